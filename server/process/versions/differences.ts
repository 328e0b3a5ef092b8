import { isDeepStrictEqual } from 'node:util'
import type { DraftDocument, Stage } from '../../../contract/process/process-document.ts'
import type { DocumentChange } from '../../../contract/process/process-drafts.ts'
import type { Text } from '../../../contract/text.ts'

/**
 * What changed from one document to another, from the top down: things are the same by their key, whatever they are
 * called. What is added or removed brings its parts along; `moved` is another place among those that stayed (or, for a
 * task, another stage). Equal documents have none.
 */
export function differences(before: DraftDocument, after: DraftDocument): DocumentChange[] {
  const process = { what: 'process', key: after.key, name: after.name, stage: null } as const
  return [
    ...fieldChanges(before, after, process, parts),
    ...goalChanges(before, after),
    ...listChanges('role', before.roles, after.roles),
    ...listChanges('buying_stage', before.buyingStages, after.buyingStages),
    ...questionnaireChanges(before, after),
    ...listChanges('nurturing_plan', before.nurturing, after.nurturing),
    ...stageChanges(before, after),
    ...listChanges('won_reason', before.wonReasons, after.wonReasons),
    ...listChanges('lost_reason', before.lostReasons, after.lostReasons),
  ]
}

type What = DocumentChange['what']
type In = DocumentChange['stage']
type Named = { key: string; name: Text }
type About = Pick<DocumentChange, 'what' | 'key' | 'name' | 'stage'>

/** Fields that are lists of things with keys: their changes are told one by one. */
const parts = new Set([
  ...['key', 'goals', 'roles', 'buyingStages', 'questionnaires', 'nurturing', 'stages', 'wonReasons'],
  ...['lostReasons', 'tasks', 'exitCriteria', 'requiredFields', 'questions'],
])

function fieldChanges(
  before: object,
  after: object,
  about: About,
  skip: ReadonlySet<string>,
): DocumentChange[] {
  const [old, now] = [before as Record<string, unknown>, after as Record<string, unknown>]
  const fields = new Set([...Object.keys(old), ...Object.keys(now)])
  return [...fields]
    .filter((field) => !skip.has(field) && !isDeepStrictEqual(old[field], now[field]))
    .map((field) => ({ change: 'changed', ...about, field, before: old[field], after: now[field] }))
}

function listChanges<T extends Named>(
  what: What,
  before: readonly T[],
  after: readonly T[],
  stage: In = null,
  inner: (old: T, now: T) => DocumentChange[] = () => [],
): DocumentChange[] {
  const about = ({ key, name }: Named): About => ({ what, key, name, stage })
  const old = new Map(before.map((one) => [one.key, one]))
  const now = new Set(after.map(({ key }) => key))
  const moved = movedKeys(before, after)
  return [
    ...before
      .filter(({ key }) => !now.has(key))
      .map((one) => ({ change: 'removed' as const, ...about(one) })),
    ...after.flatMap((one): DocumentChange[] => {
      const was = old.get(one.key)
      if (!was) return [{ change: 'added', ...about(one) }]
      return [
        ...(moved.has(one.key) ? [placeChange(about(one), before, after)] : []),
        ...fieldChanges(was, one, about(one), parts),
        ...inner(was, one),
      ]
    }),
  ]
}

/** Places count from 1, as people do. */
function placeChange(about: About, before: readonly Named[], after: readonly Named[]): DocumentChange {
  const place = (list: readonly Named[]) => list.findIndex(({ key }) => key === about.key) + 1
  return { change: 'moved', ...about, before: place(before), after: place(after) }
}

/**
 * The fewest that must have been moved to get from the one order to the other: those outside the longest run that kept
 * its order. Moving the first stage to the end is one move, not one of each.
 */
function movedKeys(before: readonly Named[], after: readonly Named[]): Set<string> {
  const places = new Map(before.map(({ key }, place) => [key, place]))
  const kept = after.filter(({ key }) => places.has(key)).map(({ key }) => key)
  const runs: string[][] = []
  for (const key of kept) {
    const longest = runs
      .filter((run) => (places.get(run.at(-1) as string) as number) < (places.get(key) as number))
      .reduce<string[]>((best, run) => (run.length > best.length ? run : best), [])
    runs.push([...longest, key])
  }
  const stayed = new Set(runs.reduce<string[]>((best, run) => (run.length > best.length ? run : best), []))
  return new Set(kept.filter((key) => !stayed.has(key)))
}

/** A goal has no key: it is the one of its metric and period. */
function goalChanges(before: DraftDocument, after: DraftDocument): DocumentChange[] {
  const keyed = ({ goals }: DraftDocument) =>
    goals.map((goal) => ({ ...goal, key: `${goal.metric} ${goal.period}`, name: goal.metric }))
  return listChanges('goal', keyed(before), keyed(after))
}

function questionnaireChanges(before: DraftDocument, after: DraftDocument): DocumentChange[] {
  return listChanges('questionnaire', before.questionnaires, after.questionnaires, null, (old, now) =>
    listChanges('question', old.questions, now.questions),
  )
}

function stageChanges(before: DraftDocument, after: DraftDocument): DocumentChange[] {
  const tasks = tasksThatChangedStage(before, after)
  return listChanges('stage', before.stages, after.stages, null, (old, now) => {
    const stage = { key: now.key, name: now.name }
    const here = ({ key }: Named) => !tasks.moved.has(key)
    return [
      ...listChanges('task', old.tasks.filter(here), now.tasks.filter(here), stage),
      ...listChanges('criterion', old.exitCriteria, now.exitCriteria, stage),
      ...listChanges(
        'required_field',
        asThings(old.requiredFields),
        asThings(now.requiredFields),
        stage,
      ).filter(({ change }) => change !== 'moved'),
    ]
  }).concat(tasks.changes)
}

const asThings = (fields: readonly string[]): Named[] => fields.map((key) => ({ key, name: key }))

/** A task in another stage than before has moved there, also out of a stage that is gone or into a new one. */
function tasksThatChangedStage(before: DraftDocument, after: DraftDocument) {
  const homes = new Map(
    before.stages.flatMap((stage) => stage.tasks.map((task) => [task.key, { stage, task }])),
  )
  const moved = new Set<string>()
  const changes = after.stages.flatMap((stage) =>
    stage.tasks.flatMap((task): DocumentChange[] => {
      const home = homes.get(task.key)
      if (!home || home.stage.key === stage.key) return []
      moved.add(task.key)
      const about = { what: 'task', key: task.key, name: task.name, stage: placed(stage) } as const
      return [
        { change: 'moved', ...about, before: home.stage.name, after: stage.name },
        ...fieldChanges(home.task, task, about, parts),
      ]
    }),
  )
  return { moved, changes }
}

const placed = ({ key, name }: Stage) => ({ key, name })
