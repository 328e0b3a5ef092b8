import type { GoalProgress } from '../../../contract/process/goals.ts'

/** These grow through the period, so that one can be behind; the others are as good on its first day as on its last. */
const growing: readonly GoalProgress['metric'][] = ['turnover', 'new_customers', 'deals_won', 'profit']
export const grows = ({ metric }: Pick<GoalProgress, 'metric'>) => growing.includes(metric)

/** Of days and minutes fewer are better. */
const fewer: readonly GoalProgress['metric'][] = ['cycle_days', 'first_contact_minutes']

/** Nobody is behind by a share of the time that a single deal makes up for. */
const tolerance = 0.05

/** Pure: what has come in of the target, 0 to 1. */
export const shareOf = ({ target }: Pick<GoalProgress, 'target'>, value: number) =>
  target === 0 ? 1 : Math.min(1, value / target)

/** Pure: how a goal with this value stands, by the time that has passed where it grows with it. */
export function standingOf(
  goal: Pick<GoalProgress, 'metric' | 'target' | 'passed'>,
  value: number,
): 'reached' | 'short' | 'behind' | 'on_way' {
  const { metric, target, passed } = goal
  if (fewer.includes(metric) ? value <= target : value >= target) return 'reached'
  if (!grows(goal)) return 'short'
  return passed - shareOf(goal, value) > tolerance ? 'behind' : 'on_way'
}
