import { type RawBuilder, sql } from 'kysely'
import type { Erasure } from '../../../contract/privacy.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import type { FileStore } from '../../platform/files/store.ts'
import { newId } from '../../platform/ids.ts'
import type { Holding } from '../holding.ts'
import { holdings } from '../holdings.ts'
import { addFilesNaming } from './files-naming.ts'
import { close, hisRows, mentioning, wordsOf } from './rows.ts'
import { type Column, columnsOf, present } from './schema.ts'
import { allIds, type Somebody, type Traces, tracesOf } from './traces.ts'

type Counts = Pick<Erasure, 'deleted' | 'cleared' | 'redacted'>

/**
 * Erases somebody in the caller's transaction: his own records are deleted or lose their words, and where others speak of
 * him his mailbox, telephone and full name are taken out.
 * @returns ids of the files whose bytes are to be removed once the transaction is safe
 */
export async function erase(
  tx: Tx,
  {
    somebody,
    deals,
    because,
  }: { somebody: Somebody; deals?: readonly string[]; because: Erasure['because'] },
  actor: Actor,
  store: FileStore,
): Promise<{ erasure: Erasure; files: string[] }> {
  const traces = await tracesOf(tx, actor, somebody, deals)
  await addFilesNaming(tx, actor, traces, store)
  const id = newId<Erasure['id']>()
  await sql`
    insert into erasures (workspace_id, id, entity, because, by)
    values (${actor.workspaceId}, ${id}, ${somebody.entity}, ${because}, ${actor.memberId})
  `.execute(tx)
  const counts: Counts = { deleted: 0, cleared: 0, redacted: 0 }
  const columns = await columnsOf(tx)
  // What others point to goes last.
  for (const holding of (await present(tx, holdings)).toReversed())
    if (holding.table === 'events')
      counts.cleared += await eraseInEvents(tx, actor, id, holding, columns, traces)
    else await eraseIn(tx, actor, holding, columns, traces, counts)
  await sql`
    update erasures
    set deleted = ${counts.deleted}, cleared = ${counts.cleared}, redacted = ${counts.redacted},
        files = ${traces.ids.file.length}, finished_at = now()
    where workspace_id = ${actor.workspaceId} and id = ${id}
  `.execute(tx)
  await record(tx, actor, {
    type: `${somebody.entity}.erased`,
    subject: { type: somebody.entity, id: somebody.id },
    data: { because },
  })
  return {
    erasure: { id, entity: somebody.entity, because, ...counts, files: traces.ids.file.length },
    files: traces.ids.file,
  }
}

async function eraseIn(
  tx: Tx,
  actor: Actor,
  holding: Holding,
  columns: readonly Column[],
  traces: Traces,
  counts: Counts,
): Promise<void> {
  const t = sql.table(holding.table)
  const words = wordsOf(holding, columns)
  const named = mentioning(actor, holding, columns, traces)
  if (holding.named && holding.fate === 'deleted') {
    counts.deleted += await changed(tx, sql`delete from ${t} t where ${named}`)
  } else if (words.length > 0) {
    const set = words.map((column) => sql`${sql.ref(column.name)} = ${redacted(column, holding, traces)}`)
    counts.redacted += await changed(tx, sql`update ${t} t set ${sql.join(set)} where ${named}`)
  }
  const his = hisRows(actor, holding, traces)
  if (holding.fate === 'deleted') {
    counts.deleted += await changed(tx, sql`delete from ${t} t where ${his}`)
    return
  }
  const set = [
    ...words.map((column) => sql`${sql.ref(column.name)} = ${blank(column, holding)}`),
    ...forgottenIds(holding, columns, traces),
    ...(holding.also ? [sql.raw(holding.also)] : []),
  ]
  if (set.length > 0)
    counts.cleared += await changed(tx, sql`update ${t} t set ${sql.join(set)} where ${his}`)
}

/** Events belong to the database's owner, who changes them in this one act alone. */
async function eraseInEvents(
  tx: Tx,
  actor: Actor,
  id: string,
  holding: Holding,
  columns: readonly Column[],
  traces: Traces,
): Promise<number> {
  const { rows } = await sql<{ events: number }>`
    select count(*)::int as events from events t
    where (${hisRows(actor, holding, traces)}) or (${mentioning(actor, holding, columns, traces)})
  `.execute(tx)
  await sql`
    select erase_in_events(${id}, ${allIds(traces)}::uuid[], ${traces.ids.deal}::uuid[], ${traces.near.deal}::uuid[],
                           ${traces.wide}, ${traces.narrow})
  `.execute(tx)
  return rows[0]?.events ?? 0
}

async function changed(tx: Tx, statement: RawBuilder<unknown>): Promise<number> {
  return Number((await statement.execute(tx)).numAffectedRows ?? 0n)
}

function blank({ name, nullable, type }: Column, { blanks }: Holding): RawBuilder<unknown> {
  const own = blanks?.[name]
  if (own) return sql.raw(own)
  if (nullable) return sql`null`
  return sql.raw({ text: `'–'`, jsonb: `'{}'`, 'text[]': `'{}'`, other: 'null' }[type])
}

/** Where no foreign key does it, his id goes from rows that stay. */
function forgottenIds(
  { table, of = {} }: Holding,
  columns: readonly Column[],
  traces: Traces,
): RawBuilder<unknown>[] {
  return Object.entries(of).flatMap(([name, kind]) => {
    const column = columns.find((one) => one.table === table && one.name === name)
    if (kind !== 'person' || !column?.nullable) return []
    const id = sql.ref(name)
    return [sql`${id} = case when ${id} = any (${traces.ids.person}::uuid[]) then null else ${id} end`]
  })
}

function redacted({ name, type }: Column, holding: Holding, traces: Traces): RawBuilder<unknown> {
  const column = sql`t.${sql.ref(name)}`
  const without = (pattern: RawBuilder<unknown>) =>
    type === 'jsonb'
      ? sql`without_mentions(${column}, ${pattern})`
      : type === 'text[]'
        ? sql`(select coalesce(array_agg(regexp_replace(word, ${pattern}, '–', 'gi') order by place), ${column})
               from unnest(${column}) with ordinality as words (word, place))`
        : sql`regexp_replace(${column}, ${pattern}, '–', 'gi')`
  return without(
    sql`case when ${close(holding, traces)} then ${`(${traces.wide}|${traces.narrow})`} else ${traces.wide} end`,
  )
}
