import type { DraftDocument, Stage, TaskTemplate } from '../../../contract/process/process-document.ts'
import { conditionFaults } from './condition-faults.ts'
import { type Fault, fault, inEnglish, keysOf, unknown } from './fault.ts'
import { sentBackFaults } from './movement-faults.ts'
import { taskTimeFaults } from './time-faults.ts'

/** What is wrong with the tasks of one stage, each by itself and as they wait for one another. */
export function taskFaults(document: DraftDocument, stage: Stage, place: number): Fault[] {
  const roles = keysOf(document.roles)
  const here = keysOf(stage.tasks)
  return [
    ...stage.tasks.flatMap((task, index) => {
      const path = `stages.${place}.tasks.${index}`
      const { questionnaire, approval } = task
      return [
        ...unknown(task.role, `${path}.role`, roles, 'role'),
        ...unknown(task.escalateTo, `${path}.escalateTo`, roles, 'role'),
        ...unknown(questionnaire, `${path}.questionnaire`, keysOf(document.questionnaires), 'questionnaire'),
        ...(approval?.sendBackTo
          ? sentBackFaults(document, place, approval.sendBackTo, `${path}.approval.sendBackTo`)
          : []),
        ...conditionFaults(document, task.when, `${path}.when`),
        ...taskTimeFaults(stage, task, path),
        ...(task.after ?? []).flatMap((key, at) => unknown(key, `${path}.after.${at}`, here, 'task')),
      ]
    }),
    ...circles(stage, place),
  ]
}

/** Tasks that wait for themselves, through however many others: nobody could ever begin them. Each circle once. */
function circles(stage: Stage, place: number): Fault[] {
  const byKey = new Map(stage.tasks.map((task) => [task.key, task]))
  const told = new Set<string>()
  return stage.tasks.flatMap((task, index) => {
    const circle = told.has(task.key) ? null : circleFrom(task, byKey)
    if (!circle) return []
    for (const { key } of circle) told.add(key)
    const names = [...circle, task].map(({ name }) => name)
    const [first, ...others] = names.map((name) => `"${inEnglish(name)}"`)
    const chain = `task ${first} waits for ${others.join(', which waits for ')}`
    const holds = circle.some(({ mandatory }) => mandatory)
    const sentence = holds
      ? `Stage ${place + 1} "${inEnglish(stage.name)}" can never be left: ${chain}.`
      : `Nobody can ever begin these: ${chain}.`
    const details = { stage: stage.name, number: place + 1, names, holds: holds ? 'yes' : 'no' }
    return [fault(`stages.${place}.tasks.${index}.after`, 'circle', sentence, details)]
  })
}

/** The shortest way from a task back to itself, over what it waits for. */
function circleFrom(task: TaskTemplate, byKey: ReadonlyMap<string, TaskTemplate>): TaskTemplate[] | null {
  const seen = new Set<string>()
  let ways: TaskTemplate[][] = [[task]]
  while (ways.length > 0) {
    const further: TaskTemplate[][] = []
    for (const way of ways) {
      for (const key of way.at(-1)?.after ?? []) {
        if (key === task.key) return way
        const next = byKey.get(key)
        if (!next || seen.has(key)) continue
        seen.add(key)
        further.push([...way, next])
      }
    }
    ways = further
  }
  return null
}
