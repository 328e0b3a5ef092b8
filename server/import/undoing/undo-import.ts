import { sql } from 'kysely'
import type { ImportId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Database, Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type ImportRecord, type Made, notNow } from '../import.ts'
import { allowImport } from '../policy.ts'
import { countDeals } from '../records/count-deals.ts'
import { forgetProcess } from '../records/process-in-use.ts'
import { isTagged } from '../records/tag-rows.ts'
import { loadImport, saveState } from '../table.ts'
import { restoreDealHistory, restoreRecords } from './restore-records.ts'
import { takeBackTags, untagRows } from './take-back-tags.ts'
import { usedSince } from './used-since.ts'

/**
 * Decides that an import is taken back; `undoImport` then does it. Refused while somebody has worked on any of its
 * records since: undoing would take his work along.
 * @throws Refusal `import_not_undoable` with how many records are in use, `import_running`
 */
export async function startUndo(tx: Tx, { id }: { id: ImportId }, actor: Actor): Promise<ImportRecord> {
  allowImport(actor)
  const one = await loadImport(tx, actor.workspaceId, id, 'lock')
  const refusal = notNow('undo', one)
  if (refusal) throw new Refusal(refusal, { state: one.state })
  const used = await usedSince(tx, actor.workspaceId, one)
  if (used > 0) throw new Refusal('import_not_undoable', { why: 'used_since', records: used })
  await saveState(tx, actor.workspaceId, id, 'undoing')
  return loadImport(tx, actor.workspaceId, id)
}

/**
 * Takes everything back in one transaction: what was created goes, what was changed is as it was, totals and history
 * along with it. Numbers of deals stay given away. Should somebody have begun to use a record meanwhile, all stays.
 */
export async function undoImport(db: Database, actor: Actor, id: ImportId): Promise<ImportRecord> {
  const { workspaceId } = actor
  try {
    return await db.write(workspaceId, (tx) => takeBack(tx, actor, id))
  } catch (fault) {
    // Something refers to a record that was to go.
    if ((fault as { code?: string }).code !== '23503' && !(fault instanceof Refusal)) throw fault
    return db.write(workspaceId, async (tx) => {
      await saveState(tx, workspaceId, id, 'done', { fault: 'used_since' })
      return loadImport(tx, workspaceId, id)
    })
  }
}

async function takeBack(tx: Tx, actor: Actor, id: ImportId): Promise<ImportRecord> {
  const { workspaceId } = actor
  const one = await loadImport(tx, workspaceId, id, 'lock')
  if (one.state !== 'undoing') return one
  if ((await usedSince(tx, workspaceId, one)) > 0) throw new Refusal('import_not_undoable')

  const table = tableOf(one)
  if (one.kind === 'deals') await takeBackDeals(tx, actor, one)
  else await restoreRecords(tx, workspaceId, id, table)
  if (isTagged(table)) await untagRows(tx, workspaceId, id, table)
  await takeBackMade(tx, actor, one.made)
  for (const table of ['leads', 'people', 'companies', 'products', 'members'] as const)
    await sql`delete from ${sql.table(table)} where workspace_id = ${workspaceId} and import_id = ${id}`.execute(
      tx,
    )
  await takeBackGroups(tx, actor, one.made)
  await takeBackTags(tx, workspaceId, id, one.made)
  await forgetProcess(tx, workspaceId, one.made)
  await sql`select forget_events_of_import(${id})`.execute(tx)
  await saveState(tx, workspaceId, id, 'undone')
  await record(tx, actor, {
    type: 'import.undone',
    subject: { type: 'import', id },
    data: { fileName: one.fileName, created: one.created, updated: one.updated },
  })
  return loadImport(tx, workspaceId, id)
}

function tableOf({ kind, mapping }: ImportRecord) {
  if (kind === 'people' && mapping?.kind === 'people' && mapping.into === 'colleagues') return 'members'
  return kind as 'people' | 'companies' | 'products' | 'leads'
}

async function takeBackDeals(tx: Tx, { workspaceId }: Actor, { id }: ImportRecord): Promise<void> {
  const created = sql`d.import_id = ${id}`
  const changed = sql`d.id in (
    select r.record_id from import_rows r
    where r.workspace_id = ${workspaceId} and r.import_id = ${id} and r.state = 'updated')`
  await countDeals(tx, workspaceId, sql`(${created} or ${changed})`, -1)
  for (const table of ['tasks', 'stage_visits'] as const)
    await sql`
      delete from ${sql.table(table)} t using deals d
      where d.workspace_id = ${workspaceId} and ${created} and t.workspace_id = d.workspace_id and t.deal_id = d.id
    `.execute(tx)
  await sql`delete from deals d where d.workspace_id = ${workspaceId} and ${created}`.execute(tx)
  await sql`
    delete from deal_people x using import_rows r
    where r.workspace_id = ${workspaceId} and r.import_id = ${id} and r.before ? 'people'
      and x.workspace_id = ${workspaceId} and x.deal_id = r.record_id and r.before -> 'people' ? x.person_id::text
  `.execute(tx)
  await restoreRecords(tx, workspaceId, id, 'deals')
  await restoreDealHistory(tx, workspaceId, id)
  await countDeals(tx, workspaceId, changed, 1)
}

async function takeBackMade(
  tx: Tx,
  { workspaceId }: Actor,
  { memberships = [], promoted = [] }: Made,
): Promise<void> {
  const pairs = (list: object[]) =>
    sql`json_to_recordset(${JSON.stringify(list)}::json) as j (team uuid, member uuid)`
  await sql`
    update team_members t set leads = false from ${pairs(promoted)}
    where t.workspace_id = ${workspaceId} and t.team_id = j.team and t.member_id = j.member
  `.execute(tx)
  await sql`
    delete from team_members t using ${pairs(memberships)}
    where t.workspace_id = ${workspaceId} and t.team_id = j.team and t.member_id = j.member
  `.execute(tx)
}

/** After their members. A team that somebody else has joined meanwhile is his by now. */
async function takeBackGroups(
  tx: Tx,
  { workspaceId }: Actor,
  { teams = [], departments = [] }: Made,
): Promise<void> {
  await sql`
    delete from teams t where t.workspace_id = ${workspaceId} and t.id = any (${teams}::uuid[])
      and not exists (select from team_members m where m.workspace_id = t.workspace_id and m.team_id = t.id)
  `.execute(tx)
  await sql`
    delete from departments d where d.workspace_id = ${workspaceId} and d.id = any (${departments}::uuid[])
      and not exists (select from members m where m.workspace_id = d.workspace_id and m.department_id = d.id)
  `.execute(tx)
}
