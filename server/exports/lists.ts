import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { listCompanies } from '../../contract/customers/companies.ts'
import { listPeople } from '../../contract/customers/people.ts'
import { listDeals } from '../../contract/deals/deals.ts'
import type { ExportList } from '../../contract/exports.ts'
import type { OwnFieldEntity } from '../../contract/fields.ts'
import { listLeads } from '../../contract/leads/leads.ts'
import { listProducts } from '../../contract/products.ts'
import type { Rights } from '../../contract/team/rights.ts'
import { companiesInOrder } from '../customers/list-companies.ts'
import { peopleInOrder } from '../customers/list-people.ts'
import { companyOf, ownerOf } from '../customers/table.ts'
import { dealsInOrder } from '../deals/lists/list-deals.ts'
import { leadsInOrder } from '../leads/lists/list-leads.ts'
import type { Actor } from '../platform/actor.ts'
import type { ListSql } from '../platform/database/list-sql.ts'
import type { Tx } from '../platform/database/tx.ts'
import { productsInOrder } from '../products/list-products.ts'
import type { Column } from './columns/column.ts'
import { companyColumns, personColumns } from './columns/customers.ts'
import { readProcessNames } from './columns/process-names.ts'
import { dealColumns, leadColumns, productColumns } from './columns/sales.ts'

/** What an export needs to know of a list; rows and their filters are the list's own. */
export interface ExportedList {
  entity: OwnFieldEntity
  /** Null: everybody sees it. */
  right: keyof Rights | null
  /** The list's own query; its page does not count. */
  query: z.ZodObject
  rows(query: never, actor: Actor, by: RawBuilder<boolean> | null): ListSql
  /** The row's name in the statement. */
  row: RawBuilder<unknown>
  columns(tx: Tx, actor: Actor): Promise<readonly Column[]> | readonly Column[]
  /** What a list shows under another name, or as one where a file has two. */
  also?: Readonly<Record<string, readonly string[]>>
}

export const exportedLists: Readonly<Record<ExportList, ExportedList>> = {
  companies: {
    entity: 'company',
    right: 'customers.see',
    query: listCompanies.query,
    rows: (query, actor, by) => {
      const { from, ...rest } = companiesInOrder(query, actor, by)
      return { from: sql`${from} ${ownerOf('c')}`, ...rest }
    },
    row: sql`c`,
    columns: (_, actor) => companyColumns(actor),
    also: { place: ['city', 'country'] },
  },
  people: {
    entity: 'person',
    right: 'customers.see',
    query: listPeople.query,
    rows: (query, actor, by) => {
      const { from, ...rest } = peopleInOrder(query, actor, by)
      return { from: sql`${from} ${companyOf(actor)} ${ownerOf('p')}`, ...rest }
    },
    row: sql`p`,
    columns: (_, actor) => personColumns(actor),
  },
  deals: {
    entity: 'deal',
    right: 'deals.see',
    query: listDeals.query,
    rows: dealsInOrder,
    row: sql`d`,
    columns: async (tx, actor) => dealColumns(actor, await readProcessNames(tx, actor)),
  },
  leads: {
    entity: 'lead',
    right: 'leads.see',
    query: listLeads.query,
    rows: leadsInOrder,
    row: sql`l`,
    columns: (_, actor) => leadColumns(actor),
  },
  products: {
    entity: 'product',
    right: null,
    query: listProducts.query,
    rows: productsInOrder,
    row: sql`p`,
    columns: (_, actor) => productColumns(actor),
  },
}
