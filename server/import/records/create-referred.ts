import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Referred } from '../mapping/known-names.ts'
import type { Run } from '../running/run.ts'
import type { Link, Linked } from './link-rows.ts'
import { rememberMade } from './remember-made.ts'

/** Creates what only the file knows, each name once, and gives the rows their ids. */
export async function createReferred(
  tx: Tx,
  actor: Actor,
  run: Run,
  links: readonly Link[],
  linked: readonly Linked[],
): Promise<void> {
  for (const { table, column } of links) {
    const wanting = linked.filter(({ create }) => create[column] !== undefined)
    const ids = await createNamed(
      tx,
      actor,
      run,
      table,
      wanting.map(({ create }) => create[column] as string),
    )
    for (const row of wanting) row.ids[column] = ids.get(row.create[column] as string) as string
  }
}

/** @returns ids by name as written; two spellings of one name get one record */
export async function createNamed(
  tx: Tx,
  actor: Actor,
  run: Run,
  table: Referred,
  names: readonly string[],
  role = 'seller',
): Promise<Map<string, string>> {
  const made = new Map<string, string>()
  if (names.length === 0) return made
  const { rows } = await sql<{ name: string; form: string }>`
    select name, search_form(name) as form from unnest(${[...new Set(names)]}::text[]) as name
  `.execute(tx)
  const byForm = new Map<string, { id: string; name: string }>()
  for (const { name, form } of rows) {
    const one = byForm.get(form) ?? { id: newId<string>(), name }
    byForm.set(form, one)
    made.set(name, one.id)
    run.names.learn(table, name, one.id)
  }
  await insertNamed(tx, actor, run, table, [...byForm.values()], role)
  return made
}

const nouns: Record<Referred, string> = {
  companies: 'company',
  products: 'product',
  members: 'member',
  teams: 'team',
  departments: 'department',
}

async function insertNamed(
  tx: Tx,
  actor: Actor,
  run: Run,
  table: Referred,
  records: { id: string; name: string }[],
  role: string,
): Promise<void> {
  const ids = records.map(({ id }) => id)
  const names = records.map(({ name }) => name)
  const all = sql`select ${actor.workspaceId}::uuid, id, name from unnest(${ids}::uuid[], ${names}::text[]) as r (id, name)`
  if (table === 'teams' || table === 'departments') {
    await sql`insert into ${sql.table(table)} (workspace_id, id, name) ${all}`.execute(tx)
    await rememberMade(tx, actor, run, table, ids)
  } else if (table === 'members') {
    const key = await roleLike(tx, actor, role)
    await sql`
      insert into members (workspace_id, id, name, role_key, language, import_id, created_at)
      select r.workspace_id, r.id, r.name, ${key}, ${actor.language}, ${run.id}, now()
      from (${all}) as r (workspace_id, id, name)
    `.execute(tx)
  } else {
    await sql`
      insert into ${sql.table(table)} (workspace_id, id, name, import_id, created_at)
      select r.workspace_id, r.id, r.name, ${run.id}, now() from (${all}) as r (workspace_id, id, name)
    `.execute(tx)
  }
  const type = `${nouns[table]}.${table === 'members' ? 'added' : 'created'}` as const
  const subject = (id: string) => ({ type: nouns[table], id })
  await record(tx, actor, ...records.map(({ id, name }) => ({ type, subject: subject(id), data: { name } })))
}

/** The wanted role where the company has it, else a seller's, else whichever it lists last. */
export async function roleLike(tx: Tx, actor: Actor, wanted: string): Promise<string> {
  const { rows } = await sql<{ key: string }>`
    select key from roles where workspace_id = ${actor.workspaceId}
    order by key = ${wanted} desc, key = 'seller' desc, position desc limit 1
  `.execute(tx)
  if (!rows[0]) throw new Refusal('not_found')
  return rows[0].key
}
