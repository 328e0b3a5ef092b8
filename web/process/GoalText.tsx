import type { Goal } from '../../contract/process/process-document.ts'
import { useSay } from '../platform/i18n.tsx'
import { useGoalValue } from './goals/use-goal-value.ts'

/** What the process is for, measurably. */
export function GoalText({ goal: { metric, target, period } }: { goal: Goal }) {
  const say = useSay()
  const value = useGoalValue()
  const words = say(`process.goal.${metric}`, { target: value(metric, target), period })
  return <span>{say('process.goal', { words })}</span>
}
