import { useQuery } from '@tanstack/react-query'
import { countUnreadNotices, listNotices } from '../../contract/notices.ts'
import { ask, type RowOf, usePages } from '../platform/ask.ts'
import { whenEvent } from '../platform/live.ts'

export type ListedNotice = RowOf<typeof listNotices>

/** What I was told, newest first. */
export const useNotices = () => usePages(listNotices, { query: { limit: 20 } })

export const useUnread = () => useQuery(ask(countUnreadNotices)).data?.count ?? 0

/** What reading makes stale. */
export const touchedByReading = [['notices']]

// Also that another tab of mine read one.
whenEvent('notice', () => [['notices']])
