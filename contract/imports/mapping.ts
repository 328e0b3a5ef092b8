import { z } from 'zod'
import { Currency } from '../money.ts'
import { Key, ProcessDocument } from '../process/process-document.ts'
import { Line } from '../text.ts'
import { importFields } from './fields.ts'

/** Order of the parts of a date. `jalali` is year first in the Persian calendar. */
export const dateOrders = ['ymd', 'dmy', 'mdy', 'jalali'] as const
export const DateOrder = z.enum(dateOrders)
export type DateOrder = z.infer<typeof DateOrder>

/** The sign before the decimals; the other one, spaces and apostrophes may group thousands. */
export const DecimalMark = z.enum([',', '.'])
export type DecimalMark = z.infer<typeof DecimalMark>

const Header = z.string().min(1).max(500)

/** A field the company added itself. */
const OwnColumn = z.templateLiteral([z.literal('own.'), z.string().regex(/[a-z][a-z0-9_]{0,59}/)])

/**
 * A column is one of our fields, perhaps written in a way of its own or in thousands or millions (`times`), or an amount
 * whose currency another column says (`currencyIn`).
 */
const ColumnOf = <Field extends readonly [string, ...string[]]>(fields: Field) =>
  z.union([
    z.enum(fields),
    OwnColumn,
    z.strictObject({
      field: z.union([z.enum(fields), OwnColumn]),
      dates: DateOrder.optional(),
      decimals: DecimalMark.optional(),
      times: z.number().positive().max(1e9).optional(),
      currencyIn: Header.optional(),
    }),
  ])

/** What a value of a stage column means. For a closed deal `stage` is the one it was closed in. */
export const StageMeaning = z.union([
  z.strictObject({ stage: Key }),
  z.strictObject({ outcome: z.enum(['won', 'lost']), stage: Key.optional(), reason: Key.optional() }),
])
export type StageMeaning = z.infer<typeof StageMeaning>

/** A value is written otherwise with us; null: it means nothing. */
const ValueMap = z.record(z.string().max(1_000), z.union([Line(1_000), z.null(), StageMeaning]))

export const missingRules = ['flag', 'fail', 'create'] as const
/** Another record, by its name (or its external id). `missing` says what becomes of a row whose name is not known. */
const Relation = z.strictObject({ column: Header, missing: z.enum(missingRules).default('flag') })
export type Relation = z.infer<typeof Relation>

const shared = {
  /**
   * How a row is recognised at the next import. All but the name need such a column. A row without the id is recognised
   * by what comes next: `stagecraft_id` (our own, as exports write it), `external_id`, name.
   */
  identity: z.enum(['stagecraft_id', 'external_id', 'name']).default('name'),
  dates: DateOrder.default('ymd'),
  decimals: DecimalMark.default('.'),
  /** The currency of amounts that name none. Absent: the company's own. */
  currency: Currency.optional(),
  /** Per column: what its values mean. */
  values: z.record(Header, ValueMap).default({}),
}

export const CompaniesMapping = z.strictObject({
  kind: z.literal('companies'),
  columns: z.record(Header, ColumnOf(importFields.companies)),
  /** The parent may stand anywhere in the file: it is looked for when all rows are in. */
  relations: z
    .strictObject({
      parent: Relation.extend({ missing: z.enum(['flag', 'create']).default('flag') }),
      owner: Relation,
    })
    .partial()
    .default({}),
  ...shared,
})

export const PeopleMapping = z.strictObject({
  kind: z.literal('people'),
  into: z.literal('people').default('people'),
  columns: z.record(Header, ColumnOf(importFields.people)),
  relations: z.strictObject({ company: Relation, owner: Relation }).partial().default({}),
  ...shared,
})

/** Colleagues come in without a sign-in: known by name, to be invited later. */
export const ColleaguesMapping = z.strictObject({
  kind: z.literal('people'),
  into: z.literal('colleagues'),
  columns: z.record(Header, ColumnOf(importFields.colleagues)),
  relations: z.strictObject({ team: Relation, leader: Relation, department: Relation }).partial().default({}),
  ...shared,
})

export const ProductsMapping = z.strictObject({
  kind: z.literal('products'),
  columns: z.record(Header, ColumnOf(importFields.products)),
  relations: z.strictObject({}).default({}),
  ...shared,
})

export const DealsMapping = z.strictObject({
  kind: z.literal('deals'),
  columns: z.record(Header, ColumnOf(importFields.deals)),
  /** The person is found by `person_email`, then by `person_phone`, then by name at the deal's company. */
  relations: z
    .strictObject({ company: Relation, person: Relation, product: Relation, owner: Relation })
    .partial()
    .default({}),
  /** A published process by its key. With a document, that one is published first when the company has none of the key. */
  process: z.strictObject({ key: Key, document: ProcessDocument.optional() }),
  /** Columns in braces, as `{product} · {account}`, where no column is the title. */
  title: Line(200).optional(),
  ...shared,
  /** `row`: the file has no ids; a row is the same deal while all its cells are the same. */
  identity: z.enum(['stagecraft_id', 'external_id', 'row']).default('external_id'),
})
export type DealsMapping = z.infer<typeof DealsMapping>

export const LeadsMapping = z.strictObject({
  kind: z.literal('leads'),
  columns: z.record(Header, ColumnOf(importFields.leads)),
  relations: z.strictObject({ product: Relation, owner: Relation }).partial().default({}),
  ...shared,
})

const allMappings = [
  CompaniesMapping,
  PeopleMapping,
  ColleaguesMapping,
  ProductsMapping,
  DealsMapping,
  LeadsMapping,
] as const
export const ImportMapping = z.union(allMappings)
export type ImportMapping = z.infer<typeof ImportMapping>

/** The one schema a document is meant for, so that faults speak of its own fields and not of every kind's. */
export function mappingSchemaFor(document: unknown): z.ZodType<ImportMapping> {
  const { kind, into } = (document ?? {}) as { kind?: unknown; into?: unknown }
  if (kind === 'companies') return CompaniesMapping
  if (kind === 'products') return ProductsMapping
  if (kind === 'deals') return DealsMapping
  if (kind === 'leads') return LeadsMapping
  return into === 'colleagues' ? ColleaguesMapping : PeopleMapping
}
