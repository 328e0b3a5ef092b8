import { type Persona, personas, sources } from '../../contract/deals/deal.ts'
import type { DealId, PersonId } from '../../contract/ids.ts'
import { activityRows } from './activity-rows.ts'
import type { Life, Outcome } from './deal-life.ts'
import { dealEvents } from './event-rows.ts'
import type { Sinks } from './rows.ts'
import type { Customer, Product, RunProcess, Seller, Setting } from './setting.ts'
import { deadlines, instant } from './stage-clock.ts'
import type { Tally } from './tally.ts'
import { taskRows } from './task-rows.ts'

/** A deal as it was lived, and everything it points to. */
export interface LivedDeal {
  id: DealId
  number: number
  title: string
  life: Life
  process: RunProcess
  seller: Seller
  customer: Customer
  product: Product | null
  /** Minor units. */
  amount: number
  source: string | null
  channel: string | null
  people: { id: PersonId; personas: Persona[] }[]
  expectedCloseOn: string | null
  nextContactOn: string | null
  closeReason: string | null
}

/** Everything a deal leaves behind in the database: itself, its visits, people, tasks, activities and events. */
export function writeDeal(setting: Setting, deal: LivedDeal, rows: Sinks, tally: Tally): void {
  const { workspaceId, currency, sample } = setting
  const { id, life, process, seller, customer, product } = deal
  const isPast = (at: string | null) => at !== null && Date.parse(at) <= setting.now
  const standing = life.visits.at(-1) as Life['visits'][number]
  const { warnAt, deadlineAt } = deadlines(setting, standing)
  rows.deals.push([
    workspaceId,
    id,
    deal.number,
    deal.title,
    process.id,
    process.versionId,
    standing.stage.key,
    life.visits.length,
    instant(standing.enteredAt),
    warnAt,
    deadlineAt,
    // What was late before anybody looked is history, and nobody is told of it.
    isPast(warnAt) ? life.visits.length : null,
    isPast(deadlineAt) ? life.visits.length : null,
    life.outcome === 'resting' ? instant(setting.now) : null,
    life.outcome,
    life.outcome === 'resting' ? restDay(setting) : null,
    instant(life.closedAt),
    life.closedAt === null ? null : seller.id,
    deal.closeReason,
    seller.id,
    customer.id,
    product?.id ?? null,
    deal.amount,
    currency,
    deal.source,
    deal.channel,
    deal.expectedCloseOn,
    deal.nextContactOn,
    sample,
    instant(life.createdAt),
    life.visits.length,
  ])
  for (const person of deal.people) rows.deal_people.push([workspaceId, id, person.id, person.personas])
  for (const [place, visit] of life.visits.entries())
    rows.stage_visits.push([
      workspaceId,
      id,
      place + 1,
      process.versionId,
      visit.stage.key,
      instant(visit.enteredAt),
      deadlines(setting, visit).deadlineAt,
      instant(visit.leftAt),
      visit.leftHow,
      visit.leftAt === null ? null : seller.id,
      visit.reason,
      visit.overridden,
      visit.workingMinutes,
    ])
  const events = dealEvents(setting, deal)
  taskRows(setting, deal, rows, events)
  activityRows(setting, deal, rows, events)
  rows.events.push(...events.sort((a, b) => a.at - b.at).map(({ row }) => row))
  tally.count(deal, currency)
}

function restDay({ now, random }: Setting): string {
  return dayAfter(now, random.whole(5, 60))
}

/** An ISO day so many days later. */
export function dayAfter(at: number, days: number): string {
  return new Date(at + days * 86_400_000).toISOString().slice(0, 10)
}

/** Persian has a comma of its own. */
function titleOf(topic: string, customer: string): string {
  return `${topic}${/\p{Script=Arabic}/u.test(topic) ? '،' : ','} ${customer}`
}

/**
 * Makes up what a deal is about. An open one may lack what its present stage asks for, so that there is something left
 * to do; what earlier stages asked for it has, or it would not have passed their gates.
 */
export function inventDeal(
  setting: Setting,
  { process, outcome, life, number }: { process: RunProcess; outcome: Outcome; life: Life; number: number },
  seller: Seller,
): LivedDeal {
  const { random, words, now, companies, products } = setting
  const customer = random.pickEarly(companies)
  const product = random.pickEarly(products)
  const quantity = Math.max(1, Math.round(random.around(1)))
  const amount = Math.round((product.price * quantity * (0.8 + 0.4 * random.next())) / 1_000) * 1_000
  const present = life.visits.at(-1)?.stage
  const passed = new Set(life.visits.flatMap(({ stage }) => (stage === present ? [] : stage.requiredFields)))
  const closed = outcome === 'won' || outcome === 'lost'
  const lacks = (field: Parameters<typeof passed.has>[0]) =>
    !closed && !passed.has(field) && random.chance(0.3)
  const inbound = process.document.appliesWhen?.includes('inbound') || random.chance(0.3)
  const reasons = outcome === 'won' ? process.document.wonReasons : process.document.lostReasons
  return {
    id: random.id(life.createdAt),
    number,
    title: titleOf(random.pick(words.topics), customer.name),
    life,
    process,
    seller,
    customer,
    product: lacks('product') ? null : product,
    amount: lacks('amount') ? 0 : amount,
    source: lacks('source') ? null : inbound ? random.pick(inboundSources) : random.pickEarly(sources),
    channel: inbound ? 'inbound' : 'outbound',
    people: peopleOn(customer, { none: lacks('person'), undecided: lacks('decision_maker') }, setting),
    expectedCloseOn: lacks('expected_close_on')
      ? null
      : dayAfter(life.closedAt ?? now, closed ? 0 : random.whole(-5, 90)),
    nextContactOn: closed || lacks('next_contact_on') ? null : dayAfter(now, random.whole(-2, 14)),
    closeReason: closed && reasons.length > 0 ? random.pickEarly(reasons).key : null,
  }
}

const inboundSources = ['website', 'website', 'paid_campaign', 'referral', 'event', 'social'] as const

function peopleOn(
  { people }: Customer,
  { none, undecided }: { none: boolean; undecided: boolean },
  { random }: Setting,
): LivedDeal['people'] {
  if (none || people.length === 0) return []
  const [first, second] = people as [PersonId, PersonId | undefined]
  const others = personas.filter((persona) => persona !== 'decides')
  const on: LivedDeal['people'] = [{ id: first, personas: undecided ? [random.pick(others)] : ['decides'] }]
  if (second && random.chance(0.4)) on.push({ id: second, personas: [random.pick(others)] })
  return on
}
