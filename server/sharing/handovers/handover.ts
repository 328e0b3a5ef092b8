import { type RawBuilder, sql } from 'kysely'
import type { HandoverId, MemberId } from '../../../contract/ids.ts'
import type { Handover } from '../../../contract/sharing/handovers.ts'
import type { Actor } from '../../platform/actor.ts'
import { named } from '../../platform/database/named.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { counted } from './preview-handover.ts'
import type { Share } from './what-moves.ts'

/** For how long a handover can be taken back. */
export const undoMinutes = 10

export interface HandoverRow {
  id: HandoverId
  from: { id: MemberId; name: string } | null
  by: MemberId | null
  reason: string
  at: string
  undoUntil: string
  undoneAt: string | null
  undoable: boolean
  moved: Record<MemberId, Share>
}

/** The handover, locked; null where there is none here. */
export async function lockHandover(tx: Tx, actor: Actor, id: HandoverId): Promise<HandoverRow | null> {
  const { rows } = await statement(sql`h.workspace_id = ${actor.workspaceId} and h.id = ${id}`).execute(tx)
  return rows[0] ?? null
}

export function shownHandover({ id, from, at, undoUntil, undoneAt, moved }: HandoverRow): Handover {
  return { id, from, at, undoUntil, undoneAt, ...counted(Object.values(moved)) }
}

const statement = (condition: RawBuilder<unknown>) => sql<HandoverRow>`
  select h.id, ${named('m')} as "from", h.handed_over_by as by, h.reason, h.handed_over_at as at,
         h.handed_over_at + make_interval(mins => ${undoMinutes}) as "undoUntil", h.undone_at as "undoneAt",
         h.undone_at is null and h.handed_over_at > now() - make_interval(mins => ${undoMinutes}) as undoable, h.moved
  from handovers h
  left join members m on m.workspace_id = h.workspace_id and m.id = h.from_id
  where ${condition}
  for update of h`
