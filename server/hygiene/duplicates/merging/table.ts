import { sql } from 'kysely'
import type { DuplicateEntity } from '../../../../contract/hygiene/duplicates.ts'
import type { WorkspaceId } from '../../../../contract/ids.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { Row } from './merged-fields.ts'
import type { Moved } from './move-references.ts'
import { shapeOf, tableOf } from './references.ts'

/** All that is needed to make the two records two again. */
export interface Taken {
  /** The kept row before the merge and right after it. */
  before: Row
  after: Row
  gone: Row
  moved: Moved[]
  /** Places on deals that the kept person had, before those of the gone one were added to what he is there. */
  personas: { deal_id: string; personas: string[]; after: string[] }[]
  /** Further mails, telephones and addresses that were the first of one of the two. Merges of old have none. */
  contacts?: string[]
  /** What had been said of pairs of the gone record, and of which pairs of the kept one that was said thereby. */
  dismissed: Row[]
  carried: string[]
}

/** People or companies, locked in the order of their ids, so that two merges of the same records wait for each other. */
export async function lockRecords(
  tx: Tx,
  workspaceId: WorkspaceId,
  entity: DuplicateEntity,
  ids: readonly string[],
): Promise<Map<string, Row>> {
  const { rows } = await sql<{ row: Row }>`
    select to_jsonb(r) - 'search_name' as row from ${sql.table(tableOf[entity])} r
    where r.workspace_id = ${workspaceId} and r.id = any (${ids}::uuid[])
    order by r.id
    for update
  `.execute(tx)
  return new Map(rows.map(({ row }) => [row.id as string, row]))
}

/** Writes columns of one record and gives the row as it then is. */
export async function saveColumns(
  tx: Tx,
  workspaceId: WorkspaceId,
  { entity, id }: { entity: DuplicateEntity; id: string },
  columns: Row,
): Promise<Row> {
  const table = sql.table(tableOf[entity])
  const names = Object.keys(columns)
  const { rows } = await sql<{ row: Row }>`
    update ${table} r
    set ${sql.join(names.map((name) => sql`${sql.ref(name)} = c.${sql.ref(name)}`))}
    from jsonb_populate_record(null::${table}, ${JSON.stringify(columns)}::jsonb) c
    where r.workspace_id = ${workspaceId} and r.id = ${id}
    returning to_jsonb(r) - 'search_name' as row
  `.execute(tx)
  return rows[0]?.row ?? {}
}

export async function removeRecord(
  tx: Tx,
  workspaceId: WorkspaceId,
  { entity, id }: { entity: DuplicateEntity; id: string },
): Promise<void> {
  await sql`
    delete from ${sql.table(tableOf[entity])} where workspace_id = ${workspaceId} and id = ${id}
  `.execute(tx)
}

/** Puts the gone record back, without what it pointed to where that is gone meanwhile. */
export async function restoreRecord(
  tx: Tx,
  workspaceId: WorkspaceId,
  entity: DuplicateEntity,
  gone: Row,
): Promise<void> {
  const row = { ...gone }
  const exists = async (table: string, id: unknown) =>
    (
      await sql`select from ${sql.table(table)} where workspace_id = ${workspaceId} and id = ${id}`.execute(
        tx,
      )
    ).rows.length > 0
  if (row.owner_id && !(await exists('members', row.owner_id))) row.owner_id = null
  for (const column of ['company_id', 'parent_id'])
    if (row[column] && !(await exists('companies', row[column]))) row[column] = null
  if (row.reports_to_id && !(await exists('people', row.reports_to_id))) row.reports_to_id = null
  const table = tableOf[entity]
  if (row.external_id) {
    const { rows } = await sql`
      select from ${sql.table(table)} where workspace_id = ${workspaceId} and external_id = ${row.external_id}
    `.execute(tx)
    if (rows.length > 0) row.external_id = null
  }
  const { columns } = await shapeOf(tx, table)
  const names = sql.join(columns.filter((name) => name in row).map((name) => sql.ref(name)))
  await sql`
    insert into ${sql.table(table)} (${names})
    select ${names} from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(row)}::jsonb)
  `.execute(tx)
}

/** Who stands above a record: the company's group, or to whom a person reports. */
export const aboveOf: Record<DuplicateEntity, 'parent_id' | 'reports_to_id'> = {
  company: 'parent_id',
  person: 'reports_to_id',
}

/** Whether the kept record stands below the one that goes into it: then it takes that one's place. */
export async function lineUp(
  tx: Tx,
  workspaceId: WorkspaceId,
  entity: DuplicateEntity,
  { kept, gone }: { kept: string; gone: string },
): Promise<boolean> {
  const [table, above] = [sql.table(tableOf[entity]), sql.ref(aboveOf[entity])]
  const { rows } = await sql`
    with recursive line (id) as (
      select ${above} from ${table} where workspace_id = ${workspaceId} and id = ${kept}
      union
      select r.${above} from line join ${table} r on r.workspace_id = ${workspaceId} and r.id = line.id
    )
    select from line where id = ${gone}
  `.execute(tx)
  return rows.length > 0
}

/** On deals where both are, the kept person becomes all that either was. Gives how it was before. */
export async function joinPersonas(
  tx: Tx,
  workspaceId: WorkspaceId,
  { kept, gone }: { kept: string; gone: string },
): Promise<Taken['personas']> {
  const { rows } = await sql<Taken['personas'][number]>`
    with both_on as (
      select k.deal_id, k.personas,
             array(select persona from unnest(k.personas || g.personas) with ordinality as u (persona, place)
                   group by persona order by min(place)) as after
      from deal_people k
      join deal_people g on g.workspace_id = k.workspace_id and g.deal_id = k.deal_id and g.person_id = ${gone}
      where k.workspace_id = ${workspaceId} and k.person_id = ${kept}
    ), saved as (
      update deal_people k set personas = b.after from both_on b
      where k.workspace_id = ${workspaceId} and k.person_id = ${kept} and k.deal_id = b.deal_id
    )
    select deal_id, personas, after from both_on
  `.execute(tx)
  return rows
}

export async function partPersonas(
  tx: Tx,
  workspaceId: WorkspaceId,
  kept: string,
  before: Taken['personas'],
): Promise<void> {
  await sql`
    update deal_people k set personas = b.personas
    from jsonb_to_recordset(${JSON.stringify(before)}::jsonb) as b (deal_id uuid, personas text[], after text[])
    where k.workspace_id = ${workspaceId} and k.person_id = ${kept} and k.deal_id = b.deal_id and k.personas = b.after
  `.execute(tx)
}

/** Who said that the gone one is not a third one has said it of the kept one too. */
export async function carryDismissals(
  tx: Tx,
  workspaceId: WorkspaceId,
  { kept, gone }: { kept: string; gone: string },
): Promise<Pick<Taken, 'dismissed' | 'carried'>> {
  const { rows } = await sql<{ row: Row; other: string }>`
    select to_jsonb(p) as row, case when p.first_id = ${gone} then p.second_id else p.first_id end as other
    from duplicate_pairs p
    where p.workspace_id = ${workspaceId} and p.dismissed_at is not null and ${gone} in (p.first_id, p.second_id)
  `.execute(tx)
  const { rows: carried } = await sql<{ other: string }>`
    insert into duplicate_pairs (workspace_id, first_id, second_id, entity, score, reasons, dismissed_at, dismissed_by)
    select p.workspace_id, least(${kept}::uuid, o.id), greatest(${kept}::uuid, o.id), p.entity, p.score, p.reasons,
           p.dismissed_at, p.dismissed_by
    from jsonb_populate_recordset(null::duplicate_pairs, ${JSON.stringify(rows.map(({ row }) => row))}::jsonb) p
    cross join lateral (select case when p.first_id = ${gone} then p.second_id else p.first_id end as id) o
    where o.id <> ${kept}
    on conflict (workspace_id, first_id, second_id) do nothing
    returning case when first_id = ${kept} then second_id else first_id end as other
  `.execute(tx)
  return { dismissed: rows.map(({ row }) => row), carried: carried.map(({ other }) => other) }
}

export async function takeBackDismissals(
  tx: Tx,
  workspaceId: WorkspaceId,
  kept: string,
  { dismissed, carried }: Pick<Taken, 'dismissed' | 'carried'>,
): Promise<void> {
  await sql`
    delete from duplicate_pairs
    where workspace_id = ${workspaceId}
      and ((first_id = ${kept} and second_id = any (${carried}::uuid[]))
        or (second_id = ${kept} and first_id = any (${carried}::uuid[])))
  `.execute(tx)
  await sql`
    insert into duplicate_pairs
    select p.* from jsonb_populate_recordset(null::duplicate_pairs, ${JSON.stringify(dismissed)}::jsonb) p
    where exists (select from duplicate_keys k where k.workspace_id = p.workspace_id and k.record_id = p.first_id)
      and exists (select from duplicate_keys k where k.workspace_id = p.workspace_id and k.record_id = p.second_id)
    on conflict do nothing
  `.execute(tx)
}
