import { useQuery } from '@tanstack/react-query'
import { companyChoices, listCompanies } from '../../../contract/customers/companies.ts'
import { showChecks } from '../../../contract/hygiene/checks.ts'
import { listExcuses, listFindings } from '../../../contract/hygiene/repairs.ts'
import { ask, keyOf, usePages } from '../../platform/ask.ts'

/** Counts and score alone: the rows somebody works through stay where they are under his hands. */
export const touchedByRepair = [
  keyOf(showChecks),
  keyOf(listExcuses),
  ['companies'],
  ['people'],
  ['deals'],
  ['leads'],
  ['tasks'],
]

export const useChecks = (rereadMs?: number) =>
  useQuery({ ...ask(showChecks), ...(rereadMs && { refetchInterval: rereadMs }) })

export const useFindings = (check: string | undefined) =>
  usePages(listFindings, { query: { limit: 40, ...(check && { check }) } })

export const useExcuses = () => usePages(listExcuses, { query: { limit: 40 } })

export const useIndustries = (enabled: boolean) =>
  useQuery({ ...ask(companyChoices), enabled }).data?.industries ?? []

export const useCompaniesNamed = (text: string, enabled: boolean) =>
  useQuery({ ...ask(listCompanies, { query: { limit: 20, ...(text && { text }) } }), enabled }).data?.rows ??
  []
