import type { WorkingCalendar } from '../platform/time/business-calendar.ts'
import { addWorkingTime } from '../platform/time/working-time.ts'
import { liveDeal, type Outcome } from './deal-life.ts'
import { inventDeal, writeDeal } from './deal-rows.ts'
import type { Random } from './random.ts'
import type { Sinks } from './rows.ts'
import type { RunProcess, Seller, Setting } from './setting.ts'
import type { Tally } from './tally.ts'

/** One deal that is to be made up: by whom, in which process, how it ends, and (for a closed one) when. */
export interface Wanted {
  number: number
  process: RunProcess
  seller: Seller
  outcome: Outcome
  /** Epoch ms; the present for an open deal. */
  until: number
}

/** Makes one deal up and writes its rows. */
export function liveAndWrite(
  setting: Setting,
  { number, process, seller, outcome, until }: Wanted,
  rows: Sinks,
  tally: Tally,
): void {
  const life = liveDeal({ ...setting, document: process.document }, { outcome, until }, setting.random)
  writeDeal(setting, inventDeal(setting, { process, outcome, life, number }, seller), rows, tally)
}

/** Some instant of the last so many days on which somebody works; more of them lately, as in a company that grows. */
export function someWorkingInstant(
  { calendar, now, random }: { calendar: WorkingCalendar; now: number; random: Random },
  days: number,
): number {
  const at = now - days * 86_400_000 * (1 - Math.sqrt(0.15 + 0.85 * random.next()))
  const moved = addWorkingTime(calendar, at, random.whole(1, 420))
  return moved < now ? moved : addWorkingTime(calendar, now, -Math.max(1, random.whole(1, 420)))
}
