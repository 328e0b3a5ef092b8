import type { MemberId } from '../../contract/ids.ts'
import type { TaskTemplate } from '../../contract/process/process-document.ts'
import { dueAfter } from '../platform/time/working-time.ts'
import { compileCondition, holds } from '../process/conditions/condition.ts'
import { companySize, type Facts, noFacts } from '../process/conditions/facts.ts'
import type { LivedVisit } from './deal-life.ts'
import type { LivedDeal } from './deal-rows.ts'
import { eventOf, type LivedEvent } from './event-rows.ts'
import { handOffRow } from './hand-off-rows.ts'
import type { Sinks } from './rows.ts'
import type { Setting } from './setting.ts'
import { instant } from './stage-clock.ts'

/**
 * The tasks of every visit: done in those that were left through their gate, partly done where the deal stands. Of a
 * large company only those of the last two visits are kept: they are most of what a deal weighs.
 */
export function taskRows(setting: Setting, deal: LivedDeal, rows: Sinks, events: LivedEvent[]): void {
  const facts = factsOf(setting, deal)
  const { visits } = deal.life
  for (const [place, visit] of visits.entries()) {
    if (!setting.detailed && place < visits.length - 2) continue
    const templates = visit.stage.tasks.filter(
      ({ when }) => !when || holds(compileCondition(when, deal.process.document), facts),
    )
    if (visit.leftAt === null)
      standingTasks(setting, deal, { visit, seq: place + 1, templates }, rows, events)
    else leftTasks(setting, deal, { visit, seq: place + 1, templates }, rows, events)
  }
}

interface TasksOf {
  visit: LivedVisit
  seq: number
  templates: readonly TaskTemplate[]
}

/** Mandatory ones are done, since the gate was passed; those of a lost or overridden visit may have been cancelled. */
function leftTasks(
  setting: Setting,
  deal: LivedDeal,
  { visit, seq, templates }: TasksOf,
  rows: Sinks,
  events: LivedEvent[],
): void {
  const { random, detailed } = setting
  const leftAt = visit.leftAt as number
  const kept = detailed ? templates : templates.filter(({ mandatory }) => mandatory)
  const gone = visit.leftHow === 'lost' || visit.leftHow === 'back'
  let at = visit.enteredAt
  let skipped = !visit.overridden
  for (const [position, template] of kept.entries()) {
    const cancelled = (template.mandatory ? gone : true) && random.chance(0.5)
    const overridden = !skipped && template.mandatory
    if (overridden) skipped = true
    at += (leftAt - at) * (0.2 + 0.5 * random.next())
    const closed = cancelled || overridden ? ('cancelled' as const) : ('done' as const)
    const task = {
      template,
      position,
      state: closed,
      closedAt: Math.round(closed === 'done' ? at : leftAt),
      dueFrom: visit.enteredAt,
    }
    pushTask(setting, deal, { visit, seq }, task, rows, events)
  }
}

/** Some are done in their order; a task that waits for an open one is open too, and has no due time yet. */
function standingTasks(
  setting: Setting,
  deal: LivedDeal,
  { visit, seq, templates }: TasksOf,
  rows: Sinks,
  events: LivedEvent[],
): void {
  const { random, now } = setting
  const doneAt = new Map<string, number>()
  const present = new Set(templates.map(({ key }) => key))
  for (const [position, template] of templates.entries()) {
    const before = (template.after ?? []).filter((key) => present.has(key))
    const ready = before.every((key) => doneAt.has(key))
    const from = Math.max(visit.enteredAt, ...before.map((key) => doneAt.get(key) ?? 0))
    const done = ready && random.chance(0.45)
    const closedAt = done ? Math.round(from + (now - from) * random.next() * 0.9) : null
    if (closedAt !== null) doneAt.set(template.key, closedAt)
    const task = {
      template,
      position,
      state: done ? ('done' as const) : ('open' as const),
      closedAt,
      dueFrom: ready ? from : null,
    }
    pushTask(setting, deal, { visit, seq }, task, rows, events)
  }
}

interface Task {
  template: TaskTemplate
  position: number
  state: 'open' | 'done' | 'cancelled'
  closedAt: number | null
  /** Null while it waits for others: it has no due time yet. */
  dueFrom: number | null
}

function pushTask(
  setting: Setting,
  deal: LivedDeal,
  { visit, seq }: { visit: LivedVisit; seq: number },
  { template, position, state, closedAt, dueFrom }: Task,
  rows: Sinks,
  events: LivedEvent[],
): void {
  const { workspaceId, random, calendar, detailed } = setting
  const id = random.id<string>(visit.enteredAt + position)
  const assignee = assigneeOf(setting, deal, template, state === 'open')
  const by = assignee ?? deal.seller.id
  const due = template.due && dueFrom !== null ? dueAfter(calendar, dueFrom, template.due) : null
  rows.tasks.push([
    workspaceId,
    id,
    deal.id,
    seq,
    visit.stage.key,
    template.key,
    jsonText(template.name),
    template.kind,
    template.mandatory,
    template.role ?? null,
    assignee,
    deal.seller.id,
    detailed || state === 'open' ? jsonText(template.guidance) : null,
    template.after ?? [],
    position,
    state,
    template.due ?? null,
    instant(due),
    due !== null && due <= setting.now ? instant(due) : null,
    instant(closedAt),
    closedAt === null ? null : by,
    instant(visit.enteredAt),
    state === 'open' ? 1 : 2,
  ])
  const handed = { taskId: id, roleKey: template.role, assignee, ownerId: deal.seller.id, state, closedAt }
  handOffRow(setting, { ...handed, from: dueFrom }, rows)
  if (!detailed || state !== 'done' || closedAt === null) return
  const data = { name: template.name, mandatory: template.mandatory, role: template.role ?? null }
  events.push(eventOf(setting, deal, { type: 'task.completed', at: closedAt, data, subject: id, by }))
}

/** A plain text is a JSON text too: it stands in a jsonb column. */
function jsonText(text: TaskTemplate['name'] | undefined): object | null {
  if (text === undefined) return null
  return typeof text === 'string' ? { en: text } : text
}

/** Some tasks of a role still lie in its queue. */
function assigneeOf(
  { holders, random }: Setting,
  { seller, process }: LivedDeal,
  { role }: TaskTemplate,
  open: boolean,
): MemberId | null {
  const rule = process.document.roles.find(({ key }) => key === role)
  if (!role || rule?.assign === 'deal_owner') return seller.id
  const people = holders.get(role) ?? []
  if (people.length === 0 || (open && rule?.assign === 'queue' && random.chance(0.6))) return null
  return random.pick(people)
}

/** What conditions may ask about: enough for those that stand in tasks. */
function factsOf(
  { currency, minorPerUnit }: Setting,
  { amount, source, channel, title, product, customer, people }: LivedDeal,
): Facts {
  return {
    ...noFacts,
    deal: {
      ...noFacts.deal,
      amount: amount / minorPerUnit,
      currency,
      source: source ?? '',
      channel: channel ?? '',
      title,
      has_company: true,
      customer_kind: 'company',
      product: product?.name ?? '',
      product_series: product?.series ?? '',
    },
    people: { ...noFacts.people, count: people.length },
    company: {
      ...noFacts.company,
      industry: customer.industry,
      employees: customer.employees,
      size: companySize(customer.employees),
    },
  }
}
