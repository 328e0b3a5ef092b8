import { z } from 'zod'
import { Instant } from './days.ts'
import { DealId, LeadId, NoticeId, TaskId } from './ids.ts'
import { Page, PageQuery } from './page.ts'
import { route } from './route.ts'
import { Text } from './text.ts'

/** What a member is told without having asked: a deadline that came near or passed, a task somebody gave him. */
export const Notice = z.object({
  id: NoticeId,
  /** The event it is about: `deal.stage_warned`, `task.overdue`, `deadline.escalated` … */
  type: z.string(),
  at: Instant,
  readAt: Instant.nullable(),
  /** Null where it is about none, or about one that the reader may not (or no longer) see. */
  deal: z
    .object({
      id: DealId,
      title: z.string(),
      ownerName: z.string().nullable(),
      /** Whether the reader may open the deal itself; if not, he sees it because of his task. */
      visible: z.boolean(),
    })
    .nullable(),
  task: z.object({ id: TaskId, name: Text }).nullable(),
  /** Null where it is about none, or about one that the reader may not (or no longer) see. */
  lead: z.object({ id: LeadId, name: z.string() }).nullable(),
  data: z.record(z.string(), z.unknown()),
})
export type Notice = z.infer<typeof Notice>

export const listNotices = route({
  method: 'GET',
  path: '/notices',
  summary: 'What I was told, newest first.',
  needs: 'signed_in',
  query: z.object({ ...PageQuery, unread: z.enum(['true']).optional() }),
  returns: Page(Notice),
  refusals: ['bad_cursor'],
})

export const countUnreadNotices = route({
  method: 'GET',
  path: '/notices/unread',
  summary: 'How many of them I have not read; counted up to 100.',
  needs: 'signed_in',
  returns: z.object({ count: z.int() }),
})

export const readNotice = route({
  method: 'PUT',
  path: '/notices/{id}/reading',
  summary: 'I have read it.',
  needs: 'signed_in',
  params: z.object({ id: NoticeId }),
  returns: z.undefined(),
  status: 204,
})

export const readNotices = route({
  method: 'PUT',
  path: '/notices/reading',
  summary: 'I have read all that I was told until then.',
  needs: 'signed_in',
  body: z.strictObject({ until: Instant }),
  returns: z.undefined(),
  status: 204,
})
