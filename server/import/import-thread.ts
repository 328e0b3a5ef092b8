import { parentPort, workerData } from 'node:worker_threads'
import { openPool } from '../platform/database/pool.ts'
import { openDatabase } from '../platform/database/tx.ts'
import { runImport } from './run-import.ts'
import type { ThreadWork } from './run-in-thread.ts'

/** One import from where it stands to its end, on a connection of its own; any message asks it to end early. */
const { connection, actor, id } = workerData as ThreadWork
const ending = new AbortController()
parentPort?.once('message', () => ending.abort())
const db = openDatabase(openPool({ ...connection, max: 1 }))
try {
  await runImport(db, actor, id, { signal: ending.signal })
} finally {
  await db.end()
  parentPort?.close()
}
