import { sql } from 'kysely'
import type { CompanyId, DealId, FileId, PersonId, TaskId, WorkspaceId } from '../../../contract/ids.ts'
import type { Text } from '../../../contract/text.ts'
import type { Database } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { scanFile } from '../../platform/files/scan-file.ts'
import type { FileStore } from '../../platform/files/store.ts'
import { houseActor } from '../../platform/house.ts'
import { fileEvent } from './file-event.ts'

/** A round does not last for ever where the scanner hangs. */
const atOnce = 20

interface Waiting {
  id: FileId
  dealId: DealId | null
  companyId: CompanyId | null
  personId: PersonId | null
  taskId: TaskId | null
  taskName: Text | null
  name: string
}

/** Asks the scanner again about files it gave no answer on: they become clean, go, or wait on. */
export async function scanWaiting(
  db: Database,
  store: FileStore,
  workspaceIds: readonly WorkspaceId[],
  { scanCommand, signal }: { scanCommand: string | undefined; signal: AbortSignal },
): Promise<void> {
  for (const workspaceId of workspaceIds)
    for (const file of await waitingIn(db, workspaceId)) {
      if (signal.aborted) return
      const key = { workspaceId, id: file.id }
      const verdict = await scanFile(scanCommand, store.pathOf(key))
      if (verdict === 'clean') await setClean(db, workspaceId, file.id)
      if (verdict === 'infected' && (await setInfected(db, workspaceId, file))) await store.remove(key)
      // It has no time for this file, so it has none for the others either.
      if (verdict === 'waiting') break
    }
}

async function waitingIn(db: Database, workspaceId: WorkspaceId): Promise<Waiting[]> {
  const { rows } = await db.read(workspaceId, (tx) =>
    sql<Waiting>`
      select f.id, f.deal_id as "dealId", f.company_id as "companyId", f.person_id as "personId", f.task_id as "taskId", t.name as "taskName", f.name
      from files f
      left join tasks t on t.workspace_id = f.workspace_id and t.id = f.task_id
      where f.workspace_id = ${workspaceId} and f.scan = 'waiting' and f.removed_at is null
      order by f.added_at
      limit ${atOnce}
    `.execute(tx),
  )
  return rows
}

async function setClean(db: Database, workspaceId: WorkspaceId, id: FileId): Promise<void> {
  await db.write(workspaceId, (tx) =>
    sql`
      update files set scan = 'clean'
      where workspace_id = ${workspaceId} and id = ${id} and scan = 'waiting'
    `.execute(tx),
  )
}

async function setInfected(db: Database, workspaceId: WorkspaceId, file: Waiting): Promise<boolean> {
  return db.write(workspaceId, async (tx) => {
    const set = await sql`
      update files set scan = 'infected', removed_at = now()
      where workspace_id = ${workspaceId} and id = ${file.id} and removed_at is null
    `.execute(tx)
    if (set.numAffectedRows === 0n) return false
    await record(tx, houseActor(workspaceId, 'automation'), fileEvent('removed', file, { infected: true }))
    return true
  })
}
