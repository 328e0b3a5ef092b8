import { sql } from 'kysely'
import type { ProcessId } from '../../../contract/ids.ts'
import { type listGoals as route, unreadAfterDays } from '../../../contract/process/goals.ts'
import type { Received, Returned } from '../../../contract/route.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { workingTimeBetween } from '../../platform/time/working-time.ts'
import { type PublishedProcess, publishedProcesses } from '../../process/versions/published-processes.ts'
import { workspaceCalendar } from '../../team/workspace-calendar.ts'
import { workspaceCurrency } from '../../team/workspace-currency.ts'
import type { ClosedPeriod } from '../period.ts'
import { goalPeriod, goalPeriodBefore } from './goal-period.ts'
import { firstContacts, type MonthRow, monthRows, newCustomers } from './goal-rows.ts'
import { type Asked, isAsked, type Measured, progressOf } from './progress.ts'

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
  const rows =
    goals.length === 0
      ? []
      : (await monthRows(actor, { from: goalPeriodBefore(year).from, to: year.to }).execute(tx)).rows
  const opened = await numbersOpened(tx, actor)
  return {
    rows: await Promise.all(
      processes.map(async (process) => ({
        processId: process.id,
        goals: await progressOfAll(tx, actor, process, { rows, currency, now }),
        flags: flagsOf(process, opened.get(process.id), now),
        numbersOpenedAt: opened.get(process.id) ?? null,
      })),
    ),
  }
}

async function progressOfAll(
  tx: Tx,
  actor: Actor,
  { id, document }: PublishedProcess,
  sources: { rows: readonly MonthRow[]; currency: string; now: number },
) {
  const progress = []
  for (const goal of document.goals) {
    const present = goalPeriod(goal.period, sources.now)
    const answers = new Map<string, Measured>()
    if (isAsked(goal.metric))
      for (const period of [present, goalPeriodBefore(present)])
        answers.set(period.from, await measured[goal.metric](tx, actor, id, period))
    const asked = (_: Asked, period: ClosedPeriod) => answers.get(period.from) ?? { value: null, cases: 0 }
    progress.push(progressOf(id, goal, { ...sources, asked }))
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

async function numbersOpened(tx: Tx, actor: Actor): Promise<ReadonlyMap<ProcessId, string>> {
  const { rows } = await sql<{ id: ProcessId; at: string }>`
    select process_id as id, opened_at as at from process_numbers_opened
    where workspace_id = ${actor.workspaceId}
  `.execute(tx)
  return new Map(rows.map(({ id, at }) => [id, at]))
}

/** A version published lately has had no time to be looked at. */
function flagsOf(
  { document, retiredAt, publishedAt }: PublishedProcess,
  openedAt: string | undefined,
  now: number,
) {
  if (retiredAt !== null) return []
  const since = Math.max(Date.parse(publishedAt), openedAt === undefined ? 0 : Date.parse(openedAt))
  return [
    ...(document.goals.length === 0 ? (['no_goal'] as const) : []),
    ...(now - since > unreadAfterDays * 86_400_000 ? (['unread'] as const) : []),
  ]
}
