import { paths, withSearch } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { oneOf, type RawSearch, textOf, useSearchParams } from '../platform/search-params.ts'
import { EmptyState, ErrorState, SkeletonRows } from '../ui/feedback/states.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { ReadMore } from '../ui/ReadMore.tsx'
import { DateText } from '../ui/values/values.tsx'
import { ChatTabs } from './ChatTabs.tsx'
import styles from './ConversationsPage.module.css'
import { useTalks } from './chat-queries.ts'
import { TalkView } from './conversations/TalkView.tsx'

const readSearch = (raw: RawSearch) => ({
  talk: textOf(raw.talk),
  lead: textOf(raw.lead),
  state: oneOf(raw.state, ['open', 'all']) ?? ('all' as const),
})

/** Visitors' conversations: those that wait for an answer first, and one of them open beside the list. */
export function ConversationsPage() {
  const say = useSay()
  const [{ talk, lead, state }] = useSearchParams(readSearch)
  const talks = useTalks({ state, lead })
  const open = talk ?? (lead ? talks.rows?.[0]?.id : undefined)
  return (
    <Page title={say('chat.title')} tools={<ChatTabs current="conversations" />} width="full">
      {talks.error && !talks.rows ? (
        <ErrorState error={talks.error} onRetry={talks.retry} />
      ) : !talks.rows ? (
        <SkeletonRows rows={6} columns={2} />
      ) : talks.rows.length === 0 ? (
        <EmptyState title={say('chat.none')}>{say('chat.none.why')}</EmptyState>
      ) : (
        <div className={styles.both} data-open={open !== undefined || undefined}>
          <nav className={styles.list} aria-label={say('chat.conversations')}>
            <ul>
              {talks.rows.map((one) => (
                <li key={one.id}>
                  <Link
                    to={withSearch(paths.conversations(), { talk: one.id, lead })}
                    className={styles.talk}
                    aria-current={one.id === open ? 'page' : undefined}
                  >
                    <span className={styles.who}>
                      <bdi>{one.lead.name}</bdi>
                      {one.waits && <strong className={styles.waits}>{say('chat.waits')}</strong>}
                      <DateText at={one.lastAt} relative />
                    </span>
                    <span className={styles.words} dir="auto">
                      {one.lastWords}
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
            <ReadMore {...talks} />
          </nav>
          {open ? <TalkView key={open} id={open} /> : <p className="quiet">{say('chat.choose')}</p>}
        </div>
      )}
    </Page>
  )
}
