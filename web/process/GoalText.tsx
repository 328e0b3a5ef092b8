import type { Goal } from '../../contract/process/process-document.ts'
import { useSay } from '../platform/i18n.tsx'
import { formatMoney, formatNumber, inMinorUnits } from '../platform/numbers.ts'
import { useReader } from '../platform/reader.ts'
import { useSession } from '../platform/session.ts'

/** What the process is for, measurably. */
export function GoalText({ goal }: { goal: Goal }) {
  const say = useSay()
  const reader = useReader()
  const { currency } = useSession().workspace
  const { metric, period } = goal
  const target =
    metric === 'turnover' || metric === 'average_deal'
      ? formatMoney({ amount: inMinorUnits(goal.target, currency), currency }, reader)
      : formatNumber(goal.target, reader)
  return <span>{say('process.goal', { words: say(`process.goal.${metric}`, { target, period }) })}</span>
}
