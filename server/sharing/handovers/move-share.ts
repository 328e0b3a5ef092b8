import { sql } from 'kysely'
import type { DealId, LeadId, MemberId, TaskId } from '../../../contract/ids.ts'
import { assignQuietly as assignDeals } from '../../deals/moving/bulk-assign-deals.ts'
import { assignQuietly as assignLeads } from '../../leads/assign-lead.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { passTasksOn } from '../../tasks/hand-offs/pass-tasks-on.ts'
import type { Share } from './what-moves.ts'

interface Move {
  from: MemberId | null
  to: MemberId | null
  reason: string
}

/**
 * Moves what of a share is still with `from`, each kind through its own door; customers, of which there may be many
 * thousands, in one statement.
 * @returns what moved
 */
export async function moveShare(tx: Tx, share: Share, move: Move, actor: Actor): Promise<Share> {
  const companies = await moveCustomers(tx, 'company', share.companies, move, actor)
  const people = await moveCustomers(tx, 'person', share.people, move, actor)
  const deals = await assignDeals(
    tx,
    { ids: await stillWith<DealId>(tx, 'deals', share.deals, move, actor), ownerId: move.to },
    actor,
  )
  const leads =
    move.to === null
      ? []
      : await assignLeads(
          tx,
          { ids: await stillWith<LeadId>(tx, 'leads', share.leads, move, actor), ownerId: move.to },
          actor,
        )
  if (move.from !== null && share.tasks.length > 0)
    await passTasksOn(
      tx,
      { from: move.from, to: move.to, tasks: share.tasks as TaskId[], reason: move.reason },
      actor,
    )
  return { companies, people, deals, leads, tasks: share.tasks }
}

async function moveCustomers(
  tx: Tx,
  is: 'company' | 'person',
  ids: readonly string[],
  { from, to, reason }: Move,
  actor: Actor,
): Promise<string[]> {
  if (ids.length === 0) return []
  const table = sql.table(is === 'company' ? 'companies' : 'people')
  const { rows } = await sql<{ id: string }>`
    update ${table} set owner_id = ${to}, version = version + 1
    where workspace_id = ${actor.workspaceId} and owner_id is not distinct from ${from}::uuid
      and id in (select id from ${table} where workspace_id = ${actor.workspaceId} and id = any (${ids}::uuid[])
                 order by id for update)
    returning id
  `.execute(tx)
  await record(
    tx,
    actor,
    ...rows.map(({ id }) => ({
      type: `${is}.edited` as const,
      subject: { type: is, id },
      data: { changes: { ownerId: [from, to] }, reason },
    })),
  )
  return rows.map(({ id }) => id)
}

async function stillWith<Id extends string>(
  tx: Tx,
  table: 'deals' | 'leads',
  ids: readonly string[],
  { from }: Move,
  actor: Actor,
): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select id from ${sql.table(table)}
    where workspace_id = ${actor.workspaceId} and id = any (${ids}::uuid[])
      and owner_id is not distinct from ${from}::uuid
    order by id for update
  `.execute(tx)
  return rows.map(({ id }) => id)
}
