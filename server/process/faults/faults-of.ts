import type { DraftDocument } from '../../../contract/process/process-document.ts'
import { conditionFaults } from './condition-faults.ts'
import { type Fault, fault, keysOf, twice, unknown } from './fault.ts'
import { gateFaults } from './gate-faults.ts'
import { movementFaults } from './movement-faults.ts'
import { nurturingFaults } from './nurturing-faults.ts'
import { ownFieldFaults } from './own-field-faults.ts'
import { questionnaireFaults } from './questionnaire-faults.ts'
import { taskFaults } from './task-faults.ts'
import { deadlineFaults } from './time-faults.ts'

/**
 * What a document of the right shape can still have wrong: names that point nowhere, circles, conditions that cannot be
 * asked or never hold, ways that lead nowhere. Empty: it can be published. Only what is certain is a fault.
 */
export function faultsOf(document: DraftDocument): Fault[] {
  const roles = keysOf(document.roles)
  const buyingStages = keysOf(document.buyingStages)
  return [
    ...(document.stages.length < 2 ? [tooFewStages] : []),
    ...goalsTwice(document),
    ...twice(document.roles, 'roles'),
    ...twice(document.buyingStages, 'buyingStages'),
    ...twice(document.stages, 'stages'),
    ...twice(document.wonReasons, 'wonReasons'),
    ...twice(document.lostReasons, 'lostReasons'),
    ...deadlineFaults(document.firstContact, 'firstContact', roles),
    ...conditionFaults(document, document.appliesWhen, 'appliesWhen'),
    ...questionnaireFaults(document),
    ...nurturingFaults(document),
    ...ownFieldFaults(document),
    ...taskKeysTwice(document),
    ...document.stages.flatMap((stage, place) => {
      const path = `stages.${place}`
      return [
        ...unknown(stage.role, `${path}.role`, roles, 'role'),
        ...unknown(stage.buyingStage, `${path}.buyingStage`, buyingStages, 'buying stage'),
        ...movementFaults(document, stage, place),
        ...deadlineFaults(stage.deadline, `${path}.deadline`, roles),
        ...twice(stage.exitCriteria, `${path}.exitCriteria`),
        ...taskFaults(document, stage, place),
      ]
    }),
    ...gateFaults(document),
  ]
}

const tooFewStages = fault('stages', 'too_few_stages', 'A process has two stages at least.')

/** One target for one measure in one period, so that two never contradict each other. */
function goalsTwice({ goals }: DraftDocument): Fault[] {
  const seen = new Set<string>()
  return goals.flatMap(({ metric, period }, place) => {
    const goal = `${metric} ${period}`
    if (!seen.has(goal)) return seen.add(goal) && []
    const sentence = `There are two goals for the ${metric} of a ${period}.`
    return [fault(`goals.${place}`, 'duplicate_goal', sentence)]
  })
}

/** Task keys are unique in the whole process, so that `'pricing' in tasks.done` means one task. */
function taskKeysTwice(document: DraftDocument): Fault[] {
  const seen = new Set<string>()
  return document.stages.flatMap((stage, place) =>
    stage.tasks.flatMap(({ key, name }, index) => {
      if (!seen.has(key)) return seen.add(key) && []
      const path = `stages.${place}.tasks.${index}.key`
      return [fault(path, 'duplicate_key', `"${key}" is used twice among the tasks.`, { key, name })]
    }),
  )
}
