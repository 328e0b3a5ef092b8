import { sql } from 'kysely'
import type { BulkEditId, MemberId, WorkspaceId } from '../../../contract/ids.ts'
import type { Actor, Via } from '../../platform/actor.ts'
import type { Database } from '../../platform/database/tx.ts'
import { oneAfterAnother, type Runner } from '../../platform/jobs/one-after-another.ts'
import type { Log } from '../../platform/log.ts'
import { loadActor } from '../../team/load-actor.ts'
import { saveEnd } from '../table.ts'
import { runBulkEdit } from './run-bulk-edit.ts'

export type BulkEditRunner = Runner<BulkEditId>

/** Runs bulk edits inside this process, one after another. */
export const makeBulkEditRunner = (db: Database, log: Pick<Log, 'error' | 'info'>): BulkEditRunner =>
  oneAfterAnother(
    {
      name: 'bulk edits',
      run: (actor, id, signal) => runBulkEdit(db, actor, id, { signal }),
      unfinished: () => unfinished(db),
    },
    log,
  )

/** Everybody's unfinished bulk edits, each in the name of who began it and with the rights he has now. */
async function unfinished(db: Database): Promise<{ actor: Actor; id: BulkEditId }[]> {
  const workspaces = await db.read(null, (tx) =>
    sql<{ id: WorkspaceId }>`select workspace_ids() as id`.execute(tx),
  )
  const found: { actor: Actor; id: BulkEditId }[] = []
  for (const { id: workspaceId } of workspaces.rows)
    await db.write(workspaceId, async (tx) => {
      const { rows } = await sql<{ id: BulkEditId; by: MemberId; via: Via }>`
        select id, started_by as by, via from bulk_edits
        where workspace_id = ${workspaceId} and state = 'running' order by started_at
      `.execute(tx)
      for (const { id, by, via } of rows) {
        const actor = await loadActor(tx, workspaceId, { memberId: by }, via)
        if (actor) found.push({ actor, id })
        else await saveEnd(tx, workspaceId, id, 'failed', 'whoever began it is here no more')
      }
    })
  return found
}
