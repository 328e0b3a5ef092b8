import type { Goal } from '../../../contract/process/process-document.ts'
import { paths, withSearch } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { GoalText } from '../GoalText.tsx'
import styles from './GoalLine.module.css'
import { GoalLine } from './GoalLine.tsx'
import { useGoalsOf } from './goal-queries.ts'

interface GoalsProps {
  processId: string
  /** As the shown version has them: what is said while their progress is not known. */
  goals: readonly Goal[]
}

/** What a process is for and how far that has come; and that nobody has looked at its numbers for a month. */
export function Goals({ processId, goals }: GoalsProps) {
  const say = useSay()
  const known = useGoalsOf(processId)
  // An old version's goals are what was wanted then: nobody counts them any more.
  const same = known && sameGoals(goals, known.goals)
  return (
    <div className={styles.goals}>
      {same
        ? known.goals.map((goal) => <GoalLine key={goal.metric + goal.period} goal={goal} />)
        : goals.map((goal) => (
            <p key={goal.metric + goal.period} className={styles.goal}>
              <GoalText goal={goal} />
            </p>
          ))}
      {known?.flags.includes('unread') && (
        <p className={styles.unread}>
          {say('goals.unread')}{' '}
          <Link to={withSearch(paths.numbers(), { process: processId })}>{say('goals.unread.open')}</Link>
        </p>
      )}
    </div>
  )
}

function sameGoals(a: readonly Goal[], b: readonly Goal[]): boolean {
  const keyOf = ({ metric, target, period }: Goal) => `${metric} ${target} ${period}`
  return a.map(keyOf).join() === b.map(keyOf).join()
}
