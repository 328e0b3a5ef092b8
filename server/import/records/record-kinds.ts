import type { ImportMapping } from '../../../contract/imports/mapping.ts'
import { type Into, intoOf } from '../mapping/record-fields.ts'
import { flatRecords, ownedByImporter } from './flat-records.ts'
import { colleagues } from './import-colleagues.ts'
import { companies } from './import-companies.ts'
import { deals } from './import-deals.ts'
import { leads } from './import-leads.ts'
import type { RecordKind } from './record-kind.ts'

const people = flatRecords({
  into: 'people',
  table: 'people',
  noun: 'person',
  created: 'created',
  right: 'customers.edit',
  fresh: ownedByImporter,
})

const products = flatRecords({ into: 'products', table: 'products', noun: 'product', created: 'created' })

const kinds: Record<Into, RecordKind<unknown>> = {
  companies: companies as RecordKind<unknown>,
  people: people as RecordKind<unknown>,
  colleagues: colleagues as RecordKind<unknown>,
  products: products as RecordKind<unknown>,
  deals: deals as RecordKind<unknown>,
  leads: leads as RecordKind<unknown>,
}

export function recordKind(mapping: ImportMapping): RecordKind<unknown> {
  return kinds[intoOf(mapping)]
}
