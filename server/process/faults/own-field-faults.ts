import type { OwnFieldName } from '../../../contract/fields.ts'
import { ownFactName } from '../../../contract/process/facts.ts'
import type { DraftDocument, UsedField } from '../../../contract/process/process-document.ts'
import { isOwn } from '../gate.ts'
import { type Fault, fault } from './fault.ts'

/** Required own fields the company does not have. Those that conditions name are told with the condition. */
export function ownFieldFaults({ stages, ownFields = [] }: DraftDocument): Fault[] {
  const known = new Set<string>(ownFields.map(ownFactName))
  return stages.flatMap(({ requiredFields }, place) =>
    requiredFields
      .filter((field) => isOwn(field) && !known.has(field))
      .map((field) =>
        fault(`stages.${place}.requiredFields`, 'unknown_own_field', `There is no own field "${field}".`, {
          named: field,
        }),
      ),
  )
}

/**
 * Own fields that a text brought along and that are something else here: `ours` by the same key has another type, so
 * that its conditions would not mean what they say.
 */
export function differingFields(
  { ownFields = [] }: Pick<DraftDocument, 'ownFields'>,
  ours: readonly UsedField[],
  named: ReadonlySet<OwnFieldName>,
): Fault[] {
  return ownFields.flatMap((field, place) => {
    const name = ownFactName(field)
    const here = ours.find((one) => ownFactName(one) === name)
    if (!here || here.type === field.type || !named.has(name)) return []
    const message = `The own field "${name}" is of type ${here.type} here, not ${field.type}.`
    return [fault(`ownFields.${place}.type`, 'own_field_differs', message, { named: name })]
  })
}
