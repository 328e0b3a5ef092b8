import type { OwnValue } from '../../../../contract/fields.ts'
import type { CheckedEntity } from '../../../../contract/hygiene/checks.ts'
import { type Finding, repairFields } from '../../../../contract/hygiene/repairs.ts'

/** What is to stand in each field of a row, by the field's name in filters. */
export type Values = Readonly<Record<string, OwnValue | null>>

export const valuesOf = ({ fields }: Finding): Values =>
  Object.fromEntries(fields.map(({ field, value }) => [field, value]))

/** What a row begins with: what stands there, else (or where that is faulty) the likeliest proposal. */
export const proposedOf = ({ fields }: Finding): Values =>
  Object.fromEntries(fields.map(({ field, value, suggestions }) => [field, suggestions[0]?.value ?? value]))

/** The edit that turns one set of values into another, as the record's own command takes it; null where nothing differs. */
export function editBetween(entity: CheckedEntity, from: Values, to: Values): Record<string, unknown> | null {
  const edit: Record<string, unknown> = {}
  const own: Record<string, OwnValue | null> = {}
  for (const [field, value] of Object.entries(to)) {
    if (JSON.stringify(value) === JSON.stringify(from[field] ?? null)) continue
    if (field.startsWith('own.')) own[field.slice('own.'.length)] = value
    // Of a deal's worth the currency is another matter; of a lead's it is asked for together.
    else if (field === 'amount') Object.assign(edit, amountOf(entity, value))
    else edit[(repairFields[entity] as Record<string, string>)[field] ?? field] = value
  }
  if (Object.keys(own).length > 0) edit.own = own
  return Object.keys(edit).length > 0 ? edit : null
}

function amountOf(entity: CheckedEntity, value: OwnValue | null): Record<string, unknown> {
  const money = typeof value === 'object' && value !== null && 'currency' in value ? value : null
  if (entity === 'deal') return money ? { amount: money.amount } : { amount: 0 }
  return money ? { ...money } : { amount: null }
}
