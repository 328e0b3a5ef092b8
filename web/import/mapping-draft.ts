import type { OwnFieldEntity } from '../../contract/fields.ts'
import { importFields, importRelations } from '../../contract/imports/fields.ts'
import {
  type DateOrder,
  type DecimalMark,
  type ImportMapping,
  type Relation,
  type StageMeaning,
} from '../../contract/imports/mapping.ts'

/** A mapping while it is being edited: the shape all kinds share, loosely. The server judges the whole. */
export interface Draft {
  kind: ImportMapping['kind']
  into?: 'people' | 'colleagues'
  columns: Record<string, string | ColumnOf>
  relations: Record<string, Relation>
  values: Record<string, Record<string, string | null | StageMeaning>>
  identity: string
  dates: DateOrder
  decimals: DecimalMark
  currency?: string
  process?: { key: string; document?: unknown }
  title?: string
}

interface ColumnOf {
  field: string
  dates?: DateOrder
  decimals?: DecimalMark
  times?: number
}

/** What a column becomes: `field.amount`, `relation.company`, or nothing. */
export type Target = `field.${string}` | `relation.${string}` | ''

export const draftOf = (mapping: ImportMapping): Draft => mapping as unknown as Draft
export const mappingOf = (draft: Draft): ImportMapping => draft as unknown as ImportMapping

const intoOf = ({ kind, into }: Draft) => (into === 'colleagues' ? 'colleagues' : kind)

/** The kind of record whose own fields may be filled; colleagues have none. */
export function entityOf(draft: Draft): OwnFieldEntity | null {
  return entities[intoOf(draft)]
}

const entities = {
  companies: 'company',
  people: 'person',
  products: 'product',
  deals: 'deal',
  leads: 'lead',
  colleagues: null,
} as const

export function targetsOf(draft: Draft): { fields: readonly string[]; relations: readonly string[] } {
  return { fields: importFields[intoOf(draft)], relations: importRelations[intoOf(draft)] }
}

export function targetOf(draft: Draft, column: string): Target {
  const of = own(draft.columns, column)
  if (of !== undefined) return `field.${typeof of === 'string' ? of : of.field}`
  const relation = Object.entries(draft.relations).find(([, one]) => one.column === column)
  return relation ? `relation.${relation[0]}` : ''
}

/** The column that becomes a field, if any does. */
export function columnOf(draft: Draft, field: string): string | undefined {
  return Object.keys(draft.columns).find((column) => targetOf(draft, column) === `field.${field}`)
}

/** A field or relation has one column: whichever had it before is left out now. */
export function withTarget(draft: Draft, column: string, target: Target): Draft {
  const columns = without(draft.columns, (name) => name === column || targetOf(draft, name) === target)
  const relations = without(
    draft.relations,
    (relation, one) => one.column === column || `relation.${relation}` === target,
  )
  const [what = ''] = target.split('.')
  const name = target.slice(what.length + 1)
  if (what === 'field') return withIdentity({ ...draft, columns: { ...columns, [column]: name }, relations })
  if (what === 'relation') {
    const missing = intoOf(draft) === 'colleagues' ? 'create' : 'flag'
    return withIdentity({ ...draft, columns, relations: { ...relations, [name]: { column, missing } } })
  }
  return withIdentity({ ...draft, columns, relations })
}

/** An id that is no longer mapped cannot tell the records apart. */
function withIdentity(draft: Draft): Draft {
  const usual = draft.kind === 'deals' ? 'row' : 'name'
  const ids = idsIn(draft)
  if (draft.identity === usual || ids.includes(draft.identity)) return draft
  return { ...draft, identity: ids[0] ?? usual }
}

/** Ids that a column is: our own, as our exports write it, and the other system's. */
export function idsIn(draft: Draft): string[] {
  return ['stagecraft_id', 'external_id'].filter((id) => columnOf(draft, id) !== undefined)
}

export function styleOf(draft: Draft, column: string): { dates: DateOrder; decimals: DecimalMark } {
  const of = own(draft.columns, column)
  const style = typeof of === 'object' ? of : undefined
  return { dates: style?.dates ?? draft.dates, decimals: style?.decimals ?? draft.decimals }
}

export function withStyle(draft: Draft, column: string, style: Omit<ColumnOf, 'field'>): Draft {
  const of = own(draft.columns, column)
  if (of === undefined) return draft
  const before = typeof of === 'string' ? { field: of } : of
  return { ...draft, columns: { ...draft.columns, [column]: { ...before, ...style } } }
}

/** `undefined` takes the meaning away again. */
export function withValue(
  draft: Draft,
  column: string,
  value: string,
  meaning: string | StageMeaning | undefined,
): Draft {
  const others = without(draft.values[column] ?? {}, (one) => one === value)
  const values = meaning === undefined ? others : { ...others, [value]: meaning }
  return { ...draft, values: { ...draft.values, [column]: values } }
}

export function withMissing(draft: Draft, relation: string, missing: Relation['missing']): Draft {
  const before = draft.relations[relation]
  return before ? { ...draft, relations: { ...draft.relations, [relation]: { ...before, missing } } } : draft
}

/** People become colleagues or the other way round: what both know stays. */
export function withInto(draft: Draft, into: 'people' | 'colleagues'): Draft {
  const changed: Draft = { ...draft, into }
  const { fields, relations } = targetsOf(changed)
  return withIdentity({
    ...changed,
    columns: without(draft.columns, (_, of) => !fields.includes(typeof of === 'string' ? of : of.field)),
    relations: without(draft.relations, (relation) => !relations.includes(relation)),
  })
}

/** What a stage column's value means, as one word for a choice: `stage.offer`, `won`, `lost`. */
export function meaningWord(meaning: string | null | StageMeaning | undefined): string {
  if (meaning === undefined || meaning === null) return ''
  if (typeof meaning === 'string') return `stage.${meaning}`
  return 'outcome' in meaning ? meaning.outcome : `stage.${meaning.stage}`
}

export function meaningFrom(word: string): StageMeaning | undefined {
  if (word === 'won' || word === 'lost') return { outcome: word }
  return word.startsWith('stage.') ? { stage: word.slice('stage.'.length) } : undefined
}

/** A file may call its column `constructor`. */
function own<Value>(record: Record<string, Value>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}

function without<Value>(
  record: Record<string, Value>,
  leave: (key: string, value: Value) => boolean,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([key, value]) => !leave(key, value)))
}
