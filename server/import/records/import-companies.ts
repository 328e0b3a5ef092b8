import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { FileRow } from '../import.ts'
import type { Run } from '../running/run.ts'
import { createNamed } from './create-referred.ts'
import { type Flat, flatRecords, ownedByImporter } from './flat-records.ts'
import type { RecordKind } from './record-kind.ts'

const flat = flatRecords({
  into: 'companies',
  table: 'companies',
  noun: 'company',
  created: 'created',
  right: 'customers.edit',
  fresh: ownedByImporter,
})

/** Companies, and when all of them are there the groups they belong to, wherever in the file those stand. */
export const companies: RecordKind<Flat> = {
  ...flat,
  async finish(tx, actor, run) {
    if (run.mapping.kind !== 'companies' || !run.mapping.relations.parent) return
    for (let after = 0; ; ) {
      const rows = await writtenRows(tx, actor, run, after)
      const last = rows.at(-1)
      if (!last) return
      await linkParents(tx, actor, run, rows)
      after = last.row
    }
  },
}

type Written = FileRow & { id: string }

async function writtenRows(tx: Tx, actor: Actor, run: Run, after: number): Promise<Written[]> {
  const { rows } = await sql<Written>`
    select row_number as row, cells, record_id as id from import_rows
    where workspace_id = ${actor.workspaceId} and import_id = ${run.id} and record_id is not null and row_number > ${after}
    order by row_number limit 5000
  `.execute(tx)
  return rows
}

async function linkParents(tx: Tx, actor: Actor, run: Run, rows: readonly Written[]): Promise<void> {
  const wanting = rows.flatMap((row) => {
    const name = run.read(row).names.parent
    return name === undefined ? [] : [{ row: row.row, id: row.id, name }]
  })
  const names = wanting.map(({ name }) => name)
  run.names.forget()
  const known = await run.names.find(tx, actor.workspaceId, 'companies', names)
  const creates = run.mapping.kind === 'companies' && run.mapping.relations.parent?.missing === 'create'
  if (creates) {
    const made = await createNamed(
      tx,
      actor,
      run,
      'companies',
      names.filter((name) => !known.has(name)),
    )
    for (const [name, id] of made) known.set(name, id)
  }
  const links = wanting.map(({ row, id, name }) => ({ row, id, parent: known.get(name) ?? null }))
  const fit = links.filter(({ id, parent }) => parent !== null && parent !== 'several' && parent !== id)
  await saveParents(tx, actor, run, fit)
  await flagRows(
    tx,
    actor,
    run,
    'unknown_parent',
    links.filter(({ parent }) => parent === null).map(({ row }) => row),
  )
  await flagRows(
    tx,
    actor,
    run,
    'ambiguous_parent',
    links.filter(({ parent }) => parent === 'several').map(({ row }) => row),
  )
  await flagRows(tx, actor, run, 'parent_below_itself', [
    ...links.filter(({ id, parent }) => parent === id).map(({ row }) => row),
    ...(await cutCircles(tx, actor, fit)),
  ])
}

/** A company that was there before counts as changed by its new parent, and keeps how it was for the undo. */
async function saveParents(
  tx: Tx,
  actor: Actor,
  run: Run,
  links: readonly { row: number; id: string; parent: string | null }[],
) {
  if (links.length === 0) return
  const wanted = sql`json_to_recordset(${JSON.stringify(links)}::json) as l ("row" integer, id uuid, parent uuid)`
  const changed = await sql`
    update import_rows r
    set state = 'updated',
        before = jsonb_build_object('row', to_jsonb(c), 'seq', (
          select coalesce(max(e.seq), 0) from events e where e.workspace_id = c.workspace_id))
    from ${wanted} join companies c on c.workspace_id = ${actor.workspaceId} and c.id = l.id
    where r.workspace_id = ${actor.workspaceId} and r.import_id = ${run.id} and r.row_number = l.row
      and r.state = 'unchanged' and c.parent_id is distinct from l.parent
  `.execute(tx)
  const count = Number(changed.numAffectedRows ?? 0n)
  await sql`
    update imports set unchanged = unchanged - ${count}, updated = updated + ${count}
    where workspace_id = ${actor.workspaceId} and id = ${run.id}
  `.execute(tx)
  await sql`
    update companies c
    set parent_id = l.parent,
        version = c.version + case when r.before -> 'row' -> 'version' = to_jsonb(c.version) then 1 else 0 end
    from ${wanted}
    join import_rows r on r.workspace_id = ${actor.workspaceId} and r.import_id = ${run.id} and r.row_number = l.row
    where c.workspace_id = ${actor.workspaceId} and c.id = l.id and c.parent_id is distinct from l.parent
  `.execute(tx)
}

/** Groups nest, but nothing stands below itself: who closes a circle loses his parent again. Returns their rows. */
async function cutCircles(
  tx: Tx,
  actor: Actor,
  links: readonly { row: number; id: string }[],
): Promise<number[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive line (id, above) as (
      select c.id, c.parent_id from companies c
      where c.workspace_id = ${actor.workspaceId} and c.id = any (${links.map(({ id }) => id)}::uuid[])
      union
      select line.id, c.parent_id
      from line join companies c on c.workspace_id = ${actor.workspaceId} and c.id = line.above
      where line.above <> line.id
    ),
    circle as (select id from line where above = id)
    update companies c set parent_id = null
    from circle where c.workspace_id = ${actor.workspaceId} and c.id = circle.id
    returning c.id
  `.execute(tx)
  const cut = new Set(rows.map(({ id }) => id))
  return links.filter(({ id }) => cut.has(id)).map(({ row }) => row)
}

async function flagRows(
  tx: Tx,
  actor: Actor,
  run: Run,
  flag: string,
  rows: readonly number[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    with flagged as (
      update import_rows r set flags = coalesce(r.flags, '{}') || ${flag}::text
      from (select row_number, flags from import_rows
            where workspace_id = ${actor.workspaceId} and import_id = ${run.id}
              and row_number = any (${rows}::integer[])) old
      where r.workspace_id = ${actor.workspaceId} and r.import_id = ${run.id} and r.row_number = old.row_number
      returning old.flags
    )
    update imports set flagged = flagged + (select count(*) from flagged where flags is null)
    where workspace_id = ${actor.workspaceId} and id = ${run.id}
  `.execute(tx)
}
