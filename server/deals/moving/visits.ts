import { sql } from 'kysely'
import type { DealId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { Deal } from '../deal.ts'

/** A visit as the deal now stands: written when a stage is entered. */
export async function beginVisit(tx: Tx, actor: Actor, deal: Deal): Promise<void> {
  await sql`
    insert into stage_visits (workspace_id, deal_id, seq, process_version_id, stage_key, entered_at, deadline_at)
    values (${actor.workspaceId}, ${deal.id}, ${deal.visitSeq}, ${deal.processVersionId}, ${deal.stageKey},
            ${deal.enteredAt}, ${deal.deadlineAt})
  `.execute(tx)
}

export interface Leaving {
  at: string
  how: 'forward' | 'skip' | 'back' | 'rest' | 'won' | 'lost'
  reason: string | null
  overridden: boolean
  workingMinutes: number
}

export async function endVisit(
  tx: Tx,
  actor: Actor,
  deal: Pick<Deal, 'id' | 'visitSeq'>,
  leaving: Leaving,
): Promise<void> {
  await sql`
    update stage_visits
    set left_at = ${leaving.at}, left_how = ${leaving.how}, left_by = ${actor.memberId}, reason = ${leaving.reason},
        overridden = ${leaving.overridden}, working_minutes = ${leaving.workingMinutes}
    where workspace_id = ${actor.workspaceId} and deal_id = ${deal.id} and seq = ${deal.visitSeq}
  `.execute(tx)
}

/** A reopened deal goes on with the visit it was closed in. */
export async function resumeVisit(tx: Tx, actor: Actor, deal: Pick<Deal, 'id' | 'visitSeq'>): Promise<void> {
  await sql`
    update stage_visits
    set left_at = null, left_how = null, left_by = null, reason = null, overridden = false, working_minutes = null
    where workspace_id = ${actor.workspaceId} and deal_id = ${deal.id} and seq = ${deal.visitSeq}
  `.execute(tx)
}

/** Keys of the stages a deal ever stood in. */
export async function stagesVisited(tx: Tx, actor: Actor, id: DealId): Promise<string[]> {
  return (await stagesVisitedBy(tx, actor, [id])).get(id) ?? []
}

/** The same of several. */
export async function stagesVisitedBy(
  tx: Tx,
  actor: Actor,
  ids: readonly DealId[],
): Promise<Map<DealId, string[]>> {
  const { rows } = await sql<{ id: DealId; keys: string[] }>`
    select deal_id as id, array_agg(distinct stage_key) as keys from stage_visits
    where workspace_id = ${actor.workspaceId} and deal_id = any (${ids}::uuid[])
    group by deal_id
  `.execute(tx)
  return new Map(rows.map(({ id, keys }) => [id, keys]))
}
