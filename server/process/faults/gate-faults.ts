import type { DraftDocument, Stage } from '../../../contract/process/process-document.ts'
import type { Condition } from '../conditions/condition.ts'
import { neverHolds } from '../conditions/never-holds.ts'
import { compiled, conditionFaults, knowledgeOf } from './condition-faults.ts'
import { type Fault, fault, inEnglish } from './fault.ts'

/**
 * Gates that never open, and what lies behind them. A gate is all exit criteria of a stage at once: each may be met by
 * some deal, and no deal meet two of them.
 */
export function gateFaults(document: DraftDocument): Fault[] {
  const { stages } = document
  const gates = stages.map((stage, place) => ({ stage, place, faults: faultsOfGate(document, stage, place) }))
  // Whoever may skip over the closed gate, or around it, still gets on.
  const shut = gates.find(({ place, faults }) => faults.some(isShut) && !isSkipped(stages, place))
  const behind = shut && stages[shut.place + 1]
  return [
    ...gates.flatMap(({ faults }) => faults),
    ...(shut && behind
      ? [
          fault(
            `stages.${shut.place + 1}`,
            'stage_unreachable',
            `"${inEnglish(behind.name)}" can never be reached: "${inEnglish(shut.stage.name)}" can never be left.`,
            { stage: behind.name, before: shut.stage.name },
          ),
        ]
      : []),
  ]
}

const isShut = ({ code }: Fault) =>
  ['condition_never_holds', 'criterion_never_holds', 'criteria_contradict'].includes(code)

/** Whether a deal can get past this stage without having stood in it. */
const isSkipped = (stages: readonly Stage[], place: number) =>
  stages
    .slice(0, place)
    .some(({ maySkipTo }) => maySkipTo.some((key) => stages.findIndex((stage) => stage.key === key) > place))

function faultsOfGate(document: DraftDocument, stage: Stage, place: number): Fault[] {
  const path = `stages.${place}.exitCriteria`
  const own = stage.exitCriteria.map(({ condition }, index) =>
    conditionFaults(document, condition, `${path}.${index}.condition`),
  )
  const sound = stage.exitCriteria.flatMap(({ name, condition }, index) => {
    const asked = own[index]?.length === 0 ? compiled(document, condition) : null
    return asked ? [{ name, index, asked }] : []
  })
  const early = sound.flatMap(({ name, index, asked }) =>
    waitsForLater(document, place, asked).map((task) =>
      fault(
        `${path}.${index}.condition`,
        'criterion_never_holds',
        `"${inEnglish(stage.name)}" can never be left: "${inEnglish(name)}" waits for "${inEnglish(task.name)}", a task of a later stage.`,
        { stage: stage.name, criterion: name, task: task.name, number: place + 1 },
      ),
    ),
  )
  return [...own.flat(), ...early, ...(early.length > 0 ? [] : contradictions(document, stage, path, sound))]
}

/** Tasks of later stages without which the criterion cannot hold, on the first way through at least. */
function waitsForLater({ stages, ...document }: DraftDocument, place: number, criterion: Condition) {
  if (isSkipped(stages, place)) return []
  const later = stages.slice(place + 1).flatMap(({ tasks }) => tasks)
  const named = later.filter(({ key }) => criterion.tasks.includes(key))
  const undone = new Set(named.map(({ key }) => key))
  const knowledge = { ...knowledgeOf({ stages, ...document }), undone }
  return undone.size > 0 && neverHolds([criterion.ast], knowledge) ? named : []
}

type Criterion = { name: Stage['name']; index: number; asked: Condition }

function contradictions(
  document: DraftDocument,
  stage: Stage,
  path: string,
  criteria: readonly Criterion[],
): Fault[] {
  const knowledge = knowledgeOf(document)
  const clash = (some: readonly Criterion[]) =>
    neverHolds(
      some.map(({ asked }) => asked.ast),
      knowledge,
    )
  const told = ([...some]: readonly Criterion[]) => {
    const names = some.map(({ name }) => name)
    const list = names.map((name) => `"${inEnglish(name)}"`).join(' and ')
    const message = `"${inEnglish(stage.name)}" can never be left: no deal meets ${list} at once.`
    const at = `${path}.${some.at(-1)?.index}.condition`
    return fault(at, 'criteria_contradict', message, { stage: stage.name, names })
  }
  const pairs = criteria.flatMap((one, index) => criteria.slice(index + 1).map((other) => [one, other]))
  const contradicting = pairs.filter(clash)
  if (contradicting.length > 0) return contradicting.map(told)
  return criteria.length > 2 && clash(criteria) ? [told(criteria)] : []
}
