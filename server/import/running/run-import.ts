import type { PoolClient } from 'pg'
import type { ImportId, WorkspaceId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import { type Database, inTransaction, type Tx, txOn } from '../../platform/database/tx.ts'
import { codeOfFault } from '../../platform/http/problem.ts'
import { asOfNow } from '../../team/as-of-now.ts'
import type { ImportRecord } from '../import.ts'
import { allowImport } from '../policy.ts'
import { loadImport, saveState } from '../table.ts'
import { beginRun, type Run } from './run.ts'
import { failRow, runBatch } from './run-batch.ts'

export interface RunOptions {
  /** Told after each batch. */
  onProgress?: ((progress: ImportRecord) => unknown) | undefined
  /** Ends the run after the present batch; the import stays `running` and goes on at the next start. */
  signal?: AbortSignal | undefined
  /** Rows a transaction; fewer in tests, so that there is more to interrupt. */
  batchOf?: number | undefined
}

/**
 * Writes what is still waiting of a started import, batch after batch, until it is done, cancelled, or the program
 * ends. An advisory lock of the session keeps a second runner away, in whichever process; it and the batches share one
 * connection, so a runner that lost its lock with its connection cannot write either.
 * @returns the import as it then is, or null when somebody else is running it
 */
export async function runImport(
  db: Database,
  actor: Actor,
  id: ImportId,
  { onProgress, signal, batchOf = 1_000 }: RunOptions = {},
): Promise<ImportRecord | null> {
  const { workspaceId } = actor
  const byImport: Actor = { ...actor, via: 'import', importId: id }
  return db.withClient(workspaceId, (client) =>
    withLock(client, id, async () => {
      const run = await inTransaction(client, async () => {
        const started = await loadImport(txOn(client), workspaceId, id)
        return started.state === 'running'
          ? beginRun(txOn(client), workspaceId, started, { dry: false })
          : null
      })
      try {
        if (run)
          await walk(client, byImport, run, () => tell(client, workspaceId, id, onProgress), {
            batchOf,
            signal,
          })
      } catch (fault) {
        await giveUp(client, workspaceId, id, fault)
        throw fault
      }
      return loadImport(txOn(client), workspaceId, id)
    }),
  )
}

async function walk(
  client: PoolClient,
  actor: Actor,
  run: Run,
  tell: () => Promise<void>,
  { batchOf, signal }: { batchOf: number; signal: AbortSignal | undefined },
) {
  const tx = txOn(client)
  let after = 0
  let most = batchOf
  for (let tries = 0; !signal?.aborted; ) {
    try {
      const end = await inTransaction(client, async () =>
        runBatch(tx, await stillMay(tx, actor), run, { after, most }),
      )
      await tell()
      if (!end.more) return
      after = end.last
      most = Math.min(batchOf, most * 4)
      tries = 0
    } catch (fault) {
      // What the batch had learnt of names it created was rolled back with it.
      run.names.forget()
      const code = (fault as { code?: string }).code ?? ''
      if (transient.has(code) && ++tries < 5) continue
      if (!refusedByDatabase.test(code)) throw fault
      // Some row of the batch is to blame: look for it in smaller and smaller ones.
      if (most > 1) most = Math.max(1, Math.floor(most / 8))
      else {
        const row = await inTransaction(client, () => failRow(tx, actor, run, after, faultOf(fault)))
        // No row is left: it was the last step that was refused.
        if (row === null) throw fault
        after = row
      }
    }
  }
}

/** With the rights he has by now. @throws Refusal `not_allowed` where importing is his no more */
async function stillMay(tx: Tx, actor: Actor): Promise<Actor> {
  const now = await asOfNow(tx, actor)
  allowImport(now)
  return now
}

const transient = new Set(['40001', '40P01', '55P03'])
/** Data (22) and constraint (23) errors are about a row, whatever the plan had overlooked. */
const refusedByDatabase = /^2[23]/

function faultOf(fault: unknown) {
  const { code, constraint } = fault as { code: string; constraint?: string }
  return {
    column: null,
    code: code === '23505' ? 'already_exists' : 'refused_by_database',
    value: constraint ?? code,
  }
}

async function withLock<T>(client: PoolClient, id: ImportId, work: () => Promise<T>): Promise<T | null> {
  const lock = [`import ${id}`]
  const { rows } = await client.query<{ got: boolean }>(
    'select pg_try_advisory_lock(hashtextextended($1, 0)) as got',
    lock,
  )
  if (!rows[0]?.got) return null
  try {
    return await work()
  } finally {
    await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', lock).catch(() => {})
  }
}

async function tell(
  client: PoolClient,
  workspaceId: WorkspaceId,
  id: ImportId,
  onProgress: RunOptions['onProgress'],
) {
  onProgress?.(await loadImport(txOn(client), workspaceId, id))
}

/** A fault of the house, such as a full disk: what is written stays, and the import can be run on. */
async function giveUp(
  client: PoolClient,
  workspaceId: WorkspaceId,
  id: ImportId,
  fault: unknown,
): Promise<void> {
  await saveState(txOn(client), workspaceId, id, 'failed', { fault: codeOfFault(fault) }).catch(() => {})
}
