import type { CSSProperties } from 'react'
import type { GoalProgress } from '../../../contract/process/goals.ts'
import { paths, withSearch } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { formatMoney, formatNumber, inMinorUnits } from '../../platform/numbers.ts'
import { useReader } from '../../platform/reader.ts'
import { useSession } from '../../platform/session.ts'
import { Link } from '../../ui/Link.tsx'
import { GoalText } from '../GoalText.tsx'
import styles from './GoalLine.module.css'

/** These grow through the period, so that one can be behind; the others are as good on its first day as on its last. */
const growing: readonly GoalProgress['metric'][] = ['turnover', 'new_customers', 'deals_won']

/** A goal and how far it has come, in a calm line: "€ 612,000 of 1,000,000 this quarter; 64 % of the time has passed". */
export function GoalLine({ goal }: { goal: GoalProgress }) {
  const say = useSay()
  const reader = useReader()
  const { currency } = useSession().workspace
  const { metric, value, before, target, passed, period } = goal
  if (!goal.isMeasured || value === null)
    return (
      <div className={styles.goal}>
        <GoalText goal={goal} />
        <p className={styles.quiet}>{say(goal.isMeasured ? 'goals.nothing' : 'goals.not_measured')}</p>
      </div>
    )
  const grows = growing.includes(metric)
  const share = target === 0 ? 1 : Math.min(1, value / target)
  const is = reached(goal, value) ? 'reached' : !grows ? 'short' : share < passed ? 'behind' : 'on_way'
  const words = say(`goals.line.${metric}`, {
    value: shown(value),
    target: shown(target),
    period,
  })
  return (
    <div className={styles.goal} data-is={is}>
      <p>
        {goal.deals && goal.cases > 0 ? (
          <Link to={withSearch(paths.dealList(), goal.deals as Record<string, string>)}>{words}</Link>
        ) : (
          words
        )}
        <span className={styles.mark}>{say(`goals.is.${is}`)}</span>
      </p>
      {grows && (
        <div
          className={styles.bar}
          aria-hidden="true"
          style={{ '--share': share, '--passed': passed } as CSSProperties}
        />
      )}
      <p className={styles.quiet}>
        {grows && <span>{say('goals.passed', { share: passed })}</span>}
        {before !== null && <span>{say('goals.before', { value: shown(before), period })}</span>}
        {!grows && <span>{say('goals.cases', { count: goal.cases })}</span>}
        {goal.leftOut > 0 && <span>{say('goals.left_out', { count: goal.leftOut, currency })}</span>}
      </p>
    </div>
  )

  function shown(number: number): string {
    if (metric === 'turnover' || metric === 'average_deal')
      return formatMoney({ amount: inMinorUnits(number, currency), currency }, reader)
    return formatNumber(Math.round(number * 10) / 10, reader)
  }
}

/** Of days and minutes fewer are better. */
function reached({ metric, target }: GoalProgress, value: number): boolean {
  return metric === 'cycle_days' || metric === 'first_contact_minutes' ? value <= target : value >= target
}
