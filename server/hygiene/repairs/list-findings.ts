import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { OwnValue } from '../../../contract/fields.ts'
import { type CheckedEntity, fieldsOf } from '../../../contract/hygiene/checks.ts'
import {
  type Finding,
  type Findings,
  repairFields,
  type listFindings as route,
} from '../../../contract/hygiene/repairs.ts'
import type { Received } from '../../../contract/route.ts'
import { visibleCustomers } from '../../customers/policy.ts'
import type { Actor } from '../../platform/actor.ts'
import { decodeCursor } from '../../platform/database/cursor.ts'
import { named } from '../../platform/database/named.ts'
import { pageOf } from '../../platform/database/page.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { houseActor } from '../../platform/house.ts'
import { Refusal } from '../../platform/refusal.ts'
import { askedOnce } from '../../segments/asked-once.ts'
import { checkedTables, type KnownCheck } from '../checks/check.ts'
import { knownChecks } from '../checks/known-checks.ts'
import { failsInSql } from '../checks/ready-checks.ts'
import { countFindings } from '../checks/show-checks.ts'
import { withinReach } from '../policy.ts'
import { suggestionsFor } from './suggestions.ts'

type Query = Received<typeof route>['query']
export type Row = Pick<Finding, 'id' | 'name' | 'subtitle' | 'owner' | 'version'> & {
  record: Record<string, unknown>
}

/** The records of one check that one may repair, the newest first, with what to fill in and what may be meant. */
export async function listFindings(tx: Tx, query: Query, actor: Actor): Promise<Findings> {
  const known = (await knownChecks(tx, actor.workspaceId)).filter(({ active }) => active)
  const check = query.check
    ? known.find(({ key }) => key === query.check)
    : await firstWithFindings(tx, known, actor)
  if (query.check && !check) throw new Refusal('not_found')
  if (!check) return { rows: [], next: null, check: null, entity: null }
  const rows = await askedOnce<Row>(tx, await findingPage(tx, check, query, actor))
  const fields = fieldsOf(check.fault).filter((field) => isRepairable(check.entity, field))
  const shown = rows.slice(0, query.limit)
  const suggestions = await suggestionsFor(tx, check.entity, fields, shown, actor)
  const page = pageOf(
    rows,
    query.limit,
    ({ id }) => [check.key, id],
    ({ record, ...row }): Finding => ({
      ...row,
      fields: fields.map((field) => ({
        field,
        value: valueOf(check.entity, field, record),
        suggestions: suggestions.get(row.id)?.[field] ?? [],
      })),
    }),
  )
  return { ...page, check: check.key, entity: check.entity }
}

async function firstWithFindings(
  tx: Tx,
  known: readonly KnownCheck[],
  actor: Actor,
): Promise<KnownCheck | undefined> {
  const counts = await countFindings(tx, actor, known)
  return known.find(({ key }) => (counts.get(key) ?? 0) > 0)
}

/** What no longer holds is left out, also where nobody has noticed yet: each row is tried as it is read. */
async function findingPage(tx: Tx, check: KnownCheck, query: Query, actor: Actor): Promise<RawBuilder<Row>> {
  const { entity, key } = check
  const { table, row: alias } = checkedTables[entity]
  const row = sql.ref(alias)
  const fails = await failsInSql(tx, check, houseActor(actor.workspaceId, 'automation'))
  const all = [
    sql`f.workspace_id = ${actor.workspaceId} and f.check_key = ${key}`,
    // Beside the finding, for the index: who may edit few of very many need not look at all of them.
    withinReach(actor, 'edit', entity, sql`f`, sql`f.record_id`),
    withinReach(actor, 'see', entity, row, sql`${row}.id`),
    withinReach(actor, 'edit', entity, row, sql`${row}.id`),
    fails,
  ]
  if (query.cursor) {
    const [, id] = decodeCursor(query.cursor, z.tuple([z.literal(key), z.uuid()]))
    all.push(sql`f.record_id < ${id}::uuid`)
  }
  return sql<Row>`
    select ${row}.id, ${shownAs[entity](actor)}, ${named('o')} as owner, ${row}.version, to_jsonb(${row}) as record
    from findings f
    join ${sql.table(table)} ${row} on ${row}.workspace_id = f.workspace_id and ${row}.id = f.record_id
    left join members o on o.workspace_id = f.workspace_id and o.id = ${row}.owner_id
    where ${sql.join(all, sql` and `)}
    order by f.record_id desc
    limit ${query.limit + 1}
  `
}

const companyName = (actor: Actor, id: RawBuilder<unknown>) => sql`
  (select c.name from companies c
   where c.workspace_id = ${actor.workspaceId} and c.id = ${id} and ${visibleCustomers(actor)})`

/** What a record is called, and what tells it apart. */
export const shownAs: Record<CheckedEntity, (actor: Actor) => RawBuilder<unknown>> = {
  company: () => sql`c.name, nullif(concat_ws(' · ', c.industry, c.city), '') as subtitle`,
  person: (actor) =>
    sql`p.name, nullif(concat_ws(' · ', p.job_title, ${companyName(actor, sql`p.company_id`)}), '') as subtitle`,
  deal: (actor) => sql`d.title as name, ${companyName(actor, sql`d.company_id`)} as subtitle`,
  lead: () => sql`l.name, nullif(concat_ws(' · ', l.company_name, l.city), '') as subtitle`,
}

export function isRepairable(entity: CheckedEntity, field: string): boolean {
  return field.startsWith('own.') || Object.hasOwn(repairFields[entity], field)
}

function valueOf(entity: CheckedEntity, field: string, record: Record<string, unknown>): OwnValue | null {
  if (field.startsWith('own.')) {
    const own = (record.own ?? {}) as Record<string, OwnValue>
    return own[field.slice('own.'.length)] ?? null
  }
  if (field === 'amount') {
    const { amount, currency } = record as { amount: number | null; currency: string | null }
    return amount !== null && currency !== null ? { amount, currency } : null
  }
  return (record[columnOf(entity, field)] as OwnValue | null | undefined) ?? null
}

/** Columns are called like fields, but for what points elsewhere or is a day. */
function columnOf(entity: CheckedEntity, field: string): string {
  const columns: Record<string, string> = { owner: 'owner_id', company: 'company_id' }
  if (entity === 'deal' && field === 'expected_close') return 'expected_close_on'
  if (entity === 'deal' && (field === 'next_contact' || field === 'next_step')) return 'next_contact_on'
  return columns[field] ?? field
}
