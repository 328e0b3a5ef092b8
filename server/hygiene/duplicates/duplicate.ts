import type { Likeness } from '../../../contract/hygiene/duplicates.ts'

/**
 * Duplicate    a second record of the same person or company.
 * Form         a value as it is compared: without accents, titles, legal forms, spaces (see migration 0019).
 * Key          what two records must share to be compared at all; every record has a few.
 * Pair         two records that look alike, with points and the reasons for them.
 * Merge        two records made one: one is kept, one is gone, and for thirty days it can be undone.
 */
export interface Comparison {
  /** Out of 100; from `duplicateThreshold` on they are held for one. */
  score: number
  /** What speaks for it, then what speaks against, weightier first. */
  reasons: Likeness[]
}

/** One piece of evidence: points for (above zero) or against it being one record. */
export interface Evidence {
  of: Likeness
  points: number
}

/** As much evidence as makes it as likely as not. Points are logarithms of odds, so they add up. */
const even = 5
const steepness = 1.5

export function weigh(found: readonly (Evidence | null)[]): Comparison {
  const evidence = found
    .filter((one) => one !== null)
    .toSorted(
      (a, b) => Number(b.points > 0) - Number(a.points > 0) || Math.abs(b.points) - Math.abs(a.points),
    )
  return { score: scoreOf(evidence), reasons: evidence.map((one) => one.of) }
}

/** What it comes to, out of 100. */
export function scoreOf(found: readonly (Pick<Evidence, 'points'> | null)[]): number {
  const points = found.reduce((sum, one) => sum + (one?.points ?? 0), 0)
  return Math.round(100 / (1 + Math.exp((even - points) / steepness)))
}

/** `given(a, b, compare)`: what is missing on one side speaks neither for nor against. */
export function given<T>(
  a: T | null,
  b: T | null,
  compare: (a: T, b: T) => Evidence | null,
): Evidence | null {
  return a === null || b === null ? null : compare(a, b)
}
