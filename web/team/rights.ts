import type { Rights } from '../../contract/team/rights.ts'

/** In the order of the work: opportunities, customers, the process, the house. */
export const reachRights = [
  'deals.see',
  'deals.edit',
  'deals.reopen',
  'gate.override',
  'tasks.waive',
  'leads.see',
  'leads.edit',
  'leads.convert',
  'customers.see',
  'customers.edit',
] as const satisfies readonly (keyof Rights)[]

export const plainRights = [
  'products.edit',
  'process.choose',
  'process.publish',
  'segments.share',
  'import',
  'export',
  'team.manage',
  'workspace.manage',
] as const satisfies readonly (keyof Rights)[]

export const reaches = ['none', 'own', 'team', 'all'] as const
