import { isDeepStrictEqual } from 'node:util'
import { type RawBuilder, sql } from 'kysely'
import type { OwnValues } from '../../../contract/fields.ts'
import type { MemberId } from '../../../contract/ids.ts'
import type { RecordRight } from '../../../contract/team/rights.ts'
import { afterEdit } from '../../fields/read-own.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { newId } from '../../platform/ids.ts'
import { reaches } from '../../team/reach.ts'
import { failed, type Plan } from '../import.ts'
import { type Into, recordFields } from '../mapping/record-fields.ts'
import type { MoneyRead } from '../reading/read-cell.ts'
import type { CellValue, RowRead } from '../reading/read-row.ts'
import type { Run } from '../running/run.ts'
import { createReferred } from './create-referred.ts'
import { alsoOf, type Link, type Linked, linkRows, recordLinks } from './link-rows.ts'
import type { RecordKind } from './record-kind.ts'
import { survivorsOf } from './survivors-of.ts'
import { isTagged, lackTags, tagRows } from './tag-rows.ts'

type Columns = Record<string, unknown>
const none: ReadonlySet<unknown> = new Set()

/** What a flat record needs to be written. `existing` is the row as it is now; `values` only what the file says. */
export interface Flat {
  read: RowRead
  existing: Columns | null
  values: Columns
  linked: Linked
}

interface FlatKind {
  into: Exclude<Into, 'deals'>
  table: 'companies' | 'people' | 'products' | 'members' | 'leads'
  noun: string
  created: 'created' | 'added'
  /** Rows of others are out of reach where the right does not go so far. Absent: no owners. */
  right?: RecordRight
  /** What a new record has that no file says. */
  fresh?: (tx: Tx, actor: Actor, run: Run) => Promise<Columns>
}

/** Records that are one row of one table: recognised, compared and written a batch at a time. */
export function flatRecords(kind: FlatKind): RecordKind<Flat> {
  const links = recordLinks[kind.into]
  return {
    async plan(tx, actor, run, rows) {
      const reads = rows.map(run.read)
      const linked = await linkRows(tx, actor, run, links, reads)
      const existing = await findExisting(tx, actor, run, kind, reads)
      const untagged = isTagged(kind.table) ? await lackTags(tx, actor, kind.table, reads, existing) : none
      return reads.map((read, place) =>
        planOne(actor, kind, read, linked[place] as Linked, existing[place] ?? [], untagged),
      )
    },
    async write(tx, actor, run, plans) {
      const records = plans.flatMap(({ record }) => record ?? [])
      await createReferred(
        tx,
        actor,
        run,
        links,
        records.map(({ linked }) => linked),
      )
      await insertNew(tx, actor, run, kind, links, plans)
      await updateChanged(tx, actor, kind, links, plans)
      if (isTagged(kind.table)) await tagRows(tx, actor, run, kind.table, plans)
    },
  }
}

/** Whoever brings customers in owns them where the file does not say whose they are. */
export async function ownedByImporter(_: Tx, actor: Actor, { mapping }: Run): Promise<Columns> {
  return 'owner' in mapping.relations ? {} : { owner_id: actor.memberId }
}

function planOne(
  actor: Actor,
  kind: FlatKind,
  read: RowRead,
  linked: Linked,
  existing: Columns[],
  untagged: ReadonlySet<unknown>,
): Plan<Flat> {
  const faults = [...read.faults, ...linked.faults]
  const fault = (code: string, value: string | null = null) => faults.push({ column: null, code, value })
  const [found, second] = existing
  const values = columnsOf(kind, read.values)
  // Found by the id of one that was merged into it, it keeps its own.
  if (found?.external_id && 'external_id' in values) values.external_id = found.external_id
  if (second) fault('ambiguous_name', (values.name ?? null) as string | null)
  if (!found && values.name === undefined) fault('no_name')
  if (kind.right && !mayTouch(actor, kind.right, found, linked)) fault('not_allowed')
  if (faults.length > 0) return failed(read.row, ...faults)

  const said = { ...asBefore(found, values), ...ownOf(found, read), ...linked.ids }
  const record: Flat = { read, existing: found ?? null, values: said, linked }
  const also = alsoOf(recordLinks[kind.into], linked)
  const flags = linked.flags
  if (!found) return { row: read.row, state: 'created', id: newId<string>(), faults, flags, record, also }
  const changed =
    untagged.has(found.id) ||
    Object.keys(linked.create).length > 0 ||
    Object.entries(said).some(([column, value]) => !isDeepStrictEqual(found[column], value))
  const state = changed ? 'updated' : 'unchanged'
  return { row: read.row, state, id: found.id as string, faults, flags, record, also }
}

/** A cell has no spaces around its text; that alone is no change of a note. */
function asBefore(found: Columns | undefined, values: Columns): Columns {
  const same = (was: unknown, value: unknown) => typeof was === 'string' && was.trim() === value
  return Object.fromEntries(
    Object.entries(values).map(([column, value]) => [
      column,
      same(found?.[column], value) ? found?.[column] : value,
    ]),
  )
}

/** The own values with the file's put over those that were there. A file without any says nothing of them. */
function ownOf(found: Columns | undefined, { own }: RowRead): Columns {
  return Object.keys(own).length === 0 ? {} : { own: { ...(found?.own as OwnValues | null), ...own } }
}

function mayTouch(actor: Actor, right: RecordRight, found: Columns | undefined, linked: Linked): boolean {
  const owner = (linked.ids.owner_id ?? null) as MemberId | null
  const before = (found?.owner_id ?? null) as MemberId | null
  // What is only shared stays whose it is.
  const shared = owner === null || owner === before ? (found?.id as string) : null
  if (found && !reaches(actor, right, before, shared)) return false
  return owner === null || (found !== undefined && owner === before) || reaches(actor, right, owner, null)
}

function columnsOf({ into }: FlatKind, values: Record<string, CellValue>): Columns {
  const columns: Columns = {}
  for (const [field, value] of Object.entries(values)) {
    const { column, type } = recordFields[into][field] ?? {}
    if (!column || !type) continue
    if (type.is !== 'money') columns[column] = value
    else
      Object.assign(columns, {
        [column]: (value as MoneyRead).amount,
        currency: (value as MoneyRead).currency,
      })
  }
  return columns
}

/**
 * The records each row could mean, locked for the batch: by the mapping's identity, and rows that lack it by the next one.
 * One that was merged since is the one it went into.
 */
async function findExisting(tx: Tx, actor: Actor, run: Run, { table }: FlatKind, reads: readonly RowRead[]) {
  const found: Columns[][] = []
  const { identity } = run.mapping
  const called = (field: string) =>
    reads.map(({ values }, place) => (found[place] ? null : ((values[field] ?? null) as string | null)))
  if (identity === 'stagecraft_id') await findById('stagecraft_id', sql`t.id = n.key::uuid`)
  if (identity !== 'name') await findById('external_id', sql`t.external_id = n.key`)
  const form = table === 'members' ? sql`search_form(t.name)` : sql`t.search_name`
  // Where ids are known, a name speaks only between a row and a record that have none.
  const nameless = identity === 'name' ? sql`` : sql`and t.external_id is null`
  const ids = identity === 'name' ? [] : called('external_id')
  const names = called('name').map((name, place) => (ids[place] ? null : name))
  await findBy(names, sql`${form} = search_form(n.key) ${nameless}`)
  return found

  async function findById(field: 'stagecraft_id' | 'external_id', condition: RawBuilder<unknown>) {
    const keys = called(field)
    if (keys.every((key) => key === null)) return
    await findBy(keys, condition)
    const survivors = await survivorsOf(tx, actor, table, called(field))
    const gone = keys.map((key, place) => (found[place] ? null : (survivors.get(key ?? '') ?? null)))
    if (survivors.size > 0) await findBy(gone, sql`t.id = n.key::uuid`)
  }

  async function findBy(asked: readonly (string | null)[], condition: RawBuilder<unknown>): Promise<void> {
    const { rows } = await sql<{ place: number; row: Columns }>`
      select n.place::integer as place, to_jsonb(t) as row
      from unnest(${asked}::text[]) with ordinality as n (key, place)
      join ${sql.table(table)} t on t.workspace_id = ${actor.workspaceId} and ${condition}
      ${run.dry ? sql`` : sql`for update of t`}
    `.execute(tx)
    for (const { place, row } of rows) {
      found[place - 1] ??= []
      found[place - 1]?.push(row)
    }
  }
}

async function insertNew(
  tx: Tx,
  actor: Actor,
  run: Run,
  kind: FlatKind,
  links: readonly Link[],
  plans: readonly Plan<Flat>[],
): Promise<void> {
  const fresh = plans.filter(({ state }) => state === 'created')
  if (fresh.length === 0) return
  const shared = (await kind.fresh?.(tx, actor, run)) ?? {}
  const rows = fresh.map(({ id, record }) => ({ ...shared, ...record?.values, ...record?.linked.ids, id }))
  const names = new Set([...writable(kind, links), ...Object.keys(shared)])
  const columns = sql.join([...names].map((column) => sql.ref(column)))
  await sql`
    insert into ${sql.table(kind.table)} (workspace_id, id, import_id, created_at, ${columns})
    select ${actor.workspaceId}, id, ${run.id}, now(), ${columns}
    from jsonb_populate_recordset(null::${sql.table(kind.table)}, ${JSON.stringify(rows)}::jsonb)
  `.execute(tx)
  const type = `${kind.noun}.${kind.created}` as const
  await record(
    tx,
    actor,
    ...fresh.map(({ id, record }) => ({
      type,
      subject: { type: kind.noun, id: id as string },
      data: { name: record?.values.name },
    })),
  )
}

async function updateChanged(
  tx: Tx,
  actor: Actor,
  kind: FlatKind,
  links: readonly Link[],
  plans: readonly Plan<Flat>[],
): Promise<void> {
  const changed = plans.filter(({ state }) => state === 'updated')
  if (changed.length === 0) return
  const rows = changed.map(({ record }) => ({
    ...record?.existing,
    ...record?.values,
    ...record?.linked.ids,
  }))
  const columns = writable(kind, links)
  await sql`
    update ${sql.table(kind.table)} t
    set ${sql.join(columns.map((column) => sql`${sql.ref(column)} = r.${sql.ref(column)}`))}, version = t.version + 1
    from jsonb_populate_recordset(null::${sql.table(kind.table)}, ${JSON.stringify(rows)}::jsonb) r
    where t.workspace_id = ${actor.workspaceId} and t.id = r.id
  `.execute(tx)
  await record(
    tx,
    actor,
    ...changed.map(({ id, record }) => ({
      type: `${kind.noun}.edited` as const,
      subject: { type: kind.noun, id: id as string },
      data: { changes: changesOf(record as Flat) },
    })),
  )
  for (const plan of changed) plan.before = { row: plan.record?.existing }
}

function changesOf({ existing, values, linked }: Flat) {
  const { own, ...columns } = { ...values, ...linked.ids }
  return {
    ...Object.fromEntries(
      Object.entries(columns)
        .filter(([column, to]) => existing?.[column] !== to)
        .map(([column, to]) => [column, { from: existing?.[column] ?? null, to }]),
    ),
    ...ownChanges((existing?.own ?? {}) as OwnValues, (own ?? {}) as OwnValues),
  }
}

/** What an event tells of own values: each by its own name. */
function ownChanges(before: OwnValues, after: OwnValues) {
  const { changes } = afterEdit(before, after)
  return Object.fromEntries(Object.entries(changes).map(([field, [from, to]]) => [field, { from, to }]))
}

function writable({ into, table }: FlatKind, links: readonly Link[]): string[] {
  const money = Object.values(recordFields[into]).some(({ type }) => type.is === 'money')
  const own = Object.values(recordFields[into]).flatMap(({ column }) => column || [])
  const added = [...(money ? ['currency'] : []), ...(table === 'members' ? [] : ['own'])]
  return [...new Set([...own, ...added, ...links.map(({ column }) => column)])]
}
