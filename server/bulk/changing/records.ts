import { type RawBuilder, sql } from 'kysely'
import type { BulkList } from '../../../contract/bulk.ts'
import type { OwnFieldEntity, OwnValues } from '../../../contract/fields.ts'
import { editCompany } from '../../customers/edit-company.ts'
import { editPerson } from '../../customers/edit-person.ts'
import { mayCustomer } from '../../customers/policy.ts'
import { editDeal } from '../../deals/edit-deal.ts'
import { mayDeal } from '../../deals/policy.ts'
import { dealColumns } from '../../deals/table.ts'
import { editLead } from '../../leads/edit-lead.ts'
import { mayLead } from '../../leads/policy.ts'
import { leadColumns } from '../../leads/table.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { editProduct } from '../../products/edit-product.ts'
import { productColumns } from '../../products/table.ts'
import { plainFields } from './plain-fields.ts'

/** A record as far as editing it asks. */
export interface Kept {
  id: string
  version: number
  own: OwnValues
  [field: string]: unknown
}

/** By what the columns of a list call its rows. */
const aliases = { companies: 'c', people: 'p', deals: 'd', leads: 'l', products: 'p' } as const

/** What a bulk edit needs to know of the records of a list; the rules are the concept's own. */
export interface Records {
  entity: OwnFieldEntity
  table: string
  /** By what its records are called. */
  name: string
  columns: RawBuilder<unknown>
  /** Which rows there are. */
  there: RawBuilder<unknown>
  may(actor: Actor, act: 'see' | 'edit' | 'give', record: never): boolean
  /** Single editing. */
  edit(tx: Tx, given: { id: never; ifMatch: number; edit: never }, actor: Actor): Promise<{ version: number }>
  /** How single editing tells what changed. */
  told: 'changes' | 'changed'
}

export const recordsOf: Readonly<Record<BulkList, Records>> = {
  companies: {
    entity: 'company',
    table: 'companies',
    name: 'name',
    columns: plainColumns('companies', Object.keys(plainFields.companies)),
    there: sql`true`,
    may: mayCustomer,
    edit: editCompany,
    told: 'changes',
  },
  people: {
    entity: 'person',
    table: 'people',
    name: 'name',
    columns: plainColumns('people', Object.keys(plainFields.people)),
    there: sql`true`,
    may: mayCustomer,
    edit: editPerson,
    told: 'changes',
  },
  deals: {
    entity: 'deal',
    table: 'deals',
    name: 'title',
    columns: dealColumns,
    there: sql`true`,
    may: mayDeal,
    edit: (tx, { id, ifMatch, edit }, actor) => editDeal(tx, { id, ifMatch, changes: edit }, actor),
    told: 'changed',
  },
  leads: {
    entity: 'lead',
    table: 'leads',
    name: 'name',
    columns: leadColumns,
    there: sql`l.archived_at is null`,
    may: (actor, act, lead) => mayLead(actor, act === 'give' ? 'edit' : act, lead),
    edit: editLead,
    told: 'changed',
  },
  products: {
    entity: 'product',
    table: 'products',
    name: 'name',
    columns: productColumns,
    there: sql`true`,
    may: (actor, act) => act === 'see' || actor.rights['products.edit'],
    edit: editProduct,
    told: 'changes',
  },
}

/** What rights ask about, and these fields. */
function plainColumns(list: BulkList, fields: readonly string[]): RawBuilder<unknown> {
  const row = (column: string) => sql.ref(`${aliases[list]}.${column}`)
  return sql.join([
    sql`${row('id')}, ${row('version')}, ${row('owner_id')} as "ownerId", coalesce(${row('own')}, '{}') as own`,
    ...fields.flatMap((field) => {
      const column = field === 'ownerId' ? undefined : plainFields[list][field]
      return column ? sql`${row(column[0])} as ${sql.ref(field)}` : []
    }),
  ])
}

/**
 * The records that are there, by id; locked until the transaction ends, in the order of ids as everybody locks them.
 * @param plain only these fields of them
 */
export async function readRecords(
  tx: Tx,
  actor: Actor,
  list: BulkList,
  ids: readonly string[],
  { lock, plain }: { lock?: boolean | undefined; plain?: readonly string[] | undefined } = {},
): Promise<Map<string, Kept>> {
  const { table, columns: all, there } = recordsOf[list]
  const columns = plain ? plainColumns(list, plain) : all
  const alias = sql.ref(aliases[list])
  const { rows } = await sql<Kept>`
    select ${columns}
    from ${sql.table(table)} ${alias}
    where ${alias}.workspace_id = ${actor.workspaceId} and ${alias}.id = any (${ids}::uuid[]) and ${there}
    order by ${alias}.id
    ${lock ? sql`for update of ${alias}` : sql``}
  `.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}
