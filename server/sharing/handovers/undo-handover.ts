import { sql } from 'kysely'
import type { HandoverId, MemberId } from '../../../contract/ids.ts'
import type { Handover } from '../../../contract/sharing/handovers.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { Refusal } from '../../platform/refusal.ts'
import { lockHandover, shownHandover } from './handover.ts'
import { moveShare } from './move-share.ts'

/**
 * Gives back what is still with those it went to; what somebody has given on since stays where it is. Only who handed
 * over takes it back.
 * @throws Refusal `not_found`, `handover_not_undoable` after ten minutes or a second time
 */
export async function undoHandover(tx: Tx, { id }: { id: HandoverId }, actor: Actor): Promise<Handover> {
  const handover = await lockHandover(tx, actor, id)
  if (!handover || handover.by !== actor.memberId) throw new Refusal('not_found')
  if (!handover.undoable) throw new Refusal('handover_not_undoable', { until: handover.undoUntil })
  const to = handover.from?.id ?? null
  for (const [receiver, share] of Object.entries(handover.moved))
    await moveShare(tx, share, { from: receiver as MemberId, to, reason: handover.reason }, actor)
  await sql`
    update handovers set undone_at = now() where workspace_id = ${actor.workspaceId} and id = ${id}
  `.execute(tx)
  await record(tx, actor, { type: 'handover.undone', subject: { type: 'handover', id } })
  return shownHandover((await lockHandover(tx, actor, id)) ?? handover)
}
