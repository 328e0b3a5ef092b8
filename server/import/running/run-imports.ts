import { sql } from 'kysely'
import type { ClientConfig } from 'pg'
import type { ImportId, MemberId, WorkspaceId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Database } from '../../platform/database/tx.ts'
import { oneAfterAnother, type Runner } from '../../platform/jobs/one-after-another.ts'
import type { Log } from '../../platform/log.ts'
import { loadActor } from '../../team/load-actor.ts'
import { saveState } from '../table.ts'
import { undoImport } from '../undoing/undo-import.ts'
import { runImport } from './run-import.ts'
import { runInProcess } from './run-in-process.ts'

export type ImportRunner = Runner<ImportId>

/**
 * Runs imports inside this process, one after another. No queue of jobs is needed for that: which imports are to run and
 * which rows still wait is written in the same transactions as the records, and an advisory lock tells several
 * processes apart.
 */
export const makeImportRunner = (
  db: Database,
  log: Pick<Log, 'error' | 'info'>,
  connection?: ClientConfig,
): ImportRunner =>
  oneAfterAnother(
    {
      name: 'imports',
      run: (actor, id, signal) => bringForward(db, actor, id, { signal, connection }),
      unfinished: () => unfinished(db),
    },
    log,
  )

/** Rows above which a process of its own is worth its start of about half a second. */
const manyRows = 2_000

async function bringForward(
  db: Database,
  actor: Actor,
  id: ImportId,
  { signal, connection }: { signal: AbortSignal; connection: ClientConfig | undefined },
): Promise<void> {
  const { workspaceId } = actor
  const { rows } = await db.read(workspaceId, (tx) =>
    sql<{
      state: string
      rows: number
    }>`select state, rows_total as rows from imports where workspace_id = ${workspaceId} and id = ${id}`.execute(
      tx,
    ),
  )
  const [found] = rows
  if (found?.state === 'undoing') await undoImport(db, actor, id)
  else if (connection && found && found.rows > manyRows) await runInProcess({ connection, actor, id }, signal)
  else await runImport(db, actor, id, { signal })
}

/** Everybody's unfinished imports, each in the name of who began it and with the rights he has now. */
async function unfinished(db: Database): Promise<{ actor: Actor; id: ImportId }[]> {
  const workspaces = await db.read(null, (tx) =>
    sql<{ id: WorkspaceId }>`select workspace_ids() as id`.execute(tx),
  )
  const found: { actor: Actor; id: ImportId }[] = []
  for (const { id: workspaceId } of workspaces.rows)
    await db.write(workspaceId, async (tx) => {
      const { rows } = await sql<{ id: ImportId; by: MemberId }>`
        select id, by from imports
        where workspace_id = ${workspaceId} and state in ('running', 'undoing') order by started_at
      `.execute(tx)
      for (const { id, by } of rows) {
        const actor = await loadActor(tx, workspaceId, { memberId: by }, 'import')
        if (actor?.rights.import) found.push({ actor, id })
        else await saveState(tx, workspaceId, id, 'failed', { fault: 'importer_may_not' })
      }
    })
  return found
}
