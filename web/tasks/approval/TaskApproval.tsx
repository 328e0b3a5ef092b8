import type { TaskApproval as Approval } from '../../../contract/tasks/approvals.ts'
import { textIn } from '../../../contract/text.ts'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { ErrorState, SkeletonRows } from '../../ui/feedback/states.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Link } from '../../ui/Link.tsx'
import { GivenMoney } from '../../ui/values/GivenMoney.tsx'
import { DateText } from '../../ui/values/values.tsx'
import { FilledAnswers } from '../questionnaire/FilledAnswers.tsx'
import { useTaskApproval } from './approval-queries.ts'
import { Decide } from './Decide.tsx'
import styles from './TaskApproval.module.css'

/** Who has agreed and who is still asked; what is decided about; and deciding it. */
export function TaskApproval({ taskId }: { taskId: string }) {
  const approval = useTaskApproval(taskId)
  if (approval.data) return <Standing approval={approval.data} />
  if (approval.error) return <ErrorState error={approval.error} onRetry={() => void approval.refetch()} />
  return <SkeletonRows rows={4} columns={1} />
}

function Standing({ approval }: { approval: Approval }) {
  const say = useSay()
  const { language } = useReader()
  const { given, needed, waitingFor, deal, lastRefusal, questionnaires } = approval
  const open = approval.taskState === 'open'
  const left = Math.max(0, needed - given.length)
  const names = waitingFor.map(({ name }) => name).join(say('questionnaires.comma'))
  const role = approval.roleName ? textIn(approval.roleName, language) : null
  return (
    <section className={styles.part} aria-label={textIn(approval.name, language)}>
      {open && lastRefusal && (
        <p className={styles.refused}>
          <strong>{say('approvals.refused_by', { name: lastRefusal.by?.name ?? '' })}</strong>{' '}
          <DateText at={lastRefusal.at} relative />
          <br />
          <bdi>{lastRefusal.reason}</bdi>
        </p>
      )}
      <p className={styles.about}>
        {deal.visible ? <Link to={paths.deal(deal.id)}>{deal.title}</Link> : <strong>{deal.title}</strong>}
        {deal.company && deal.company !== deal.title && <bdi>{deal.company}</bdi>}
        <GivenMoney
          amount={deal.amount}
          currency={deal.currency}
          none={<span>{say('deals.no_amount')}</span>}
        />
        {deal.expectedCloseOn && (
          <span>
            {say('approvals.expected')} <DateText at={deal.expectedCloseOn} />
          </span>
        )}
        {deal.ownerName && <span>{say('approvals.owner', { name: deal.ownerName })}</span>}
      </p>
      {questionnaires.map((questionnaire) => (
        <details key={questionnaire.key} className={styles.answers}>
          <summary>{textIn(questionnaire.name, language)}</summary>
          <FilledAnswers questionnaire={questionnaire} />
        </details>
      ))}
      <ul className={styles.people}>
        {given.map(({ by, at }) => (
          <li key={by.id} className={styles.agreed}>
            <Icon name="check" size={14} />
            <span>
              {say('approvals.agreed', { name: by.name })}{' '}
              <span className="quiet">
                <DateText at={at} relative />
              </span>
            </span>
          </li>
        ))}
        {open && left > 0 && (
          <li className={styles.asked}>
            <span className={styles.ring} aria-hidden="true" />
            <span>
              {say('approvals.needed', { count: left, role: role ?? '', says: role ? 'yes' : 'no' })}
              {names && <span className="quiet"> · {names}</span>}
              {!names && <strong className={styles.nobody}> · {say('approvals.nobody')}</strong>}
            </span>
          </li>
        )}
      </ul>
      {open && <Decide approval={approval} />}
    </section>
  )
}
