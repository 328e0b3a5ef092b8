import { sql } from 'kysely'
import type { ProcessId, ProcessVersionId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { type ChosenDeals, chosenDeals } from './chosen-deals.ts'

export interface StandingDeals {
  versionId: ProcessVersionId
  stageKey: string
  deals: number
  /** How many of them rest. */
  resting: number
}

/** Chosen deals by version and stage, whichever versions are to move. */
export async function dealsStanding(
  tx: Tx,
  actor: Actor,
  processId: ProcessId,
  chosen: ChosenDeals,
): Promise<StandingDeals[]> {
  const { rows } = await sql<StandingDeals>`
    select d.process_version_id as "versionId", d.stage_key as "stageKey", count(*) as deals,
           count(*) filter (where d.status = 'resting') as resting
    from deals d
    where ${chosenDeals(actor, processId, chosen)}
    group by d.process_version_id, d.stage_key
  `.execute(tx)
  return rows
}
