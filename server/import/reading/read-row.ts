import type { OwnValue, OwnValues } from '../../../contract/fields.ts'
import type { RowFault } from '../../../contract/imports/imports.ts'
import type { ImportMapping, Relation, StageMeaning } from '../../../contract/imports/mapping.ts'
import type { FileRow } from '../import.ts'
import type { OwnColumns } from '../mapping/own-columns.ts'
import { type Field, intoOf, recordFields } from '../mapping/record-fields.ts'
import type { MoneyRead } from './read-cell.ts'
import { type CellRead, type CellType, readCell, type Style } from './read-cell.ts'
import type { DateRead } from './read-date.ts'
import { type OwnCellRead, readOwnCell } from './read-own-cell.ts'

export type CellValue = string | number | MoneyRead | DateRead

/** A row as the mapping understands it. Empty cells are absent: they say nothing about the record. */
export interface RowRead {
  row: number
  cells: readonly string[]
  /** By field. */
  values: Record<string, CellValue>
  /** By key of the own field. */
  own: OwnValues
  /** By relation: the other record's name as the mapping writes it. */
  names: Record<string, string>
  /** By column: what its value means, where the mapping gives it a meaning rather than a text. */
  meanings: Record<string, StageMeaning>
  faults: RowFault[]
}

/**
 * Works the mapping out once, then reads rows.
 * @param columns of the file, in its order
 * @param currency of amounts that name none
 * @param ownColumns the own fields it names
 */
export function rowReader(
  mapping: ImportMapping,
  columns: readonly string[],
  currency: string,
  ownColumns: OwnColumns,
): (row: FileRow) => RowRead {
  const cells = cellReaders(mapping, columns, currency, ownColumns)
  const relations = Object.entries(mapping.relations as Record<string, Relation>).map(
    ([relation, { column }]) => ({
      relation,
      ...placed(mapping, columns, column),
    }),
  )
  return ({ row, cells: texts }) => {
    const read: RowRead = { row, cells: texts, values: {}, own: {}, names: {}, meanings: {}, faults: [] }
    if (texts.length > columns.length) read.faults.push({ column: null, code: 'too_many_cells', value: null })
    for (const { field, column, place, translate, readText } of cells) {
      const text = translate(texts[place] ?? '')
      if (text === null || text === '') continue
      if (typeof text !== 'string') {
        read.meanings[field] = text
        continue
      }
      const cell = readText(text)
      if ('fault' in cell) read.faults.push({ column, code: cell.fault, value: text.slice(0, 200) })
      else if (ownColumns.has(field)) read.own[field.slice('own.'.length)] = cell.value as OwnValue
      else read.values[field] = cell.value as CellValue
    }
    for (const { relation, column, place, translate } of relations) {
      const text = translate(texts[place] ?? '')
      if (typeof text !== 'string' || text === '') continue
      const cell = readCell(text, { is: 'line', most: 200 }, plain)
      if ('fault' in cell) read.faults.push({ column, code: cell.fault, value: text.slice(0, 200) })
      else read.names[relation] = cell.value as string
    }
    return read
  }
}

const plain: Style = { dates: 'ymd', decimals: '.', times: 1, currency: 'EUR' }

interface CellReader {
  field: string
  column: string
  place: number
  translate: (text: string) => string | null | StageMeaning
  readText: (text: string) => CellRead | OwnCellRead
}

function cellReaders(
  mapping: ImportMapping,
  columns: readonly string[],
  currency: string,
  ownColumns: OwnColumns,
): CellReader[] {
  const fields = recordFields[intoOf(mapping)]
  return Object.entries(mapping.columns).flatMap(([column, of]) => {
    const said = typeof of === 'string' ? { field: of } : of
    const field = fields[said.field]
    const own = ownColumns.get(said.field)
    if (!field && !own) return []
    const style: Style = {
      dates: ('dates' in said && said.dates) || mapping.dates,
      decimals: ('decimals' in said && said.decimals) || mapping.decimals,
      times: ('times' in said && said.times) || 1,
      currency: mapping.currency ?? currency,
    }
    const readText = own
      ? (text: string) => readOwnCell(text, own, style)
      : remembering((field as Field).type, style)
    return [{ field: said.field, ...placed(mapping, columns, column), readText }]
  })
}

function placed(mapping: ImportMapping, columns: readonly string[], column: string) {
  const values = new Map(Object.entries(mapping.values[column] ?? {}))
  const translate = (text: string) => {
    const meant = values.get(text)
    return meant === undefined ? text : meant
  }
  return { column, place: columns.indexOf(column), translate }
}

/** The same few dates, countries and prices come again and again: each is read once. */
function remembering(type: CellType, style: Style): (text: string) => CellRead {
  if (type.is === 'raw' || type.is === 'prose' || type.is === 'line')
    return (text) => readCell(text, type, style)
  const known = new Map<string, CellRead>()
  return (text) => {
    let read = known.get(text)
    if (read) return read
    read = readCell(text, type, style)
    if (known.size >= 10_000) known.clear()
    known.set(text, read)
    return read
  }
}
