import { readNotices } from '../../contract/notices.ts'
import { useAct } from '../platform/act.ts'
import { useSay } from '../platform/i18n.tsx'
import { EmptyState, ErrorState, SkeletonRows } from '../ui/feedback/states.tsx'
import { ReadMore } from '../ui/ReadMore.tsx'
import styles from './NoticeList.module.css'
import { NoticeRow } from './NoticeRow.tsx'
import { touchedByReading, useNotices } from './notice-queries.ts'

/** What I was told, newest first; each leads to what it is about. */
export function NoticeList({ unread, onClose }: { unread: number; onClose: () => void }) {
  const say = useSay()
  const notices = useNotices()
  const readAll = useAct(readNotices, { touches: touchedByReading })
  const { rows } = notices
  const newest = rows?.[0]
  return (
    <>
      <div className={styles.head}>
        <h2 className={styles.title}>{say('notices.title')}</h2>
        {unread > 0 && newest && (
          <button
            type="button"
            className={styles.all}
            disabled={readAll.isPending}
            onClick={() => readAll.mutate({ body: { until: newest.at } })}
          >
            {say('notices.read_all')}
          </button>
        )}
      </div>
      <div className={styles.scroll}>
        {notices.error && !rows && <ErrorState error={notices.error} onRetry={notices.retry} />}
        {!notices.error && !rows && <SkeletonRows rows={3} columns={1} />}
        {rows?.length === 0 && (
          <div className={styles.none}>
            <EmptyState title={say('notices.none')}>{say('notices.none.why')}</EmptyState>
          </div>
        )}
        {rows && rows.length > 0 && (
          <ul className={styles.list}>
            {rows.map((notice) => (
              <NoticeRow key={notice.id} notice={notice} onOpen={onClose} />
            ))}
          </ul>
        )}
        <ReadMore {...notices} />
      </div>
    </>
  )
}
