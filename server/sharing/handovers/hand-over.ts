import { sql } from 'kysely'
import type { HandoverId, MemberId } from '../../../contract/ids.ts'
import type { AskedHandover, Handover } from '../../../contract/sharing/handovers.ts'
import { notify } from '../../notices/notify.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { newId } from '../../platform/ids.ts'
import { lockHandover, shownHandover } from './handover.ts'
import { moveShare } from './move-share.ts'
import { counted } from './preview-handover.ts'
import { type Share, splitAmong, whatMoves } from './what-moves.ts'

/**
 * Moves all that the preview says, in one transaction. Each receiver is told once, and what it takes to undo it is kept.
 * @throws Refusal as whatMoves; `not_allowed` where a receiver may not be given deals by him
 */
export async function handOver(
  tx: Tx,
  { reason, ...asked }: AskedHandover & { reason: string },
  actor: Actor,
): Promise<Handover> {
  const { from, records } = await whatMoves(tx, asked, actor)
  const moved: Record<MemberId, Share> = {}
  for (const [to, share] of splitAmong(records, asked.to))
    if (to !== from?.id) moved[to] = await moveShare(tx, share, { from: from?.id ?? null, to, reason }, actor)

  const id = newId<HandoverId>()
  await sql`
    insert into handovers (workspace_id, id, from_id, reason, handed_over_by, moved)
    values (${actor.workspaceId}, ${id}, ${from?.id ?? null}, ${reason}, ${actor.memberId},
            ${JSON.stringify(moved)}::jsonb)
  `.execute(tx)
  await record(tx, actor, {
    type: 'handover.made',
    subject: { type: 'handover', id },
    data: { from: from?.name ?? null, reason, ...counted(Object.values(moved)) },
  })
  await notify(
    tx,
    actor,
    Object.entries(moved).flatMap(([to, share]) => {
      const count = Object.values(share).reduce((sum, ids) => sum + ids.length, 0)
      const data = { byName: actor.name, fromName: from?.name ?? null, count }
      return count === 0 ? [] : [{ memberId: to as MemberId, type: 'handover.received' as const, data }]
    }),
  )
  const handover = await lockHandover(tx, actor, id)
  if (!handover) throw new Error('what was handed over is not there')
  return shownHandover(handover)
}
