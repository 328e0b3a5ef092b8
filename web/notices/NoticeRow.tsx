import { readNotice } from '../../contract/notices.ts'
import { paths, withSearch } from '../paths.ts'
import { useAct } from '../platform/act.ts'
import { useSay } from '../platform/i18n.tsx'
import { Link } from '../ui/Link.tsx'
import { DateText } from '../ui/values/values.tsx'
import styles from './NoticeRow.module.css'
import { type ListedNotice, touchedByReading } from './notice-queries.ts'
import { urgencyOf, useNoticeWords } from './use-notice-words.ts'

/** One notice: what it says, about which deal, when. Opening it leads there, and it is read. */
export function NoticeRow({ notice, onOpen }: { notice: ListedNotice; onOpen: () => void }) {
  const say = useSay()
  const words = useNoticeWords()
  const read = useAct(readNotice, { touches: touchedByReading })
  const { deal, lead, at, readAt } = notice
  const unread = readAt === null && !read.isSuccess
  return (
    <li className={styles.row} data-unread={unread || undefined} data-is={urgencyOf(notice)}>
      <span className={styles.mark}>
        <Shape is={urgencyOf(notice)} />
      </span>
      <div className={styles.words}>
        <Link to={placeOf(notice)} className={styles.what} onClick={open}>
          {unread && <span className="only-heard">{say('notices.unread')} </span>}
          {words(notice)}
        </Link>
        <p className={styles.about}>
          {deal && <bdi>{deal.title}</bdi>}
          {lead && <bdi>{lead.name}</bdi>}
          {!deal && !lead && !aboutMany(notice) && !aboutPeople(notice) && (
            <span>{say('notices.hidden')}</span>
          )}
          {typeof notice.data.forName === 'string' && (
            <span>{say('notices.for', { name: notice.data.forName })}</span>
          )}
          <DateText at={at} relative />
        </p>
      </div>
    </li>
  )

  function open(): void {
    if (unread) read.mutate({ params: { id: notice.id } })
    onOpen()
  }
}

const aboutMany = ({ type }: ListedNotice) => type === 'deals.assigned' || type === 'leads.assigned'

/** About whose work it is, not about a record that he might not see. */
const aboutPeople = ({ type }: ListedNotice) => /^(deputy|customer|handover)\./.test(type)

/** Where it leads. Who may not open the deal does his task on a page of its own. */
function placeOf(notice: ListedNotice): string {
  const { deal, lead, task } = notice
  if (aboutMany(notice))
    return withSearch(notice.type === 'leads.assigned' ? paths.leadList() : paths.dealList(), { owner: 'me' })
  if (deal?.visible) return paths.deal(deal.id)
  if (lead) return paths.lead(lead.id)
  const { companyId, personId } = notice.data
  if (typeof companyId === 'string') return paths.company(companyId)
  if (typeof personId === 'string') return paths.person(personId)
  if (notice.type === 'handover.received') return paths.companies()
  return task ? paths.task(task.id) : paths.today()
}

function Shape({ is }: { is: 'late' | 'soon' | 'news' }) {
  return (
    <svg viewBox="0 0 10 10" width={10} height={10} aria-hidden="true">
      {is === 'late' && <path d="M5 .5L9.500 5 5 9.500.5 5z" fill="currentColor" />}
      {is === 'soon' && (
        <>
          <circle cx={5} cy={5} r={4} fill="none" stroke="currentColor" strokeWidth={1.4} />
          <path d="M5 1a4 4 0 0 1 0 8z" fill="currentColor" />
        </>
      )}
      {is === 'news' && <circle cx={5} cy={5} r={3} fill="currentColor" />}
    </svg>
  )
}
