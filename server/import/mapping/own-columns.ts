import { sql } from 'kysely'
import type { OwnField, OwnFieldEntity } from '../../../contract/fields.ts'
import type { MemberId, WorkspaceId } from '../../../contract/ids.ts'
import type { ImportMapping } from '../../../contract/imports/mapping.ts'
import { ownFieldsOf } from '../../fields/table.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { OwnColumn } from '../reading/read-own-cell.ts'
import { exportedHeaders, isOurHeader, placeOfOurId } from './exported-headers.ts'
import { type Into, intoOf } from './record-fields.ts'
import { plainForm } from './similar-values.ts'

/** Own fields by the name a mapping gives them: `own.region`. */
export type OwnColumns = ReadonlyMap<string, OwnColumn>

/** What a mapping of its kind may name. Colleagues have no own fields. */
export async function ownFieldsInto(
  tx: Tx,
  workspaceId: WorkspaceId,
  mapping: { kind: string; into?: string | undefined },
): Promise<OwnField[]> {
  const entity = entities[intoOf(mapping)]
  return entity === null ? [] : ownFieldsOf(tx, workspaceId, entity)
}

/** Asked of the database only where the mapping names one, and for colleagues only where one is a colleague. */
export async function ownColumnsOf(
  tx: Tx,
  workspaceId: WorkspaceId,
  mapping: ImportMapping,
): Promise<OwnColumns> {
  const named = new Set(
    Object.values(mapping.columns).map((of: string | { field: string }) =>
      typeof of === 'string' ? of : of.field,
    ),
  )
  if (![...named].some((field) => field.startsWith('own.'))) return new Map()
  const fields = (await ownFieldsInto(tx, workspaceId, mapping)).filter(({ key }) => named.has(`own.${key}`))
  const members = fields.some(({ type }) => type === 'person') ? await colleagues(tx, workspaceId) : new Map()
  return new Map(fields.map((field) => [`own.${field.key}`, { field, members }]))
}

const entities: Record<Into, OwnFieldEntity | null> = {
  companies: 'company',
  people: 'person',
  products: 'product',
  deals: 'deal',
  leads: 'lead',
  colleagues: null,
}

async function colleagues(tx: Tx, workspaceId: WorkspaceId): Promise<OwnColumn['members']> {
  const { rows } = await sql<{ id: MemberId; name: string; email: string | null }>`
    select id, name, email from members where workspace_id = ${workspaceId} and deactivated_at is null
  `.execute(tx)
  const members = new Map<string, MemberId | 'several'>()
  for (const { id, name, email } of rows)
    for (const called of new Set([plainForm(name), plainForm(email ?? name)]))
      members.set(called, members.has(called) ? 'several' : id)
  return members
}

/**
 * A proposed mapping with the columns it leaves over whose header is an own field's label, in whatever language. In a list of
 * our own, what stands before the id and is called as we call a column is that column, even if it does not come in.
 */
export function withOwnColumns(
  mapping: ImportMapping,
  columns: readonly { name: string }[],
  fields: readonly OwnField[],
): ImportMapping {
  const used = new Set([
    ...Object.keys(mapping.columns),
    ...Object.values(mapping.relations as Record<string, { column: string }>).map(({ column }) => column),
  ])
  const idAt = placeOfOurId(columns)
  const left = columns.filter(({ name }, place) => !(place < idAt && isOurHeader(name)))
  const own = fields.flatMap(({ key, label, type }) => {
    const names = [key, ...(typeof label === 'string' ? [label] : Object.values(label))].map(plainForm)
    const called = (nameOf: (name: string) => string) =>
      left.find(({ name }) => !used.has(name) && names.includes(plainForm(nameOf(name))))
    const column = called((name) => name) ?? (idAt >= 0 ? called(unnumbered) : undefined)
    if (!column) return []
    used.add(column.name)
    const next = type === 'money' ? columns[columns.indexOf(column) + 1]?.name : undefined
    const currencyIn = next !== undefined && !used.has(next) && isCurrency(next) ? next : null
    return [[column.name, currencyIn ? { field: `own.${key}`, currencyIn } : `own.${key}`] as const]
  })
  return { ...mapping, columns: { ...mapping.columns, ...Object.fromEntries(own) } } as ImportMapping
}

/** As an export writes it beside an amount. */
const isCurrency = (header: string) =>
  exportedHeaders('deals', 'currency').some((name) => plainForm(name) === plainForm(unnumbered(header)))

/** Of two columns of one name the file's second is read as `Name (2)`. */
const unnumbered = (header: string) => header.replace(/ \(\d+\)$/, '')
