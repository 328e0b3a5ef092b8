import { setImmediate } from 'node:timers/promises'
import type { PoolClient } from 'pg'
import { duplicateThreshold } from '../../../contract/hygiene/duplicates.ts'
import type { WorkspaceId } from '../../../contract/ids.ts'
import { ask } from '../../platform/database/ask.ts'
import type { Database } from '../../platform/database/tx.ts'
import { type Compared, compare } from './compared.ts'
import {
  comparedRecords,
  type FoundPair,
  lanes,
  pairsSharingKeys,
  saveCompared,
  savePairs,
  type Waiting,
  waitingRecords,
  workOutKeys,
} from './table.ts'

/**
 * Records a transaction. Whoever follows events waits for the oldest transaction that writes, so it is kept to a fraction of a
 * second.
 */
const batchOf = 400
/** How many of those who share a name are looked at. More have nothing in common but that. */
const mostOfOneName = 60
/** Pairs, which takes a few milliseconds. */
const comparedInTurn = 250

/** Records that wait, and all that is needed to compare them with whoever shares a key with them. */
interface Batch {
  waiting: readonly Waiting[]
  pairs: readonly { firstId: string; secondId: string }[]
  records: ReadonlyMap<string, Compared>
}

/**
 * Compares every record that was written since with all others that share a key with it, workspace after workspace, until
 * none waits. A crash loses nothing: what was not compared still waits.
 */
export async function findDuplicates(
  db: Database,
  workspaces: readonly WorkspaceId[],
  { signal }: { signal?: AbortSignal } = {},
): Promise<void> {
  for (const id of workspaces)
    await alone(db, id, async () => {
      for (let more = true; more && !signal?.aborted; ) {
        // First the keys of all: who has none yet is found by nobody.
        const working = lanes.map((lane) => workOutLane(db, id, lane, signal))
        // Should one fail, the other is waited for: nobody else begins while it works.
        await Promise.allSettled(working)
        await Promise.all(working)
        more = await compareWaiting(db, id, signal)
      }
    })
}

/** Again from the first, until none is without: some may be written meanwhile. */
async function workOutLane(
  db: Database,
  workspaceId: WorkspaceId,
  lane: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  let after: string | null = null
  const next = () =>
    db.write(workspaceId, (tx) => workOutKeys(tx, workspaceId, { lane, after, most: batchOf }))
  while (!signal?.aborted) {
    const last = await next()
    if (last === null && after === null) return
    after = last
  }
}

/** Does `work` unless another server is at it. The lock goes with its connection, should this process die. */
async function alone(db: Database, workspaceId: WorkspaceId, work: () => Promise<void>): Promise<void> {
  const key = [`duplicates ${workspaceId}`]
  const asked = (client: PoolClient, text: string) =>
    ask<{ done: boolean }>(client, { text: `select ${text}(hashtextextended($1, 0)) as done`, values: key })
  await db.withClient(workspaceId, async (client) => {
    const { rows } = await asked(client, 'pg_try_advisory_lock')
    if (!rows[0]?.done) return
    try {
      await work()
    } finally {
      await asked(client, 'pg_advisory_unlock')
    }
  })
}

/**
 * Once through all that wait: while a batch is compared here, PostgreSQL reads the next and keeps the one before. Whatever
 * is written to in between waits again, and is compared as it is then. False when nothing waited.
 */
async function compareWaiting(
  db: Database,
  workspaceId: WorkspaceId,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  let any = false
  let saved: Promise<void> = Promise.resolve()
  try {
    for (
      let batch = await readBatch(db, workspaceId, null);
      batch.waiting.length > 0 && !signal?.aborted;
      any = true
    ) {
      const { waiting } = batch
      const coming = readBatch(db, workspaceId, waiting.at(-1)?.id ?? null)
      // Should saving fail first, nobody waits for this one any more.
      coming.catch(() => {})
      const found = await likePairs(batch)
      await saved
      saved = saveBatch(db, workspaceId, waiting, found)
      // It is waited for a batch later.
      saved.catch(() => {})
      batch = await coming
    }
  } finally {
    await saved
  }
  return any
}

function saveBatch(
  db: Database,
  workspaceId: WorkspaceId,
  waiting: readonly Waiting[],
  found: readonly FoundPair[],
): Promise<void> {
  const ids = waiting.map(({ id }) => id)
  return db.write(workspaceId, async (tx) => {
    await savePairs(tx, workspaceId, ids, found)
    await saveCompared(tx, workspaceId, waiting)
  })
}

function readBatch(db: Database, workspaceId: WorkspaceId, after: string | null): Promise<Batch> {
  return db.read(workspaceId, async (tx) => {
    const waiting = await waitingRecords(tx, workspaceId, { after, most: batchOf })
    if (waiting.length === 0) return { waiting, pairs: [], records: new Map() }
    const ids = waiting.map(({ id }) => id)
    const pairs = await pairsSharingKeys(tx, ids, mostOfOneName)
    const named = [...new Set(pairs.flatMap(({ firstId, secondId }) => [firstId, secondId]))]
    return { waiting, pairs, records: await comparedRecords(tx, workspaceId, named) }
  })
}

/** Those who are alike enough. It lets others have their turn, above all the answers of who reads the next batch. */
async function likePairs({ pairs, records }: Batch): Promise<FoundPair[]> {
  const found: FoundPair[] = []
  for (const [place, { firstId, secondId }] of pairs.entries()) {
    if (place % comparedInTurn === 0) await setImmediate()
    const [a, b] = [records.get(firstId), records.get(secondId)]
    if (!a || !b) continue
    const comparison = compare(a, b, duplicateThreshold)
    if (comparison.score >= duplicateThreshold)
      found.push({ entity: a.entity, firstId, secondId, ...comparison })
  }
  return found
}
