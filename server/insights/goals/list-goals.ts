import { sql } from 'kysely'
import type { ProcessId } from '../../../contract/ids.ts'
import { type listGoals as route, unreadAfterDays } from '../../../contract/process/goals.ts'
import type { Received, Returned } from '../../../contract/route.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { workingTimeBetween } from '../../platform/time/working-time.ts'
import { type PublishedProcess, publishedProcesses } from '../../process/versions/published-processes.ts'
import { workspaceCalendar } from '../../team/calendars/workspace-calendar.ts'
import { workspaceCurrency } from '../../team/workspace/workspace-currency.ts'
import type { ClosedPeriod } from '../period.ts'
import { goalPeriod, goalPeriodBefore } from './goal-period.ts'
import { firstContacts, loyalCustomers, marginRows, monthRows, newCustomers } from './goal-rows.ts'
import { isProfit } from './profit.ts'
import { type Asked, isAsked, type Measured, progressOf, type Sources } from './progress.ts'

/** How far each goal has come over the deals the actor may see, and which process nobody looks after. */
export async function listGoals(
  tx: Tx,
  asked: Received<typeof route>['query'],
  actor: Actor,
): Promise<Returned<typeof route>> {
  const now = Date.now()
  const processes = (await publishedProcesses(tx, actor.workspaceId)).filter(
    ({ id }) => asked.process === undefined || id === asked.process,
  )
  const goals = processes.flatMap(({ document }) => document.goals)
  const currency = await workspaceCurrency(tx, actor.workspaceId)
  const year = goalPeriod('year', now)
  const months = { from: goalPeriodBefore(year).from, to: year.to }
  const sources: Sources = {
    rows: goals.length === 0 ? [] : (await monthRows(actor, months).execute(tx)).rows,
    margins: goals.some(({ metric }) => isProfit(metric))
      ? (await marginRows(actor, months).execute(tx)).rows
      : [],
    currency,
    now,
  }
  const known = await knownOf(tx, actor)
  const rows = []
  // One after the other: a connection answers one question at a time.
  for (const process of processes) {
    const { openedAt = null, since = process.publishedAt } = known.get(process.id) ?? {}
    rows.push({
      processId: process.id,
      goals: await progressOfAll(tx, actor, process, Date.parse(since), sources),
      flags: flagsOf(process, openedAt, now),
      numbersOpenedAt: openedAt,
    })
  }
  return { rows }
}

async function progressOfAll(
  tx: Tx,
  actor: Actor,
  { id, document }: PublishedProcess,
  since: number,
  sources: Sources,
) {
  const progress = []
  for (const goal of document.goals) {
    const present = goalPeriod(goal.period, sources.now)
    const answers = new Map<string, Measured>()
    if (isAsked(goal.metric))
      for (const period of [present, goalPeriodBefore(present)])
        answers.set(period.from, await measured[goal.metric](tx, actor, id, period))
    const asked = (period: ClosedPeriod) => answers.get(period.from) ?? { value: null, cases: 0 }
    progress.push(progressOf({ id, since }, goal, { ...sources, asked }))
  }
  return progress
}

const measured: Record<
  Asked,
  (tx: Tx, actor: Actor, id: ProcessId, period: ClosedPeriod) => Promise<Measured>
> = {
  async new_customers(tx, actor, id, period) {
    const { rows } = await newCustomers(actor, id, period).execute(tx)
    const count = rows[0]?.count ?? 0
    return { value: count, cases: count }
  },
  async loyalty(tx, actor, id, period) {
    const { rows } = await loyalCustomers(actor, id, period).execute(tx)
    const { deals = 0, again = 0 } = rows[0] ?? {}
    return { value: deals === 0 ? null : (again / deals) * 100, cases: deals }
  },
  /** The median: one lead forgotten over a holiday says nothing about the others. */
  async first_contact_minutes(tx, actor, id, period) {
    const { rows } = await firstContacts(actor, id, period).execute(tx)
    const calendar = await workspaceCalendar(tx, actor.workspaceId)
    const minutes = rows.map(({ createdAt, contactAt }) =>
      Math.max(0, workingTimeBetween(calendar, Date.parse(createdAt), Date.parse(contactAt))),
    )
    return { value: median(minutes), cases: minutes.length }
  },
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

/** When somebody last looked at the numbers of each process, and when it was first published. */
async function knownOf(tx: Tx, actor: Actor) {
  const { rows } = await sql<{ id: ProcessId; openedAt: string | null; since: string }>`
    select v.process_id as id, o.opened_at as "openedAt", min(v.published_at) as since
    from process_versions v
    left join process_numbers_opened o on o.workspace_id = v.workspace_id and o.process_id = v.process_id
    where v.workspace_id = ${actor.workspaceId}
    group by v.process_id, o.opened_at
  `.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** A version published lately has had no time to be looked at. */
function flagsOf(
  { document, retiredAt, publishedAt }: PublishedProcess,
  openedAt: string | null,
  now: number,
) {
  if (retiredAt !== null) return []
  const since = Math.max(Date.parse(publishedAt), openedAt === null ? 0 : Date.parse(openedAt))
  return [
    ...(document.goals.length === 0 ? (['no_goal'] as const) : []),
    ...(now - since > unreadAfterDays * 86_400_000 ? (['unread'] as const) : []),
  ]
}
