import type { ActivityKind } from '../../contract/customers/activities.ts'
import type { LivedVisit } from './deal-life.ts'
import type { LivedDeal } from './deal-rows.ts'
import { eventOf, type LivedEvent } from './event-rows.ts'
import type { Sinks } from './rows.ts'
import type { Setting } from './setting.ts'
import { instant } from './stage-clock.ts'

/** About three a deal: what was written, said and talked about, most in the stages that ask for it. */
export function activityRows(setting: Setting, deal: LivedDeal, rows: Sinks, events: LivedEvent[]): void {
  const { random } = setting
  for (const visit of deal.life.visits) {
    for (const kind of kindsOf(visit, setting)) pushActivity(setting, deal, visit, kind, rows, events)
    if (random.chance(0.06)) pushActivity(setting, deal, visit, 'note', rows, events)
  }
}

/** Where a gate counts activities, there is one of that kind; elsewhere now and then. */
function kindsOf({ stage, leftAt }: LivedVisit, { random }: Setting): ActivityKind[] {
  const conditions = stage.exitCriteria.map(({ condition }) => condition).join(' ')
  const kinds: ActivityKind[] = []
  if (leftAt !== null && conditions.includes('activities.meetings > 0')) kinds.push('meeting')
  if (leftAt !== null && conditions.includes('activities.calls')) kinds.push('call')
  if (random.chance(0.62)) kinds.push(random.pick(['call', 'email', 'email', 'call', 'meeting'] as const))
  return kinds
}

function pushActivity(
  setting: Setting,
  deal: LivedDeal,
  { enteredAt, leftAt }: LivedVisit,
  kind: ActivityKind,
  rows: Sinks,
  events: LivedEvent[],
): void {
  const { workspaceId, random, words, now, sample, detailed } = setting
  const at = Math.round(enteredAt + ((leftAt ?? now) - enteredAt) * random.next())
  const id = random.id<string>(at)
  const direction = kind === 'call' || kind === 'email' ? (random.chance(0.7) ? 'out' : 'in') : null
  const subject = random.pick(
    {
      call: words.calls,
      email: words.emails,
      meeting: words.meetings,
      letter: words.emails,
      note: words.notes,
    }[kind],
  )
  const person = deal.people[0]?.id ?? null
  rows.activities.push([
    workspaceId,
    id,
    deal.id,
    deal.customer.id,
    person,
    kind,
    direction,
    subject,
    instant(at),
    deal.seller.id,
    sample,
    instant(at),
    1,
  ])
  if (!detailed) return
  const data = {
    kind,
    direction,
    outcome: null,
    subject,
    companyId: deal.customer.id,
    personId: person,
    at: instant(at),
  }
  events.push(eventOf(setting, deal, { type: 'activity.logged', at, data, subject: id }))
}
