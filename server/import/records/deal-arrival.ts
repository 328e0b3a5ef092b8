import type { MemberId } from '../../../contract/ids.ts'
import type { Unmet } from '../../../contract/process/gate.ts'
import type { ProcessDocument, ProcessRole, Stage } from '../../../contract/process/process-document.ts'
import type { Deal } from '../../deals/deal.ts'
import { type Gathered, gateState } from '../../deals/moving/gate-state.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { compileCondition, holds } from '../../process/conditions/condition.ts'
import { isOwn, unmet } from '../../process/gate.ts'
import { placeOf } from '../../process/movement.ts'
import { tasksFrom } from '../../tasks/open-stage-tasks.ts'
import { insertTasks, type NewTask } from '../../tasks/table.ts'
import { takeTurns } from '../../tasks/take-turns.ts'
import type { Run } from '../running/run.ts'

/** An open deal on its arrival: what the gates it never passed would have wanted, and the tasks of its stage. */
export interface Arrival {
  flags: string[]
  templates: Stage['tasks']
}

/** Pure. Flags: `no_company` and the like for fields, `tasks:offer` for a stage's mandatory tasks, `criterion:budget`. */
export function arrive(document: ProcessDocument, deal: Deal, gathered: Gathered, now: number): Arrival {
  const state = gateState(deal, gathered, now, document)
  const wanted = ({ tasks }: Stage) =>
    tasks.filter(({ when }) => !when || holds(compileCondition(when, document), state.facts))
  const place = placeOf(document, deal.stageKey)
  const passed = document.stages.slice(0, place)
  const flags = passed.flatMap((stage) => [
    ...unmet(stage, { ...state, tasks: [] }, document).map((one) => flagOf(one)),
    ...(wanted(stage).some(({ mandatory }) => mandatory) ? [`tasks:${stage.key}`] : []),
  ])
  return { flags, templates: wanted(document.stages[place] as Stage) }
}

const flagOf = (one: Unmet) => {
  if (one.kind === 'field') return `no_${one.field}`
  if (one.kind === 'own_field') return `no_own:${one.field}`
  return one.kind === 'criterion' ? `criterion:${one.key}` : 'tasks'
}

/** Whether any condition of the document could ask about the company or the product. */
export function asksFacts({ stages }: ProcessDocument): boolean {
  return stages.some(
    ({ exitCriteria, requiredFields, tasks }) =>
      exitCriteria.length > 0 || requiredFields.some(isOwn) || tasks.some(({ when }) => when),
  )
}

/** Makes the tasks of all the deals at once. They are due as if the stage began now: nobody is late for new work. */
export async function openArrivalTasks(
  tx: Tx,
  actor: Actor,
  run: Run,
  arrivals: readonly { deal: Deal; templates: Stage['tasks'] }[],
): Promise<void> {
  const { document } = run.process as NonNullable<Run['process']>
  const choose = await chooserFor(
    tx,
    actor,
    run,
    document.roles,
    arrivals.flatMap(({ templates }) => templates),
  )
  const tasks = arrivals.flatMap(({ deal, templates }): NewTask[] => {
    const stage = document.stages[placeOf(document, deal.stageKey)] as Stage
    const roles = new Set(templates.flatMap(({ role }) => role ?? []))
    const assignees = new Map([...roles].map((role) => [role, choose(role, deal.ownerId)]))
    const { visitSeq } = deal
    return tasksFrom(
      templates,
      { deal, stage, visitSeq, enteredAt: run.startedAt, calendarOf: run.staff.of },
      assignees,
    )
  })
  await insertTasks(tx, actor, tasks)
}

/** A role's rule for many deals at once: turns and loads are counted on from what the database says. */
async function chooserFor(
  tx: Tx,
  actor: Actor,
  run: Run,
  roles: readonly ProcessRole[],
  templates: Stage['tasks'],
): Promise<(role: string, ownerId: MemberId | null) => MemberId | null> {
  const used = new Set(templates.flatMap(({ role }) => role ?? []))
  const asked = roles.filter(({ key }) => used.has(key))
  const next = await takeTurns(tx, actor, asked, (id) => !run.staff.isAway(id, run.startedAt))
  return (role, ownerId) =>
    roles.find(({ key }) => key === role)?.assign === 'deal_owner' ? ownerId : next(role)
}
