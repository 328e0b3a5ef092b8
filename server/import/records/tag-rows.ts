import { sql } from 'kysely'
import { mostTagsOnRecord, tagColours } from '../../../contract/customers/tags.ts'
import { Line } from '../../../contract/text.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { newId } from '../../platform/ids.ts'
import type { Plan } from '../import.ts'
import type { RowRead } from '../reading/read-row.ts'
import type { Run } from '../running/run.ts'
import type { Flat } from './flat-records.ts'
import { rememberMade } from './remember-made.ts'

/** Where the tags of records stand, and in which column whose they are. */
export const tagTables = {
  companies: { of: 'company_tags', column: 'company_id' },
  people: { of: 'person_tags', column: 'person_id' },
} as const
export type Tagged = keyof typeof tagTables
const Name = Line(60)

export const isTagged = (table: string): table is Tagged => table in tagTables

/** Records that a row of the file names a tag for which they do not have: they change by it. */
export async function lackTags(
  tx: Tx,
  actor: Actor,
  table: Tagged,
  reads: readonly RowRead[],
  existing: readonly (readonly Record<string, unknown>[] | undefined)[],
): Promise<ReadonlySet<unknown>> {
  const wanted = reads.flatMap(({ values }, place) =>
    (existing[place] ?? []).flatMap(({ id }) => tagsIn(values.tags).map((name) => ({ id, name }))),
  )
  if (wanted.length === 0) return new Set()
  const { of, column } = tagTables[table]
  const { rows } = await sql<{ id: string }>`
    select w.id
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w (id uuid, name text)
    where not exists (
      select from ${sql.table(of)} x
      join tags t on t.workspace_id = x.workspace_id and t.id = x.tag_id and t.deleted_at is null
      where x.workspace_id = ${actor.workspaceId} and x.${sql.ref(column)} = w.id
        and t.search_name = search_form(w.name))
  `.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/**
 * Puts the tags of a file's rows on their customers; names nobody has used become tags. A cell holds several, with a
 * comma, semicolon or bar between them. Tags are added to those that are there: a file says nothing of the others. Which
 * ones a record did not have before is kept for the undo.
 */
export async function tagRows(
  tx: Tx,
  actor: Actor,
  run: Run,
  table: Tagged,
  plans: readonly Plan<Flat>[],
): Promise<void> {
  const wanted = plans.flatMap(({ id, record: flat }) =>
    id ? tagsIn(flat?.read.values.tags).map((name) => ({ id, name })) : [],
  )
  if (wanted.length === 0) return
  await makeMissing(
    tx,
    actor,
    run,
    wanted.map(({ name }) => name),
  )
  const { of, column } = tagTables[table]
  const { rows } = await sql<{ id: string; tagId: string }>`
    insert into ${sql.table(of)} (workspace_id, ${sql.ref(column)}, tag_id)
    select distinct ${actor.workspaceId}::uuid, w.id, t.id
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w (id uuid, name text)
    join tags t on t.workspace_id = ${actor.workspaceId} and t.search_name = search_form(w.name) and t.deleted_at is null
    on conflict do nothing
    returning ${sql.ref(column)} as id, tag_id as "tagId"
  `.execute(tx)
  const fresh = Map.groupBy(rows, ({ id }) => id)
  for (const plan of plans) {
    const tags = fresh.get(plan.id ?? '')
    if (plan.before && tags)
      plan.before = { ...(plan.before as object), tags: tags.map(({ tagId }) => tagId) }
  }
}

function tagsIn(cell: unknown): string[] {
  if (typeof cell !== 'string') return []
  const names = cell.split(/[,;|،؛]/).flatMap((part) => Name.safeParse(part).data ?? [])
  return [...new Set(names)].slice(0, mostTagsOnRecord)
}

async function makeMissing(tx: Tx, actor: Actor, run: Run, names: readonly string[]): Promise<void> {
  const fresh = [...new Set(names)].map((name, place) => ({
    id: newId<string>(),
    name,
    colour: tagColours[1 + (place % (tagColours.length - 1))],
  }))
  const { rows } = await sql<{ id: string; name: string }>`
    insert into tags (workspace_id, id, name, colour, created_at, created_by)
    select ${actor.workspaceId}, f.id, f.name, f.colour, now(), ${actor.memberId}
    from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) as f (id uuid, name text, colour text)
    on conflict (workspace_id, search_name) where deleted_at is null do nothing
    returning id, name
  `.execute(tx)
  await rememberMade(
    tx,
    actor,
    run,
    'tags',
    rows.map(({ id }) => id),
  )
  const made = rows.map(({ id, name }) => ({
    type: 'tag.created' as const,
    subject: { type: 'tag', id },
    data: { name },
  }))
  await record(tx, actor, ...made)
}
