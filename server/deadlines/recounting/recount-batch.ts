import { sql } from 'kysely'
import type { DealId, MemberId, RecountId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { forgetWorkspaceCalendar, staffCalendars } from '../../team/calendars/workspace-calendar.ts'
import { recountDeals } from './recount-deals.ts'
import { recountLeads } from './recount-leads.ts'
import { recountTasks } from './recount-tasks.ts'
import { countRunning } from './running-deadlines.ts'

/** What a batch did. Deals that somebody had at hand are left over: nobody waits for a recount, nor it for him. */
export interface Recounted {
  counted: number
  moved: number
  leftOver: DealId[]
}

/** A recount as it lies there, locked by the batch that goes on with it. */
interface Recount {
  id: RecountId
  memberId: MemberId | null
  afterwards: boolean
  askedAt: string
  lastDeal: DealId | null
  leftOver: DealId[]
  total: number | null
}

/**
 * Counts the deadlines of the next deals again, with how far it is in the same transaction.
 * @returns whether there is more to do at once
 */
export async function recountBatch(tx: Tx, house: Actor, most: number): Promise<boolean> {
  const recount = await lockNext(tx, house)
  if (!recount) return false
  // This process may still know the former hours.
  forgetWorkspaceCalendar(house.workspaceId)
  const staff = await staffCalendars(tx, house.workspaceId)
  const total = recount.total ?? (await countRunning(tx, house, recount.memberId))
  const page = await dealsAfter(tx, house, recount, most)
  const ids = page.length > 0 ? page : recount.leftOver.slice(0, most)
  const deals = recount.memberId === null ? await recountDeals(tx, house, ids, staff.company) : nothing
  const tasks = await recountTasks(tx, house, ids, staff, recount.memberId)
  const begins = recount.memberId === null && recount.lastDeal === null && recount.leftOver.length === 0
  const leads = begins ? await recountLeads(tx, house, staff.company) : { counted: 0, moved: 0 }
  const stillLeft = new Set([...deals.leftOver, ...tasks.leftOver])
  const others = page.length > 0 ? recount.leftOver : recount.leftOver.slice(most)
  const leftOver = [...others, ...stillLeft]
  const done = page.length === 0 && leftOver.length === 0
  await sql`
    update recounts
    set last_deal = ${page.at(-1) ?? recount.lastDeal}, left_over = ${leftOver}::uuid[], total = ${total},
        counted = counted + ${deals.counted + tasks.counted + leads.counted},
        moved = moved + ${deals.moved + tasks.moved + leads.moved},
        finished_at = case when ${done} then now() end
    where workspace_id = ${house.workspaceId} and id = ${recount.id}
  `.execute(tx)
  if (done) await tellDone(tx, house, recount)
  // Where all that is left is at hand elsewhere, the next round looks again.
  return done || page.length > 0 || stillLeft.size < ids.length
}

const nothing: Recounted = { counted: 0, moved: 0, leftOver: [] }

/** The one that was asked first. A second server waits here for the batch of the first. */
async function lockNext(tx: Tx, house: Actor): Promise<Recount | undefined> {
  const { rows } = await sql<Recount>`
    select id, member_id as "memberId", afterwards, asked_at as "askedAt", last_deal as "lastDeal",
           left_over as "leftOver", total
    from recounts
    where workspace_id = ${house.workspaceId} and finished_at is null and begins_at <= now()
    order by begins_at, id
    limit 1
    for update
  `.execute(tx)
  return rows[0]
}

async function dealsAfter(
  tx: Tx,
  house: Actor,
  { memberId, afterwards, askedAt, lastDeal }: Recount,
  most: number,
): Promise<DealId[]> {
  const { rows } = await sql<{ id: DealId }>`
    select d.id
    from deals d
    where d.workspace_id = ${house.workspaceId} and d.status in ('open', 'resting')
      and ${lastDeal === null ? sql`true` : sql`d.id > ${lastDeal}`}
      and ${
        memberId === null
          ? sql`true`
          : sql`d.id in (select t.deal_id from tasks t where t.workspace_id = d.workspace_id and t.state = 'open'
                           and t.assignee_id = ${memberId})`
      }
      and ${
        // What began since has left an event; a minute more, since the clocks of two servers differ.
        afterwards
          ? sql`exists (select from events e where e.workspace_id = d.workspace_id and e.deal_id = d.id
                          and e.at > ${askedAt}::timestamptz - interval '1 minute')`
          : sql`true`
      }
    order by d.id
    limit ${most}
  `.execute(tx)
  return rows.map(({ id }) => id)
}

/** For open pages: what they show of deadlines is no longer so. */
async function tellDone(tx: Tx, house: Actor, { id, memberId, afterwards }: Recount): Promise<void> {
  const { rows } = await sql<{ counted: number; moved: number }>`
    select counted, moved from recounts where workspace_id = ${house.workspaceId} and id = ${id}
  `.execute(tx)
  const { counted, moved } = rows[0] as { counted: number; moved: number }
  if (afterwards && moved === 0) return
  await record(tx, house, {
    type: 'deadlines.recounted',
    subject: { type: 'workspace', id: house.workspaceId },
    data: { counted, moved, ...(memberId && { memberId }) },
  })
}
