import type { OwnField } from '../../../contract/fields.ts'
import type { ImportMapping, Relation } from '../../../contract/imports/mapping.ts'
import { type FieldFault, Refusal } from '../../platform/refusal.ts'
import type { ImportRecord } from '../import.ts'
import { intoOf } from './record-fields.ts'

/**
 * A mapping that cannot work is refused before anything runs: columns the file does not have, a field filled twice, no
 * name for new records, no column to recognise them by.
 * @param ownFields those of the kind of record, in use
 * @throws Refusal `mapping_incomplete` with a fault for each place
 */
export function checkMapping(
  mapping: ImportMapping,
  { kind, columns }: Pick<ImportRecord, 'kind' | 'columns'>,
  ownFields: readonly OwnField[],
): void {
  const faults: FieldFault[] = []
  const fault = (path: string, code: string, message: string) =>
    faults.push({ path: `body.${path}`, code, message })
  if (mapping.kind !== kind) fault('kind', 'other_kind', `This file was uploaded as ${kind}.`)

  const known = new Set(columns)
  const relations = Object.entries(mapping.relations as Record<string, Relation>)
  for (const column of Object.keys(mapping.columns))
    if (!known.has(column))
      fault(`columns.${column}`, 'unknown_column', `The file has no column "${column}".`)
  for (const [relation, { column }] of relations)
    if (!known.has(column))
      fault(`relations.${relation}`, 'unknown_column', `The file has no column "${column}".`)

  const own = new Set(ownFields.map(({ key }) => `own.${key}`))
  const filled = new Set<string>()
  for (const [column, of] of Object.entries(mapping.columns)) {
    const field = typeof of === 'string' ? of : of.field
    if (field.startsWith('own.') && !own.has(field))
      fault(`columns.${column}`, 'unknown_field', `There is no own field "${field}".`)
    if (filled.has(field))
      fault(`columns.${column}`, 'field_twice', `"${field}" is filled by another column already.`)
    filled.add(field)
    const currencyIn = typeof of === 'string' ? undefined : of.currencyIn
    if (currencyIn !== undefined && !known.has(currencyIn))
      fault(`columns.${column}.currencyIn`, 'unknown_column', `The file has no column "${currencyIn}".`)
  }
  if (mapping.identity === 'external_id' && !filled.has('external_id'))
    fault('identity', 'no_identity', 'No column is the external id.')
  if (intoOf(mapping) !== 'deals' && !filled.has('name'))
    fault('columns', 'no_name', 'No column is the name.')
  if (mapping.kind === 'deals')
    for (const column of titleColumns(mapping.title ?? ''))
      if (!known.has(column)) fault('title', 'unknown_column', `The file has no column "${column}".`)
  if (faults.length > 0) throw new Refusal('mapping_incomplete', undefined, faults)
}

/** Names in braces. */
export function titleColumns(title: string): string[] {
  return [...title.matchAll(/\{([^{}]+)\}/g)].map((found) => found[1] as string)
}
