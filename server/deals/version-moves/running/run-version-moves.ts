import { sql } from 'kysely'
import type { MemberId, VersionMoveId, WorkspaceId } from '../../../../contract/ids.ts'
import type { Actor, Via } from '../../../platform/actor.ts'
import type { Database } from '../../../platform/database/tx.ts'
import { oneAfterAnother, type Runner } from '../../../platform/jobs/one-after-another.ts'
import type { Log } from '../../../platform/log.ts'
import { loadActor } from '../../../team/load-actor.ts'
import { saveEnd } from '../table.ts'
import { runVersionMove } from './run-version-move.ts'

export type VersionMoveRunner = Runner<VersionMoveId>

/** Runs version moves inside this process, one after another. */
export const makeVersionMoveRunner = (db: Database, log: Pick<Log, 'error' | 'info'>): VersionMoveRunner =>
  oneAfterAnother(
    {
      name: 'version moves',
      run: (actor, id, signal) => runVersionMove(db, actor, id, { signal }),
      unfinished: () => unfinished(db),
    },
    log,
  )

/** Everybody's unfinished moves, each in the name of who began it and with the rights he has now. */
async function unfinished(db: Database): Promise<{ actor: Actor; id: VersionMoveId }[]> {
  const workspaces = await db.read(null, (tx) =>
    sql<{ id: WorkspaceId }>`select workspace_ids() as id`.execute(tx),
  )
  const found: { actor: Actor; id: VersionMoveId }[] = []
  for (const { id: workspaceId } of workspaces.rows)
    await db.write(workspaceId, async (tx) => {
      const { rows } = await sql<{ id: VersionMoveId; by: MemberId; via: Via }>`
        select id, started_by as by, via from version_moves
        where workspace_id = ${workspaceId} and state = 'running' order by started_at
      `.execute(tx)
      for (const { id, by, via } of rows) {
        const actor = await loadActor(tx, workspaceId, { memberId: by }, via)
        if (actor?.rights['process.publish']) found.push({ actor, id })
        else await saveEnd(tx, workspaceId, id, 'failed', 'whoever began it may not any more')
      }
    })
  return found
}
