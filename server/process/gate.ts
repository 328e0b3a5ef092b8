import type { OwnFieldName } from '../../contract/fields.ts'
import { type Naming, ownFactName } from '../../contract/process/facts.ts'
import type { Unmet } from '../../contract/process/gate.ts'
import type { RequirableField, RequiredField, Stage } from '../../contract/process/process-document.ts'
import { compileCondition, holds } from './conditions/condition.ts'
import type { Facts } from './conditions/facts.ts'

/** A mandatory task of this visit that is neither done nor waived. */
export type OpenTask = Omit<Extract<Unmet, { kind: 'task' }>, 'kind'>

/** What the gate looks at: nothing of it is read from anywhere else. */
export interface GateState {
  readonly tasks: readonly OpenTask[]
  readonly filled: ReadonlySet<RequirableField>
  readonly facts: Facts
}

/**
 * All that is missing before a deal may leave `stage` forward, tasks first. Empty: the gate is open. `document` is the
 * stage's own, for the answers and own fields its criteria may ask about.
 */
export function unmet(stage: Stage, state: GateState, document: Naming): Unmet[] {
  return [
    ...state.tasks.map((task) => ({ kind: 'task' as const, ...task })),
    ...stage.requiredFields.flatMap((field): Unmet[] => {
      if (isOwn(field)) return isOwnFilled(field, state.facts) ? [] : [missingOwn(field, document)]
      return state.filled.has(field) ? [] : [{ kind: 'field', field }]
    }),
    ...stage.exitCriteria
      .filter(({ condition }) => !holds(compileCondition(condition, document), state.facts))
      .map(({ key, name }) => ({ kind: 'criterion' as const, key, name })),
  ]
}

export const isOwn = (field: RequiredField): field is OwnFieldName => field.includes('.own.')

function isOwnFilled(field: OwnFieldName, { own }: Facts): boolean {
  const [entity, , key] = field.split('.') as [keyof Facts['own'], 'own', string]
  return Object.hasOwn(own[entity], key)
}

function missingOwn(field: OwnFieldName, { ownFields = [] }: Naming): Unmet {
  const used = ownFields.find((one) => ownFactName(one) === field)
  return { kind: 'own_field', field, name: used?.name ?? field }
}
