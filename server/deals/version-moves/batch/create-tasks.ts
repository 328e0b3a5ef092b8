import { sql } from 'kysely'
import type { DealId, MemberId } from '../../../../contract/ids.ts'
import type { Stage } from '../../../../contract/process/process-document.ts'
import type { Actor } from '../../../platform/actor.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { tasksFrom } from '../../../tasks/open-stage-tasks.ts'
import { insertTasks, type NewTask } from '../../../tasks/table.ts'
import { conditionsHold } from '../conditions-hold.ts'
import type { Run } from '../running/run.ts'
import { assigneesInBulk, type Wanted } from './assignees-in-bulk.ts'
import { countedFrom, type MovingDeal } from './moving-deal.ts'

/**
 * Makes the tasks that the deals should have in their stage and have not, where their conditions hold. They are due as
 * if the stage began now: nobody is late for new work. Run after `keepTasks`.
 * @returns how many were made
 */
export async function createTasks(
  tx: Tx,
  actor: Actor,
  run: Run,
  deals: readonly MovingDeal[],
  at: number,
): Promise<number> {
  const concerned = deals.filter(({ place }) => (run.passages[place]?.candidates.length ?? 0) > 0)
  if (concerned.length === 0) return 0
  const there = await tasksThere(tx, actor, concerned)
  const missing = concerned.map((deal) => ({
    deal,
    open: there.get(deal.id)?.open ?? [],
    templates: (run.passages[deal.place]?.candidates ?? []).filter(
      ({ key }) => !there.get(deal.id)?.keys.includes(key),
    ),
  }))
  const holds = await conditionsHold(tx, actor, run.target.document, missing)
  const wanted = missing
    .map(({ templates, ...rest }) => ({
      ...rest,
      templates: templates.filter((template) => holds(rest.deal.id, template)),
    }))
    .filter(({ templates }) => templates.length > 0)
  const assignee = await assigneesInBulk(tx, actor, run.target.document.roles, wanted)
  const tasks = wanted.flatMap((one) => tasksFor(run, one, assignee, at))
  await insertTasks(tx, actor, tasks)
  await pauseNew(
    tx,
    actor,
    wanted.flatMap(({ deal }) => (deal.resting ? [deal.id] : [])),
  )
  return tasks.length
}

/** While a deal rests, so does the time of its tasks. */
async function pauseNew(tx: Tx, actor: Actor, resting: readonly DealId[]): Promise<void> {
  if (resting.length === 0) return
  await sql`
    update tasks set paused = true
    where workspace_id = ${actor.workspaceId} and deal_id = any (${resting}::uuid[]) and state = 'open'
      and template_key is not null and paused is not true
  `.execute(tx)
}

function tasksFor(
  run: Run,
  { deal, open, templates }: Wanted,
  assignee: (role: string, deal: MovingDeal) => MemberId | null,
  at: number,
): NewTask[] {
  const { to, changesStage } = run.passages[deal.place] as { to: Stage; changesStage: boolean }
  const roles = new Set(templates.flatMap(({ role }) => role ?? []))
  const tasks = tasksFrom(
    [...templates],
    {
      deal,
      stage: to,
      visitSeq: deal.visitSeq + (changesStage ? 1 : 0),
      enteredAt: countedFrom(deal, at),
      calendarOf: run.staff.of,
    },
    new Map([...roles].map((role) => [role, assignee(role, deal)])),
  )
  // It may also wait for a task that the deal brings along.
  return tasks.map((task, index) => {
    const waitsFor = templates[index]?.after?.filter((key) => open.includes(key)) ?? []
    return waitsFor.length === 0
      ? task
      : { ...task, after: [...task.after, ...waitsFor], dueAt: null, warnAt: null, clock: null }
  })
}

/** Keys of the tasks the deals have in their present visit, and of those among them that are open. */
async function tasksThere(
  tx: Tx,
  actor: Actor,
  deals: readonly MovingDeal[],
): Promise<Map<DealId, { keys: string[]; open: string[] }>> {
  const { rows } = await sql<{ id: DealId; keys: string[]; open: string[] }>`
    select d.id, array_agg(t.template_key) as keys,
           coalesce(array_agg(t.template_key) filter (where t.state = 'open'), '{}') as open
    from unnest(${deals.map(({ id }) => id)}::uuid[]) as b (id)
    join deals d on d.workspace_id = ${actor.workspaceId} and d.id = b.id
    join tasks t on t.workspace_id = d.workspace_id and t.deal_id = d.id and t.visit_seq = d.visit_seq
    where t.template_key is not null and t.state <> 'cancelled'
    group by d.id
  `.execute(tx)
  return new Map(rows.map(({ id, ...rest }) => [id, rest]))
}
