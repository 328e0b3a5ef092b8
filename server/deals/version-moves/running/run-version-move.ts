import type { PoolClient } from 'pg'
import type { VersionMoveId } from '../../../../contract/ids.ts'
import type { Actor } from '../../../platform/actor.ts'
import { type Database, inTransaction, type Tx, txOn } from '../../../platform/database/tx.ts'
import { record } from '../../../platform/events/record.ts'
import { codeOfFault } from '../../../platform/http/problem.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { asOfNow } from '../../../team/as-of-now.ts'
import { holds } from '../../../team/reach.ts'
import { moveBatch } from '../batch/move-batch.ts'
import { loadMove, saveEnd } from '../table.ts'
import type { VersionMoveRecord } from '../version-move.ts'
import { beginRun } from './run.ts'

export interface RunOptions {
  /** Told after each batch. */
  onProgress?: ((progress: VersionMoveRecord) => unknown) | undefined
  /** Ends the run after the present batch; the move stays `running` and goes on at the next start. */
  signal?: AbortSignal | undefined
  /** Deals a transaction: how long somebody who works one of them may have to wait. */
  batchOf?: number | undefined
}

/**
 * Judges what is left of a started move, batch after batch, until it is done, cancelled, or the program ends. An advisory
 * lock of the session keeps a second runner away, in whichever process; it and the batches share one connection.
 * @returns the move as it then is, or null when somebody else is running it
 */
export async function runVersionMove(
  db: Database,
  actor: Actor,
  id: VersionMoveId,
  { onProgress, signal, batchOf = 2_000 }: RunOptions = {},
): Promise<VersionMoveRecord | null> {
  const { workspaceId } = actor
  return db.withClient(workspaceId, (client) =>
    withLock(client, id, async () => {
      const tx = txOn(client)
      try {
        const run = await beginRun(tx, actor, id)
        for (let more = run !== null; run && more && !signal?.aborted; ) {
          more = await retried(() =>
            inTransaction(client, async () => moveBatch(tx, await stillMay(tx, actor), run, batchOf)),
          )
          if (more && onProgress) await onProgress(await loadMove(tx, workspaceId, id))
        }
      } catch (fault) {
        await giveUp(client, actor, id, fault)
        throw fault
      }
      return loadMove(tx, workspaceId, id)
    }),
  )
}

/** With the rights he has by now. @throws Refusal `not_allowed` where the move is his no more */
async function stillMay(tx: Tx, actor: Actor): Promise<Actor> {
  const now = await asOfNow(tx, actor)
  if (!holds(now, 'process.publish')) throw new Refusal('not_allowed', { needs: 'process.publish' })
  return now
}

const transient = new Set(['40001', '40P01', '55P03'])

/** Somebody else's transaction and the batch waited for each other: the batch is nothing yet and begins again. */
async function retried<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt()
    } catch (fault) {
      if (tries === 10 || !transient.has((fault as { code?: string }).code ?? '')) throw fault
      await new Promise((resolve) => setTimeout(resolve, 20 * tries * (0.5 + Math.random())))
    }
  }
}

async function withLock<T>(client: PoolClient, id: VersionMoveId, work: () => Promise<T>): Promise<T | null> {
  const lock = [`version move ${id}`]
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

/** A fault of the house, such as a full disk: what has moved stays moved, and another move takes on the rest. */
async function giveUp(client: PoolClient, actor: Actor, id: VersionMoveId, fault: unknown): Promise<void> {
  const code = codeOfFault(fault)
  await inTransaction(client, async () => {
    const tx = txOn(client)
    await saveEnd(tx, actor.workspaceId, id, 'failed', code)
    await record(tx, actor, {
      type: 'version_move.failed',
      subject: { type: 'version_move', id },
      data: { fault: code },
    })
  }).catch(() => {})
}
