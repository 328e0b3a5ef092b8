import { type RawBuilder, sql } from 'kysely'
import type { MemberId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { waitingLeads } from './recount-leads.ts'

/** Of a deal `d`: how many of its own deadlines run, the one of its stage and the one of the first contact. */
const ofDeal = sql`(
  (d.warn_at is not null or d.deadline_at is not null)::integer
  + (d.first_contact_at is null and (d.first_contact_warn_at is not null or d.first_contact_due_at is not null))::integer)`

/**
 * How many deadlines are counted by a colleague's working time, which is that of his tasks, or by the company's (null),
 * which is all. Those of resting deals are among them: what will be left of them depends on it too.
 */
export async function countRunning(tx: Tx, actor: Actor, memberId: MemberId | null): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select ${memberId === null ? dealsAndLeadsRunning(actor) : sql`0`} + (
      select count(*)
      from tasks t
      where t.workspace_id = ${actor.workspaceId} and t.state = 'open' and t.clock is not null
        and ${memberId === null ? sql`true` : sql`t.assignee_id = ${memberId}`})::integer as count
  `.execute(tx)
  return rows[0]?.count ?? 0
}

const dealsAndLeadsRunning = (actor: Actor): RawBuilder<unknown> => sql`coalesce((
  select sum(${ofDeal})
  from deals d
  where d.workspace_id = ${actor.workspaceId} and d.status in ('open', 'resting')), 0)::integer + (
  select count(*)
  from leads l
  where l.workspace_id = ${actor.workspaceId} and ${waitingLeads})::integer`
