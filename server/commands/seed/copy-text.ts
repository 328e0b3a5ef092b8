import { type Row, type TableName, tableNames, type Value } from '../../sample/rows.ts'

/** Rows of one table in the text format of COPY, made into text as they come. */
export class CopyText {
  #lines: string[] = []

  push(...rows: Row[]): void {
    for (const row of rows) {
      let line = cell(row[0] as Value)
      for (let place = 1; place < row.length; place++) line += `\t${cell(row[place] as Value)}`
      this.#lines.push(line)
    }
  }

  get rows(): number {
    return this.#lines.length
  }

  get text(): string {
    return `${this.#lines.join('\n')}\n`
  }
}

/** One for each table. */
export function copyTexts(): Record<TableName, CopyText> {
  return Object.fromEntries(tableNames.map((name) => [name, new CopyText()])) as Record<TableName, CopyText>
}

function cell(value: Value): string {
  if (value === null) return '\\N'
  if (typeof value === 'string') return special.test(value) ? escaped(value) : value
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 't' : 'f'
  // Keys and ids: words that need no quotes in an array.
  if (Array.isArray(value)) return `{${value.join(',')}}`
  return jsonCell(value)
}

/** The same few names and guidances stand in very many tasks. */
const known = new WeakMap<object, string>()

function jsonCell(value: object): string {
  let text = known.get(value)
  if (text === undefined) known.set(value, (text = escaped(JSON.stringify(value))))
  return text
}

const special = /[\\\t\n\r]/
const signs: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const escaped = (text: string) => text.replaceAll(/[\\\t\n\r]/g, (sign) => signs[sign] as string)
