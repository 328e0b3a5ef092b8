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
    for (const { field, column, place, translate, readText, currencyIn } of cells) {
      const text = translate(texts[place] ?? '')
      if (text === null || text === '') continue
      if (typeof text !== 'string') {
        read.meanings[field] = text
        continue
      }
      const cell = readText(text, currencySaid(currencyIn, texts))
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

/** What an amount is in, where a column of its own says so. A cell that is no currency is a fault where it is read. */
function currencySaid(column: Placed | undefined, texts: readonly string[]): string | undefined {
  const text = column?.translate(texts[column.place] ?? '')
  if (typeof text !== 'string' || text === '') return undefined
  const read = readCell(text, { is: 'currency' }, plain)
  return 'value' in read ? (read.value as string) : undefined
}

const plain: Style = { dates: 'ymd', decimals: '.', times: 1, currency: 'EUR' }

interface Placed {
  column: string
  place: number
  translate: (text: string) => string | null | StageMeaning
}

interface CellReader extends Placed {
  field: string
  /** Of an amount. */
  currencyIn: Placed | undefined
  readText: (text: string, currencySaid?: string) => CellRead | OwnCellRead
}

function cellReaders(
  mapping: ImportMapping,
  columns: readonly string[],
  currency: string,
  ownColumns: OwnColumns,
): CellReader[] {
  const fields = recordFields[intoOf(mapping)]
  const ours = Object.entries(mapping.columns).find(
    ([, of]) => (typeof of === 'string' ? of : of.field) === 'currency',
  )?.[0]
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
      ? (text: string, said?: string) => readOwnCell(text, own, { ...style, said })
      : remembering((field as Field).type, style)
    const isMoney = own ? own.field.type === 'money' : field?.type.is === 'money'
    const currencyColumn = isMoney
      ? ('currencyIn' in said && said.currencyIn) || (own ? undefined : ours)
      : undefined
    const currencyIn = currencyColumn === undefined ? undefined : placed(mapping, columns, currencyColumn)
    return [{ field: said.field, ...placed(mapping, columns, column), readText, currencyIn }]
  })
}

function placed(mapping: ImportMapping, columns: readonly string[], column: string): Placed {
  const values = new Map(Object.entries(mapping.values[column] ?? {}))
  const translate = (text: string) => {
    const meant = values.get(text)
    return meant === undefined ? text : meant
  }
  return { column, place: columns.indexOf(column), translate }
}

/** The same few dates, countries and prices come again and again: each is read once. */
function remembering(type: CellType, style: Style): CellReader['readText'] {
  if (type.is === 'money') return (text, said) => readCell(text, type, { ...style, said })
  if (type.is === 'raw' || type.is === 'prose' || type.is === 'line' || type.is === 'id')
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
