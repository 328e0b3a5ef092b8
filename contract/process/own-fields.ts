import { type OwnField, processEntities } from '../fields.ts'
import type { UsedField } from './process-document.ts'

/** The own fields a process may name, as a document carries them: those in use on deals, companies and people. */
export function nameableFields(fields: readonly OwnField[]): UsedField[] {
  return fields.filter(({ retiredAt }) => retiredAt === null).flatMap(asUsed)
}

function asUsed({ entity, key, label, type, choices }: OwnField): UsedField[] {
  const place = processEntities.find((one) => one === entity)
  if (!place) return []
  const isChoice = type === 'choice' || type === 'choices'
  const options = choices.map((choice) => ({ key: choice.key, name: choice.label }))
  return [{ entity: place, key, name: label, type, ...(isChoice && { options }) }]
}
