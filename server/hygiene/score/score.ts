import type { CheckedEntity } from '../../../contract/hygiene/checks.ts'

/** How many records of a kind are looked after, and how many of them have something wrong. */
export interface Kind {
  entity: CheckedEntity
  records: number
  faulty: number
}

/**
 * The score of some records, 0 to 100: of each kind the share without findings, of the kinds their plain mean, so that a
 * million people do not hide three hundred deals. Kinds without records do not count; null where there are none at all.
 * Rounded down: 100 means that nothing is left to repair.
 */
export function scoreOf(kinds: readonly Kind[]): number | null {
  const known = kinds.filter(({ records }) => records > 0)
  if (known.length === 0) return null
  const clean = known.reduce((sum, { records, faulty }) => sum + (records - faulty) / records, 0)
  // What adds up to a whole number in theory falls a hair short of it in floating point.
  return Math.floor((100 * clean) / known.length + 1e-9)
}
