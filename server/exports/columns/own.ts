import { type RawBuilder, sql } from 'kysely'
import type { OwnField } from '../../../contract/fields.ts'
import { type Language, textIn } from '../../../contract/text.ts'
import { type Column, money } from './column.ts'

/**
 * The column of a field the company added itself, of a row that has its values in `own`; two of them for money.
 * @param memberNames colleagues by id
 */
export function ownColumns(
  field: OwnField,
  row: RawBuilder<unknown>,
  { language, memberNames }: { language: Language; memberNames: ReadonlyMap<string, string> },
): readonly Column[] {
  const { key: name, type } = field
  const key = `own.${name}`
  const label = textIn(field.label, language)
  const value = sql`(${row}.own ->> ${name}::text)`
  const column = (kind: Column['kind'], wordOf?: Column['wordOf']): readonly Column[] => [
    { key, label, kind, sql: value, ...(wordOf && { wordOf }) },
  ]
  const choiceName = (choice: string) => {
    const known = field.choices.find((one) => one.key === choice)
    return known ? textIn(known.label, language) : choice
  }
  switch (type) {
    case 'number':
      return column('number')
    case 'date':
      return column('day')
    case 'money': {
      const kept = sql`(${row}.own -> ${name}::text)`
      const [amount, currency] = money('amount', sql`(${kept} ->> 'amount')`, sql`(${kept} ->> 'currency')`)
      return [
        { ...amount, key, label },
        { ...currency, key: `${key}.currency` },
      ]
    }
    case 'choice':
      return column('key', choiceName)
    case 'choices':
      return column('key', (keys) => (JSON.parse(keys) as string[]).map(choiceName).join('; '))
    case 'person':
      return column('key', (id) => memberNames.get(id) ?? id)
    case 'text':
    case 'link':
    case 'yes_no':
      return column('text')
  }
}
