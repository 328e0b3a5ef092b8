import type { WorkingSpan } from '../../../contract/days.ts'
import type { ProcessDocument, Stage, TaskTemplate } from '../../../contract/process-document.ts'
import type { FieldFault } from '../../platform/refusal.ts'
import { compileCondition } from '../conditions/condition.ts'

/** A place in the document that cannot be run as written. `path` as `stages.2.tasks.0.role`. */
export type Fault = FieldFault

/**
 * What a document of the right shape can still have wrong: names that point nowhere, circles, conditions that cannot be
 * asked. Empty: it can be published. (A stage nobody can reach does not exist: the next one is always open.)
 */
export function faultsOf(document: ProcessDocument): Fault[] {
  const roles = new Set(document.roles.map(({ key }) => key))
  const buyingStages = new Set(document.buyingStages.map(({ key }) => key))
  const taskKeys = new Set(document.stages.flatMap(({ tasks }) => tasks.map(({ key }) => key)))
  return [
    ...twice(document.roles, 'roles'),
    ...twice(document.buyingStages, 'buyingStages'),
    ...twice(document.stages, 'stages'),
    ...twice(document.wonReasons, 'wonReasons'),
    ...twice(document.lostReasons, 'lostReasons'),
    ...conditionFaults(document.appliesWhen, 'appliesWhen', taskKeys),
    ...taskKeysTwice(document),
    ...document.stages.flatMap((stage, place) => [
      ...unknown(stage.role, `stages.${place}.role`, roles, 'role'),
      ...unknown(stage.buyingStage, `stages.${place}.buyingStage`, buyingStages, 'buying stage'),
      ...movementFaults(document, stage, place),
      ...deadlineFaults(stage, place),
      ...twice(stage.exitCriteria, `stages.${place}.exitCriteria`),
      ...stage.exitCriteria.flatMap(({ condition }, index) =>
        conditionFaults(condition, `stages.${place}.exitCriteria.${index}.condition`, taskKeys),
      ),
      ...stage.tasks.flatMap((task, index) => {
        const path = `stages.${place}.tasks.${index}`
        return [
          ...unknown(task.role, `${path}.role`, roles, 'role'),
          ...conditionFaults(task.when, `${path}.when`, taskKeys),
          ...unknownAfter(stage, task, path),
        ]
      }),
      ...circles(stage, place),
    ]),
  ]
}

function twice(things: readonly { key: string }[], path: string): Fault[] {
  const seen = new Set<string>()
  return things.flatMap(({ key }, index) => {
    if (!seen.has(key)) return seen.add(key) && []
    return [{ path: `${path}.${index}.key`, code: 'duplicate_key', message: `"${key}" is used twice.` }]
  })
}

/** Task keys are unique in the whole process, so that `'pricing' in tasks.done` means one task. */
function taskKeysTwice(document: ProcessDocument): Fault[] {
  const seen = new Set<string>()
  return document.stages.flatMap((stage, place) =>
    stage.tasks.flatMap(({ key }, index) => {
      if (!seen.has(key)) return seen.add(key) && []
      const path = `stages.${place}.tasks.${index}.key`
      return [{ path, code: 'duplicate_key', message: `"${key}" is used twice among the tasks.` }]
    }),
  )
}

function unknown(key: string | undefined, path: string, known: ReadonlySet<string>, kind: string): Fault[] {
  if (key === undefined || known.has(key)) return []
  return [{ path, code: `unknown_${kind.replace(' ', '_')}`, message: `There is no ${kind} "${key}".` }]
}

function movementFaults(document: ProcessDocument, stage: Stage, place: number): Fault[] {
  const placeOf = new Map(document.stages.map(({ key }, index) => [key, index]))
  const check = (keys: readonly string[], field: string, fits: (target: number) => boolean, rule: string) =>
    keys.flatMap((key, index): Fault[] => {
      const path = `stages.${place}.${field}.${index}`
      const target = placeOf.get(key)
      if (target === undefined) return unknown(key, path, new Set(), 'stage')
      return fits(target) ? [] : [{ path, code: 'wrong_direction', message: `"${key}" ${rule}.` }]
    })
  return [
    ...check(stage.maySkipTo, 'maySkipTo', (target) => target > place, 'is not a later stage'),
    ...check(stage.mayGoBackTo ?? [], 'mayGoBackTo', (target) => target < place, 'is not an earlier stage'),
  ]
}

function deadlineFaults(stage: Stage, place: number): Fault[] {
  const { warn, breach } = stage.deadline ?? {}
  const path = `stages.${place}.deadline`
  return [
    ...(breach && amount(breach) === 0
      ? [{ path: `${path}.breach`, code: 'deadline_empty', message: 'A deadline of nothing is always late.' }]
      : []),
    ...(warn && breach && isLonger(warn, breach)
      ? [{ path: `${path}.warn`, code: 'warns_too_late', message: 'The warning comes after the deadline.' }]
      : []),
  ]
}

/** Days and minutes are not compared: how long a day is, the calendar of each company says. */
const isLonger = (a: WorkingSpan, b: WorkingSpan) =>
  'workingDays' in a === 'workingDays' in b && amount(a) > amount(b)

const amount = (span: WorkingSpan) => ('workingDays' in span ? span.workingDays : span.workingMinutes)

function conditionFaults(source: string | undefined, path: string, taskKeys: ReadonlySet<string>): Fault[] {
  if (source === undefined) return []
  try {
    return compileCondition(source).tasks.flatMap((key) => unknown(key, path, taskKeys, 'task'))
  } catch (error) {
    return [{ path, code: 'condition_invalid', message: (error as Error).message }]
  }
}

function unknownAfter(stage: Stage, task: TaskTemplate, path: string): Fault[] {
  const here = new Set(stage.tasks.map(({ key }) => key))
  return (task.after ?? []).flatMap((key, index) => unknown(key, `${path}.after.${index}`, here, 'task'))
}

/** Tasks that wait for themselves, through however many others: nobody could ever begin them. */
function circles(stage: Stage, place: number): Fault[] {
  const after = new Map(stage.tasks.map(({ key, after }) => [key, after ?? []]))
  return stage.tasks.flatMap(({ key }, index) => {
    const reached = new Set<string>()
    const next = [...(after.get(key) ?? [])]
    for (let one = next.pop(); one !== undefined; one = next.pop()) {
      if (!reached.has(one)) next.push(...(after.get(one) ?? []))
      reached.add(one)
    }
    if (!reached.has(key)) return []
    return [
      { path: `stages.${place}.tasks.${index}.after`, code: 'circle', message: `"${key}" waits for itself.` },
    ]
  })
}
