import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { DealId, ProcessId } from '../../../contract/ids.ts'
import type { ChosenFilter } from '../../../contract/process/version-moves.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { unknownRecord } from '../../platform/refusal.ts'
import { dealFilter } from '../lists/filter.ts'
import { visibleDeals } from '../policy.ts'

/** Which running deals are meant: explicit ones, those of a filter, or all. */
export interface ChosenDeals {
  dealIds?: readonly DealId[] | undefined
  filter?: z.output<typeof ChosenFilter> | undefined
}

/** Running deals `d` of the process that are meant. Which versions they run is for the asker to add. */
export function chosenDeals(
  actor: Actor,
  processId: ProcessId,
  { dealIds, filter }: ChosenDeals,
): RawBuilder<boolean> {
  return sql<boolean>`d.workspace_id = ${actor.workspaceId} and d.process_id = ${processId}
    and d.status in ('open', 'resting')
    and ${dealIds ? sql`d.id = any (${dealIds}::uuid[])` : sql`true`}
    and ${filter ? dealFilter(actor, filter) : sql`true`}
    and ${filter ? andOf(actor, filter) : sql`true`}`
}

/** What a move may be limited by and a list may not. */
function andOf(
  actor: Actor,
  { team, amountFrom, amountTo }: NonNullable<ChosenDeals['filter']>,
): RawBuilder<unknown> {
  const ofTeam = sql`d.owner_id in (select tm.member_id from team_members tm
    where tm.workspace_id = ${actor.workspaceId} and tm.team_id = ${team})`
  return sql`${team === undefined ? sql`true` : ofTeam}
    and ${amountFrom === undefined ? sql`true` : sql`d.amount >= ${amountFrom}`}
    and ${amountTo === undefined ? sql`true` : sql`d.amount <= ${amountTo}`}`
}

/** Explicit deals must be deals of this process that the asker may see; he learns no more than that. */
export async function mustKnowDeals(
  tx: Tx,
  actor: Actor,
  processId: ProcessId,
  { dealIds }: ChosenDeals,
): Promise<void> {
  if (!dealIds) return
  const { rows } = await sql<{ known: number }>`
    select count(*) as known from deals d
    where d.workspace_id = ${actor.workspaceId} and d.process_id = ${processId} and d.id = any (${dealIds}::uuid[])
      and ${visibleDeals(actor)}
  `.execute(tx)
  if (rows[0]?.known !== new Set(dealIds).size) throw unknownRecord('body.dealIds')
}
