import { Popover } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useSay } from '../platform/i18n.tsx'
import { useKeys } from '../platform/keyboard/keys.ts'
import { formatNumber } from '../platform/reader/numbers.ts'
import { useReader } from '../platform/reader/reader.ts'
import { SkeletonRows } from '../ui/feedback/states.tsx'
import { Icon } from '../ui/icons.tsx'
import styles from './NoticeBell.module.css'
import { useUnread } from './notice-queries.ts'

const NoticeList = lazy(async () => ({ default: (await import('./NoticeList.tsx')).NoticeList }))

/** A badge says no more than that. */
const most = 99

/** What I was told and have not read: their number on the bell, the list under it. */
export function NoticeBell() {
  const say = useSay()
  const reader = useReader()
  const unread = useUnread()
  const [opened, setOpened] = useState(false)
  useKeys({ 'g b': () => setOpened(true) })
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width="min(420px, calc(100vw - 16px))"
      trapFocus
      returnFocus
      shadow="none"
    >
      <Popover.Target>
        <button
          type="button"
          className={styles.bell}
          data-unread={unread > 0 || undefined}
          aria-expanded={opened}
          aria-label={say('notices.bell', { count: unread })}
          title={say('notices.title')}
          onClick={() => setOpened(!opened)}
        >
          <Icon name="bell" size={18} />
          {unread > 0 && (
            <span className={`${styles.badge} figures`} aria-hidden="true">
              {unread > most
                ? say('notices.many', { most: formatNumber(most, reader) })
                : formatNumber(unread, reader)}
            </span>
          )}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.sheet} aria-label={say('notices.title')}>
        <Suspense fallback={<SkeletonRows rows={3} columns={1} />}>
          <NoticeList unread={unread} onClose={() => setOpened(false)} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}
