import { useState } from 'react'
import type { Checks } from '../../../../contract/hygiene/checks.ts'

/**
 * Sitting  one go at repairing: how much there was when it began, how many are done since, and what that did to the score.
 *          What others add meanwhile does not make one's own work look smaller.
 */
export interface Sitting {
  total: number
  done: number
  scoreBefore: number | null
  score: number | null
}

export function useSitting(
  checks: Checks,
): [Sitting, (change: { by: number; score: number | null }) => void] {
  const [sitting, setSitting] = useState<Sitting>(() => ({
    total: checks.checks.reduce((sum, { count }) => sum + count, 0),
    done: 0,
    scoreBefore: checks.whole.score,
    score: checks.whole.score,
  }))
  return [
    sitting,
    ({ by, score }) => setSitting((before) => ({ ...before, done: Math.max(0, before.done + by), score })),
  ]
}
