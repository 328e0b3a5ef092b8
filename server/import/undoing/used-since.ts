import { type RawBuilder, sql } from 'kysely'
import type { WorkspaceId } from '../../../contract/ids.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { ImportRecord } from '../import.ts'

/** How many records of an import somebody has worked on, or other records point to, since it wrote them. */
export async function usedSince(
  tx: Tx,
  workspaceId: WorkspaceId,
  { id }: Pick<ImportRecord, 'id'>,
): Promise<number> {
  const { rows } = await sql<{ used: number }>`
    select (${sql.join(
      [
        ...created.map(
          ({ table, because }) => sql`(
          select count(*) from ${sql.table(table)} t
          where t.workspace_id = ${workspaceId} and t.import_id = ${id} and (${touched(id)} or ${because(id)}))`,
        ),
        sql`(
          select count(*) from import_rows r
          where r.workspace_id = ${workspaceId} and r.import_id = ${id} and r.state = 'updated'
            and exists (select from events e
                        where e.workspace_id = r.workspace_id and e.subject_id = r.record_id
                          and e.seq > (r.before ->> 'seq')::bigint and e.import_id is distinct from ${id}))`,
      ],
      sql` + `,
    )}) as used
  `.execute(tx)
  return Number(rows[0]?.used ?? 0)
}

/** Whatever anybody does to a record leaves an event. */
const touched = (id: string) => sql`exists (
  select from events e
  where e.workspace_id = t.workspace_id and e.subject_id = t.id and e.import_id is distinct from ${id})`

interface Created {
  table: 'deals' | 'leads' | 'people' | 'companies' | 'products' | 'members'
  /** Other people's records that would be left pointing to nothing. */
  because: (id: string) => RawBuilder<unknown>
}

const pointedTo = (id: string, from: string, column: string) => sql`exists (
  select from ${sql.table(from)} x
  where x.workspace_id = t.workspace_id and x.${sql.ref(column)} = t.id and x.import_id is distinct from ${id})`

const met = (column: string) => sql`exists (
  select from activities x where x.workspace_id = t.workspace_id and x.${sql.ref(column)} = t.id)`

const created: readonly Created[] = [
  {
    table: 'deals',
    // A task or a person on the deal has a subject of its own, but stands on the deal's timeline.
    because: (id) => sql`exists (
      select from events e
      where e.workspace_id = t.workspace_id and e.deal_id = t.id and e.import_id is distinct from ${id})
      or ${met('deal_id')}`,
  },
  { table: 'leads', because: () => met('lead_id') },
  {
    table: 'people',
    // But for the deals of this import, and those it put him on.
    because: (id) => sql`${met('person_id')} or exists (
      select from deal_people x
      join deals d on d.workspace_id = x.workspace_id and d.id = x.deal_id
      where x.workspace_id = t.workspace_id and x.person_id = t.id and d.import_id is distinct from ${id}
        and not exists (
          select from import_rows r
          where r.workspace_id = x.workspace_id and r.import_id = ${id} and r.record_id = d.id
            and r.before -> 'people' ? x.person_id::text))`,
  },
  {
    table: 'companies',
    because: (id) => sql`${pointedTo(id, 'deals', 'company_id')} or ${pointedTo(id, 'people', 'company_id')}
      or ${pointedTo(id, 'companies', 'parent_id')} or ${met('company_id')}`,
  },
  {
    table: 'products',
    because: (id) => sql`${pointedTo(id, 'deals', 'product_id')} or ${pointedTo(id, 'leads', 'product_id')}`,
  },
  {
    table: 'members',
    because: (id) => sql`t.user_id is not null or ${pointedTo(id, 'deals', 'owner_id')}
      or ${pointedTo(id, 'companies', 'owner_id')} or ${pointedTo(id, 'people', 'owner_id')}`,
  },
]
