import { sql } from 'kysely'
import { mostTagsOnRecord, tagColours } from '../../../contract/customers/tags.ts'
import { Line } from '../../../contract/text.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { newId } from '../../platform/ids.ts'
import type { Plan } from '../import.ts'
import type { RowRead } from '../reading/read-row.ts'
import type { Flat } from './flat-records.ts'

const columnOf = { companies: 'company', people: 'person' } as const
type Tagged = keyof typeof columnOf
const Name = Line(60)

export const isTagged = (table: string): table is Tagged => table in columnOf

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
  const noun = columnOf[table]
  const { rows } = await sql<{ id: string }>`
    select w.id
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w (id uuid, name text)
    where not exists (
      select from ${sql.table(`${noun}_tags`)} x
      join tags t on t.workspace_id = x.workspace_id and t.id = x.tag_id and t.deleted_at is null
      where x.workspace_id = ${actor.workspaceId} and x.${sql.ref(`${noun}_id`)} = w.id
        and t.search_name = search_form(w.name))
  `.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/**
 * Puts the tags of a file's rows on their customers; names nobody has used become tags. A cell holds several, with a
 * comma, semicolon or bar between them. Tags are added to those that are there: a file says nothing of the others.
 */
export async function tagRows(
  tx: Tx,
  actor: Actor,
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
    wanted.map(({ name }) => name),
  )
  const noun = columnOf[table]
  await sql`
    insert into ${sql.table(`${noun}_tags`)} (workspace_id, ${sql.ref(`${noun}_id`)}, tag_id)
    select distinct ${actor.workspaceId}::uuid, w.id, t.id
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w (id uuid, name text)
    join tags t on t.workspace_id = ${actor.workspaceId} and t.search_name = search_form(w.name) and t.deleted_at is null
    on conflict do nothing
  `.execute(tx)
}

function tagsIn(cell: unknown): string[] {
  if (typeof cell !== 'string') return []
  const names = cell.split(/[,;|،؛]/).flatMap((part) => Name.safeParse(part).data ?? [])
  return [...new Set(names)].slice(0, mostTagsOnRecord)
}

async function makeMissing(tx: Tx, actor: Actor, names: readonly string[]): Promise<void> {
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
  const made = rows.map(({ id, name }) => ({
    type: 'tag.created' as const,
    subject: { type: 'tag', id },
    data: { name },
  }))
  await record(tx, actor, ...made)
}
