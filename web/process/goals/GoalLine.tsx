import type { CSSProperties } from 'react'
import type { GoalProgress } from '../../../contract/process/goals.ts'
import { paths, withSearch } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { formatDay } from '../../platform/reader/dates.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { useSession } from '../../platform/session.ts'
import { Link } from '../../ui/Link.tsx'
import { GoalText } from '../GoalText.tsx'
import styles from './GoalLine.module.css'
import { grows, shareOf, standingOf } from './standing.ts'
import { useGoalValue } from './use-goal-value.ts'

/** A goal and how far it has come, in a calm line: "€ 612,000 of 1,000,000 this quarter; 64 % of the time has passed". */
export function GoalLine({ goal }: { goal: GoalProgress }) {
  const say = useSay()
  const shown = useGoalValue()
  const { metric, value, target, passed, period } = goal
  if (value === null)
    return (
      <div className={styles.goal}>
        <GoalText goal={goal} />
        <p className={styles.quiet}>
          <span>{say('goals.nothing')}</span>
          <LeftOut goal={goal} />
        </p>
      </div>
    )
  const is = standingOf(goal, value)
  const words = say(`goals.line.${metric}`, {
    value: shown(metric, value),
    target: shown(metric, target),
    period,
  })
  return (
    <div className={styles.goal} data-is={is}>
      <p>
        {goal.deals && goal.cases > 0 ? (
          <Link to={withSearch(paths.dealList(), goal.deals as Record<string, string>)}>{words}</Link>
        ) : (
          words
        )}{' '}
        <span className={styles.mark}>{say(`goals.is.${is}`)}</span>
      </p>
      {grows(goal) && (
        <div
          className={styles.bar}
          aria-hidden="true"
          style={{ '--share': shareOf(goal, value), '--passed': passed } as CSSProperties}
        />
      )}
      <p className={styles.quiet}>
        {grows(goal) && <Passed goal={goal} />}
        {!grows(goal) && <span>{say('goals.cases', { count: goal.cases })}</span>}
        <Before goal={goal} />
        <LeftOut goal={goal} />
      </p>
    </div>
  )
}

/** Of a period that began before the process did, only what was left then counts. */
function Passed({ goal: { passed, from, paceFrom } }: { goal: GoalProgress }) {
  const say = useSay()
  const reader = useReader()
  return (
    <span>
      {paceFrom > from
        ? say('goals.passed_since', { share: passed, day: formatDay(paceFrom, reader) })
        : say('goals.passed', { share: passed })}
    </span>
  )
}

function Before({ goal: { before, metric, period } }: { goal: GoalProgress }) {
  const say = useSay()
  const shown = useGoalValue()
  if (before === null) return null
  const value = shown(metric, before)
  const said = metric === 'first_contact_minutes' ? say('goals.within', { span: value }) : value
  return <span>{say('goals.before', { value: said, period })}</span>
}

/** What the figure does not know of, told beside it. */
function LeftOut({ goal: { leftOut, withoutMargin, cases } }: { goal: GoalProgress }) {
  const say = useSay()
  const { currency } = useSession().workspace
  return (
    <>
      {withoutMargin > 0 && (
        <span>{say('goals.without_margin', { count: withoutMargin, total: cases + withoutMargin })}</span>
      )}
      {leftOut > 0 && <span>{say('goals.left_out', { count: leftOut, currency })}</span>}
    </>
  )
}
