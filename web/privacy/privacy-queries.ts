import { useQuery } from '@tanstack/react-query'
import { listConsents, listRetentionRules, previewErasure } from '../../contract/privacy.ts'
import { ask } from '../platform/ask.ts'
import { whenEvent } from '../platform/live.ts'

/** What a person agreed to, the latest first. */
export const useConsents = (id: string) => useQuery(ask(listConsents, { params: { id: id as never } }))

/** Counted anew each time it is opened: it says what would be lost now. */
export const useErasurePreview = (id: string, enabled: boolean) =>
  useQuery({ ...ask(previewErasure, { params: { id: id as never } }), enabled, staleTime: 0, gcTime: 0 })

export const useRetentionRules = () => useQuery(ask(listRetentionRules))

export const touchedByConsent = [['people']]

whenEvent('person.consented', () => touchedByConsent)
whenEvent('person.consent_withdrawn', () => touchedByConsent)
whenEvent('retention_rule', () => [['retention-rules']])
