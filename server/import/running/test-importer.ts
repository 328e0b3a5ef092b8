/**
 * A process that runs one import in small batches and says so after each, for the test that kills it.
 *
 * node test-importer.ts DATABASE-OPTIONS-JSON WORKSPACE-ID MEMBER-ID IMPORT-ID
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { ImportId, MemberId, WorkspaceId } from '../../../contract/ids.ts'
import { openPool } from '../../platform/database/pool.ts'
import { openDatabase } from '../../platform/database/tx.ts'
import { loadActor } from '../../team/load-actor.ts'
import { runImport } from './run-import.ts'

const [options = '{}', workspaceId, memberId, importId] = process.argv.slice(2)
const db = openDatabase(openPool({ ...JSON.parse(options), max: 3 }))
const workspace = workspaceId as WorkspaceId
const actor = await db.read(workspace, (tx) =>
  loadActor(tx, workspace, { memberId: memberId as MemberId }, 'import'),
)
if (!actor) throw new Error('nobody to import for')
// The killed one's connection holds the lock until PostgreSQL has noticed.
while (
  (await runImport(db, actor, importId as ImportId, {
    batchOf: 40,
    onProgress: ({ rowsDone }) => process.stdout.write(`${rowsDone}\n`),
  })) === null
)
  await sleep(20)
process.stdout.write('end\n')
await db.end()
