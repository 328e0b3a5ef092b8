import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { TaskId } from '../../../contract/ids.ts'
import type { Received } from '../../../contract/route.ts'
import type { QueuedTask, listQueuedTasks as route } from '../../../contract/tasks/hand-offs.ts'
import type { Actor } from '../../platform/actor.ts'
import { decodeCursor, encodeCursor, KeyInstant } from '../../platform/database/cursor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { workingTimeBetween } from '../../platform/time/working-time.ts'
import { seesQueue } from '../../tasks/hand-offs/policy.ts'
import { mayTask } from '../../tasks/policy.ts'
import { workspaceCalendar } from '../../team/calendars/workspace-calendar.ts'
import { type ListedRow, listedColumns, shownInList, tasksInList } from '../tasks/list-tasks.ts'

type Asked = Received<typeof route>['params'] & Received<typeof route>['query']

/**
 * What waits in a role's queue, longest waiting first, or what is taken from it, longest taken first.
 * @throws Refusal `not_found` for a queue one neither serves nor may look at
 */
export async function listQueuedTasks(
  tx: Tx,
  asked: Asked,
  actor: Actor,
): Promise<{ rows: QueuedTask[]; next: string | null }> {
  if (!seesQueue(actor, asked.role)) throw new Refusal('not_found')
  const since = asked.state === 'waiting' ? sql`h.waiting_since` : sql`h.taken_at`
  const { rows } = await sql<ListedRow & Handed>`
    select ${listedColumns}, ${since}::text as since, h.waiting_since as "waitingSince", h.taken_at as "takenAt"
    from hand_offs h
    join (${tasksInList}) on t.workspace_id = h.workspace_id and t.id = h.task_id
    where h.workspace_id = ${actor.workspaceId} and h.role_key = ${asked.role} and h.ended_at is null
      and ${asked.state === 'waiting' ? sql`h.taken_at is null` : sql`h.taken_at is not null`}
      and ${afterCursor(asked.cursor, since)}
    order by ${since}, h.task_id
    limit ${asked.limit + 1}
  `.execute(tx)
  const calendar = await workspaceCalendar(tx, actor.workspaceId)
  const now = Date.now()
  const page = rows.slice(0, asked.limit)
  const shown = await shownInList(tx, page, actor)
  const last = page.at(-1)
  return {
    rows: shown.map(({ deal, ...task }, place) => {
      const row = page[place] as ListedRow & Handed
      return {
        ...task,
        waitingSince: row.waitingSince,
        takenAt: row.takenAt,
        minutes: Math.max(
          0,
          Math.round(workingTimeBetween(calendar, Date.parse(row.takenAt ?? row.waitingSince), now)),
        ),
        deal: mayTask(actor, 'see', row.task) ? deal : null,
      }
    }),
    next: rows.length > asked.limit && last ? encodeCursor([last.since, last.task.id]) : null,
  }
}

interface Handed {
  since: string
  waitingSince: string
  takenAt: string | null
}

function afterCursor(cursor: string | undefined, since: RawBuilder<unknown>): RawBuilder<unknown> {
  if (!cursor) return sql`true`
  const [from, id] = decodeCursor(cursor, z.tuple([KeyInstant, TaskId]))
  return sql`(${since}, h.task_id) > (${from}::timestamptz, ${id}::uuid)`
}
