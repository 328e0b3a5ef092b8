import type { ProcessDocument } from '../../contract/process.ts'
import { useSay } from '../platform/i18n.tsx'
import { formatMoney, formatNumber, inMinorUnits } from '../platform/numbers.ts'
import { useReader } from '../platform/reader.ts'
import { useSession } from '../platform/session.ts'
import styles from './GoalText.module.css'

/** What the process is for, measurably; without a goal, that it has none. */
export function GoalText({ goal }: { goal: ProcessDocument['goal'] }) {
  const say = useSay()
  const reader = useReader()
  const { currency } = useSession().workspace
  if (!goal) return <span className={styles.none}>{say('process.goal.none')}</span>
  const { metric, period } = goal
  const target =
    metric === 'turnover'
      ? formatMoney({ amount: inMinorUnits(goal.target, currency), currency }, reader)
      : formatNumber(goal.target, reader)
  return <span>{say('process.goal', { words: say(`process.goal.${metric}`, { target, period }) })}</span>
}
