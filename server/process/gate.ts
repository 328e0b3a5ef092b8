import type { Unmet } from '../../contract/process/gate.ts'
import type { Questionnaire, RequirableField, Stage } from '../../contract/process/process-document.ts'
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
 * All that is missing before a deal may leave `stage` forward, tasks first. Empty: the gate is open. `questionnaires` are
 * those of the stage's document: criteria may ask about their answers.
 */
export function unmet(stage: Stage, state: GateState, questionnaires: readonly Questionnaire[]): Unmet[] {
  return [
    ...state.tasks.map((task) => ({ kind: 'task' as const, ...task })),
    ...stage.requiredFields
      .filter((field) => !state.filled.has(field))
      .map((field) => ({ kind: 'field' as const, field })),
    ...stage.exitCriteria
      .filter(({ condition }) => !holds(compileCondition(condition, questionnaires), state.facts))
      .map(({ key, name }) => ({ kind: 'criterion' as const, key, name })),
  ]
}
