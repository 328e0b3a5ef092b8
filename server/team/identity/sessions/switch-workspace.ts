import type { SessionId, UserId, WorkspaceId } from '../../../../contract/ids.ts'
import type { Actor } from '../../../platform/actor.ts'
import type { Database } from '../../../platform/database/tx.ts'
import { record } from '../../../platform/events/record.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { loadActor } from '../../load-actor.ts'
import { tables } from '../../table.ts'

/** Moves a session into another workspace of its user. @throws Refusal `not_found` where he is no member */
export async function switchWorkspace(
  db: Database,
  workspaceId: WorkspaceId,
  session: { id: SessionId; userId: UserId },
): Promise<Actor> {
  return db.write(workspaceId, async (tx) => {
    const actor = await loadActor(tx, workspaceId, { userId: session.userId }, 'screen')
    if (!actor) throw new Refusal('not_found')
    await tables(tx)
      .updateTable('sessions')
      .set({ workspace_id: workspaceId, updated_at: new Date().toISOString() })
      .where('id', '=', session.id)
      .execute()
    await record(tx, actor, { type: 'session.started', subject: { type: 'member', id: actor.memberId } })
    return actor
  })
}
