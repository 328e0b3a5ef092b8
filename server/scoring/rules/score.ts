import type { ActivityKind, Direction } from '../../../contract/customers/activities.ts'
import type { ScoreRule } from '../../../contract/leads/score.ts'

/** What the rules ask of one lead. */
export interface Known {
  /** For each rule whether its filter means the lead; null for rules without one, or one that asks what is gone. */
  meant: readonly (boolean | null)[]
  talks: readonly { kind: ActivityKind; direction: Direction | null; at: number }[]
  /** The last talk, else when the lead came; epoch ms. */
  lastTouchAt: number
}

export interface Score {
  /** 0 to 100. */
  score: number
  /** What each rule that says something adds, in the order of the rules; rounded to tenths. */
  parts: { name: string; points: number }[]
}

const dayMs = 86_400_000
/** However often somebody calls: beyond this more of the same says nothing more. */
const mostTimes = 3

/** Pure: base + what each rule adds at an instant (epoch ms), kept within 0 and 100. */
export function scoreOf(base: number, rules: readonly ScoreRule[], known: Known, at: number): Score {
  const parts = rules
    .map((rule, place) => ({
      name: rule.name,
      points: rounded(rule.points * timesOf(rule, place, known, at)),
    }))
    .filter(({ points }) => points !== 0)
  const sum = parts.reduce((total, { points }) => total + points, base)
  return { score: Math.round(Math.min(100, Math.max(0, sum))), parts }
}

function timesOf(rule: ScoreRule, place: number, { meant, talks, lastTouchAt }: Known, at: number): number {
  switch (rule.kind) {
    case 'is':
      return meant[place] === true ? 1 : 0
    case 'silent':
      return at - lastTouchAt >= rule.days * dayMs ? 1 : 0
    case 'did': {
      const { activity, direction, halfLifeDays } = rule
      const weights = talks
        .filter(({ kind }) => (activity === null ? kind !== 'note' : kind === activity))
        .filter((talk) => direction === null || talk.direction === direction)
        .map((talk) => 0.5 ** (Math.max(0, at - talk.at) / dayMs / halfLifeDays))
      return Math.min(
        mostTimes,
        weights.reduce((sum, weight) => sum + weight, 0),
      )
    }
  }
}

const rounded = (points: number) => Math.round(points * 10) / 10
