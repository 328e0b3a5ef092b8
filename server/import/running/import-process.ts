import { openPool } from '../../platform/database/pool.ts'
import { openDatabase } from '../../platform/database/tx.ts'
import { runImport } from './run-import.ts'
import type { ProcessWork } from './run-in-process.ts'

/** One import from where it stands to its end, on a connection of its own. */
async function run({ connection, actor, id }: ProcessWork): Promise<void> {
  const ending = new AbortController()
  process.once('message', () => ending.abort())
  const db = openDatabase(openPool({ ...connection, max: 1 }))
  await runImport(db, actor, id, { signal: ending.signal })
  await db.end()
  process.disconnect?.()
}

process.once('message', (work: ProcessWork) => {
  run(work).catch((fault: unknown) => {
    process.stderr.write(`${(fault as Error).stack ?? fault}\n`)
    process.exit(1)
  })
})
// Who asked is gone: the present batch is nothing yet, and the next server goes on from where it stands.
process.once('disconnect', () => process.exit())
