import type { LivedDeal } from './deal-rows.ts'
import type { Row } from './rows.ts'
import type { Setting } from './setting.ts'
import { instant } from './stage-clock.ts'

/** An event and when it happened, so that a deal's events can be put in order. */
export interface LivedEvent {
  at: number
  row: Row
}

/** The events of the deal itself, with the data its commands record. */
export function dealEvents(setting: Setting, deal: LivedDeal): LivedEvent[] {
  const { life, title, amount, closeReason } = deal
  const { currency } = setting
  const of = (type: string, at: number, data: object) => eventOf(setting, deal, { type, at, data })
  const first = life.visits[0]?.stage.key
  const events = [of('deal.created', life.createdAt, { title, stage: first, amount, currency })]
  for (const [place, visit] of life.visits.entries()) {
    const { stage, leftAt, leftHow, reason, overridden } = visit
    if (leftAt === null || leftHow === null) continue
    if (leftHow === 'won' || leftHow === 'lost') {
      events.push(of(`deal.${leftHow}`, leftAt, { stage: stage.key, amount, currency, reason: closeReason }))
      continue
    }
    const moved = {
      from: stage.key,
      to: life.visits[place + 1]?.stage.key,
      way: leftHow,
      ...(reason && { reason }),
    }
    events.push(of('deal.moved', leftAt, moved))
    if (overridden) events.push(of('deal.gate_overridden', leftAt, { ...moved, unmet: [] }))
  }
  if (life.outcome === 'resting')
    events.push(
      of('deal.rested', setting.now - 3_600_000, { reason: setting.random.pick(setting.words.restReasons) }),
    )
  return events
}

export function eventOf(
  { workspaceId }: Setting,
  { id, seller }: Pick<LivedDeal, 'id' | 'seller'>,
  {
    type,
    at,
    data,
    subject,
    by,
  }: { type: string; at: number; data: object; subject?: string; by?: string | null },
): LivedEvent {
  const [kind] = type.split('.') as [string]
  return {
    at,
    row: [
      workspaceId,
      type,
      kind,
      subject ?? id,
      id,
      by === undefined ? seller.id : by,
      'screen',
      instant(at),
      data,
    ],
  }
}
