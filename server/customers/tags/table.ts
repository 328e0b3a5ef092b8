import { type RawBuilder, sql } from 'kysely'
import type { Tag, TagInList } from '../../../contract/customers/tags.ts'
import type { TagId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type Holder, heldBy, subjectOf } from '../holder.ts'
import { visibleCustomers } from '../policy.ts'

export type TagRow = Tag & { version: number; deletedAt: string | null }

const tableFor = { company: 'company_tags', person: 'person_tags' } as const
const tableOf = (holder: Holder) => sql.table(tableFor[subjectOf(holder).type])

/** The tags on one customer, by name. */
export async function tagsOf(tx: Tx, actor: Actor, holder: Holder): Promise<Tag[]> {
  const { rows } = await sql<Tag>`
    select t.id, t.name, t.colour
    from ${tableOf(holder)} x
    join tags t on t.workspace_id = x.workspace_id and t.id = x.tag_id and t.deleted_at is null
    where x.workspace_id = ${actor.workspaceId} and ${heldBy(holder, 'x')}
    order by t.search_name, t.id
  `.execute(tx)
  return rows
}

/** All tags by name, with how many of the customers he may see have each. */
export async function allTags(tx: Tx, actor: Actor): Promise<TagInList[]> {
  const { rows } = await sql<TagInList>`
    select t.id, t.name, t.colour, t.version,
           (select count(*)::int from company_tags x
            join companies c on c.workspace_id = x.workspace_id and c.id = x.company_id
            where x.workspace_id = t.workspace_id and x.tag_id = t.id and ${visibleCustomers(actor)}) as companies,
           (select count(*)::int from person_tags x
            join people p on p.workspace_id = x.workspace_id and p.id = x.person_id
            where x.workspace_id = t.workspace_id and x.tag_id = t.id
              and ${visibleCustomers(actor, 'p')}) as people
    from tags t
    where t.workspace_id = ${actor.workspaceId} and t.deleted_at is null
    order by t.search_name, t.id
  `.execute(tx)
  return rows
}

/** One tag, locked until the transaction ends; a deleted one only where it is asked for. `not_found` otherwise. */
export async function lockTag(
  tx: Tx,
  actor: Actor,
  id: TagId,
  { deleted = false }: { deleted?: boolean } = {},
): Promise<TagRow> {
  const { rows } = await sql<TagRow>`
    select t.id, t.name, t.colour, t.version, t.deleted_at as "deletedAt" from tags t
    where t.workspace_id = ${actor.workspaceId} and t.id = ${id} and (t.deleted_at is not null) = ${deleted}
    for update
  `.execute(tx)
  if (!rows[0]) throw new Refusal('not_found')
  return rows[0]
}

/** The tag of this id or name; undefined where there is none. */
export async function findTag(tx: Tx, actor: Actor, which: { id: TagId } | { name: string }) {
  const found: RawBuilder<boolean> =
    'id' in which ? sql`t.id = ${which.id}` : sql`t.search_name = search_form(${which.name})`
  const { rows } = await sql<Tag>`
    select t.id, t.name, t.colour from tags t
    where t.workspace_id = ${actor.workspaceId} and t.deleted_at is null and ${found}
  `.execute(tx)
  return rows[0]
}

/** @returns false where somebody made one of that name at this moment */
export async function insertTag(tx: Tx, actor: Actor, { id, name, colour }: Tag): Promise<boolean> {
  const done = await sql`
    insert into tags (workspace_id, id, name, colour, created_at, created_by)
    values (${actor.workspaceId}, ${id}, ${name}, ${colour}, now(), ${actor.memberId})
    on conflict (workspace_id, search_name) where deleted_at is null do nothing
  `.execute(tx)
  return done.numAffectedRows === 1n
}

export async function countTags(tx: Tx, actor: Actor): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from tags where workspace_id = ${actor.workspaceId} and deleted_at is null
  `.execute(tx)
  return rows[0]?.count ?? 0
}

/** Writes what may change of a tag and counts its version up. */
export async function saveTag(tx: Tx, actor: Actor, { id, name, colour }: Tag): Promise<void> {
  await sql`
    update tags set name = ${name}, colour = ${colour}, version = version + 1
    where workspace_id = ${actor.workspaceId} and id = ${id}
  `.execute(tx)
}

export async function markDeleted(tx: Tx, actor: Actor, id: TagId, deleted: boolean): Promise<void> {
  await sql`
    update tags set deleted_at = ${deleted ? sql`now()` : sql`null`}, version = version + 1
    where workspace_id = ${actor.workspaceId} and id = ${id}
  `.execute(tx)
}

/** @returns false where it was on it already */
export async function putOn(tx: Tx, actor: Actor, holder: Holder, id: TagId): Promise<boolean> {
  const { type, id: holderId } = subjectOf(holder)
  const done = await sql`
    insert into ${tableOf(holder)} (workspace_id, ${sql.ref(`${type}_id`)}, tag_id)
    values (${actor.workspaceId}, ${holderId}, ${id})
    on conflict do nothing
  `.execute(tx)
  return done.numAffectedRows === 1n
}

/** @returns false where it was not on it */
export async function takeOff(tx: Tx, actor: Actor, holder: Holder, id: TagId): Promise<boolean> {
  const done = await sql`
    delete from ${tableOf(holder)} x
    where x.workspace_id = ${actor.workspaceId} and x.tag_id = ${id} and ${heldBy(holder, 'x')}
  `.execute(tx)
  return done.numAffectedRows === 1n
}

/** Whoever has `from` has `into` as well, and filters that name the one name the other. */
export async function carryOver(tx: Tx, actor: Actor, from: TagId, into: TagId): Promise<void> {
  const { workspaceId } = actor
  for (const [table, column] of [
    ['company_tags', 'company_id'],
    ['person_tags', 'person_id'],
  ] as const)
    await sql`
      insert into ${sql.table(table)} (workspace_id, ${sql.ref(column)}, tag_id)
      select workspace_id, ${sql.ref(column)}, ${into} from ${sql.table(table)}
      where workspace_id = ${workspaceId} and tag_id = ${from}
      on conflict do nothing
    `.execute(tx)
  for (const table of ['segments', 'views', 'assignment_rules'])
    await sql`
      update ${sql.table(table)} set filter = replace(filter::text, ${from}, ${into})::jsonb
      where workspace_id = ${workspaceId} and filter::text like ${`%${from}%`}
    `.execute(tx)
}
