import { sql } from 'kysely'
import type { ImportId, WorkspaceId } from '../../../contract/ids.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { Made } from '../import.ts'
import { type Tagged, tagTables } from '../records/tag-rows.ts'

/** Takes the tags off that an import put on records which were there before it. Those on new ones go with them. */
export async function untagRows(
  tx: Tx,
  workspaceId: WorkspaceId,
  id: ImportId,
  table: Tagged,
): Promise<void> {
  const { of, column } = tagTables[table]
  await sql`
    delete from ${sql.table(of)} x
    using import_rows r
    where r.workspace_id = ${workspaceId} and r.import_id = ${id} and r.state = 'updated' and r.before ? 'tags'
      and x.workspace_id = ${workspaceId} and x.${sql.ref(column)} = r.record_id
      and r.before -> 'tags' ? x.tag_id::text
  `.execute(tx)
}

/** After the records. A tag that somebody else has used, changed or asked for meanwhile is his by now. */
export async function takeBackTags(
  tx: Tx,
  workspaceId: WorkspaceId,
  id: ImportId,
  { tags = [] }: Made,
): Promise<void> {
  if (tags.length === 0) return
  await sql`
    delete from tags t
    where t.workspace_id = ${workspaceId} and t.id = any (${tags}::uuid[])
      and not exists (select from company_tags x where x.workspace_id = t.workspace_id and x.tag_id = t.id)
      and not exists (select from person_tags x where x.workspace_id = t.workspace_id and x.tag_id = t.id)
      and not exists (
        select from events e
        where e.workspace_id = t.workspace_id and e.subject_id = t.id and e.import_id is distinct from ${id})
      and not exists (
        select from (select workspace_id, filter from segments
                     union all select workspace_id, filter from views
                     union all select workspace_id, filter from assignment_rules) f
        where f.workspace_id = t.workspace_id and f.filter::text like '%' || t.id || '%')
  `.execute(tx)
}
