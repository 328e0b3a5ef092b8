import { sql } from 'kysely'
import type { ProcessId, VersionMoveId } from '../../../../contract/ids.ts'
import type { startVersionMove as route } from '../../../../contract/process/version-moves.ts'
import type { Received } from '../../../../contract/route.ts'
import type { Actor } from '../../../platform/actor.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { record } from '../../../platform/events/record.ts'
import { newId } from '../../../platform/ids.ts'
import { chosenDeals, mustKnowDeals } from '../chosen-deals.ts'
import { allowVersionMoves } from '../policy.ts'
import { insertMove, loadMove } from '../table.ts'
import type { VersionMoveRecord } from '../version-move.ts'
import { versionsAsked } from '../versions-asked.ts'

/**
 * Writes down what is to be done and why; from now on it belongs to the runner.
 * @throws Refusal `not_found`, `malformed` naming an unknown version, stage or deal, `version_move_running`
 */
export async function startVersionMove(
  tx: Tx,
  { id: processId, ...asked }: { id: ProcessId } & Received<typeof route>['body'],
  actor: Actor,
): Promise<VersionMoveRecord> {
  allowVersionMoves(actor)
  const { target, from } = await versionsAsked(tx, actor, processId, asked)
  const { dealIds, filter, mapping, reason } = asked
  const chosen = { dealIds, filter }
  await mustKnowDeals(tx, actor, processId, chosen)

  const id = newId<VersionMoveId>()
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from deals d
    where ${chosenDeals(actor, processId, chosen)}
      and d.process_version_id = any (${from.map((version) => version.id)}::uuid[])
  `.execute(tx)
  const total = rows[0]?.total ?? 0
  const fromVersions = from.map(({ number }) => number)
  await insertMove(tx, actor, { id, processId, target, fromVersions, chosen, mapping, reason, total })
  await record(tx, actor, {
    type: 'version_move.started',
    subject: { type: 'version_move', id },
    data: { processId, fromVersions, toVersion: target.number, mapping, reason, total },
  })
  return loadMove(tx, actor.workspaceId, id)
}
