import type { Check, CheckedEntity } from '../../../contract/hygiene/checks.ts'

/**
 * Check     what is looked for in records of a kind; the house's own are in usual-checks.ts.
 * Finding   a check that a record does not pass. Findings are kept (see 0029-hygiene-checks.sql), not worked out when
 *           they are shown: a record is checked when something happens to it, and all of them once a day.
 * Excuse    somebody said why a record is right as it is.
 * Round     going through all records of a kind: each day, since time passes and what stands beside a record changes,
 *           and whenever a check is changed.
 */
export type KnownCheck = Omit<Check, 'count' | 'broken'>

/** Deals are checked while they are open, leads while it is open what becomes of them. */
export const checkedTables = {
  company: { table: 'companies', row: 'c' },
  person: { table: 'people', row: 'p' },
  deal: { table: 'deals', row: 'd' },
  lead: { table: 'leads', row: 'l' },
} as const satisfies Record<CheckedEntity, { table: string; row: string }>
