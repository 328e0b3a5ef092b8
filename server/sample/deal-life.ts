import type { ProcessDocument, Stage } from '../../contract/process/process-document.ts'
import type { WorkingCalendar } from '../platform/time/business-calendar.ts'
import { addWorkingTime } from '../platform/time/working-time.ts'
import { mayWinFrom } from '../process/movement.ts'
import type { Random } from './random.ts'
import type { Words } from './words/words.ts'

export type Outcome = 'open' | 'resting' | 'won' | 'lost'

/** One stay in one stage. Instants are epoch ms; `leftAt` is null for the stage the deal stands in. */
export interface LivedVisit {
  stage: Stage
  enteredAt: number
  leftAt: number | null
  leftHow: 'forward' | 'skip' | 'back' | 'won' | 'lost' | null
  reason: string | null
  overridden: boolean
  /** Whole, so that the time between entering and leaving is exactly this. */
  workingMinutes: number | null
}

export interface Life {
  outcome: Outcome
  createdAt: number
  closedAt: number | null
  visits: LivedVisit[]
}

/**
 * Lives a deal through its process, backwards from where it ends: closed at `until`, or standing open now. So a history
 * has exactly as many open and closed deals as were asked for.
 * @param until epoch ms; the closing, or the present for an open deal
 */
export function liveDeal(
  { document, calendar, words }: { document: ProcessDocument; calendar: WorkingCalendar; words: Words },
  { outcome, until }: { outcome: Outcome; until: number },
  random: Random,
): Life {
  const path = walk(document, outcome, words, random)
  const pace = random.around(0.5)
  const closed = outcome === 'won' || outcome === 'lost'
  const visits: LivedVisit[] = []
  let at = until
  for (const [step, { stage, ...leaving }] of [...path.entries()].reverse()) {
    const standing = step === path.length - 1 && !closed
    const minutes = Math.max(
      5,
      Math.round(usualMinutes(stage) * pace * random.around(0.8) * (standing ? random.next() * 1.4 : 1)),
    )
    const enteredAt = addWorkingTime(calendar, at, -minutes)
    visits.unshift({
      stage,
      enteredAt,
      leftAt: standing ? null : at,
      ...leaving,
      workingMinutes: standing ? null : minutes,
    })
    at = enteredAt
  }
  return { outcome, createdAt: at, closedAt: closed ? until : null, visits }
}

type Step = Pick<LivedVisit, 'stage' | 'leftHow' | 'reason' | 'overridden'>

/** The stages a deal goes through, each with the way it leaves it. */
function walk(document: ProcessDocument, outcome: Outcome, words: Words, random: Random): Step[] {
  const { stages } = document
  const last = outcome === 'won' ? winningPlace(document, random) : endingPlace(document, random)
  const steps: Step[] = []
  const go = (place: number, leftHow: Step['leftHow'], reason: string | null = null, overridden = false) =>
    steps.push({ stage: stages[place] as Stage, leftHow, reason, overridden })
  let place = 0
  let mayTurn = random.chance(0.05)
  while (place < last) {
    const stage = stages[place] as Stage
    const further = stage.maySkipTo
      .map((key) => stages.findIndex((other) => other.key === key))
      .filter((to) => to <= last)
    const before = stages[place - 1]
    if (mayTurn && before && (stage.mayGoBackTo?.includes(before.key) ?? true) && random.chance(0.4)) {
      mayTurn = false
      go(place, 'back', random.pick(words.backReasons))
      place -= 1
    } else if (further.length > 0 && random.chance(0.12)) {
      go(place, 'skip')
      place = Math.max(...further)
    } else {
      const overridden = stage.tasks.some(({ mandatory }) => mandatory) && random.chance(0.02)
      go(place, 'forward', overridden ? random.pick(words.overrideReasons) : null, overridden)
      place += 1
    }
  }
  go(place, outcome === 'won' || outcome === 'lost' ? outcome : null)
  return steps
}

/** Where a deal is won: usually at the end, sometimes earlier where the process allows it. */
function winningPlace(document: ProcessDocument, random: Random): number {
  const places = document.stages.flatMap(({ key }, place) => (mayWinFrom(document, key) ? [place] : []))
  return random.chance(0.9) ? (places.at(-1) as number) : random.pick(places)
}

/**
 * Where a deal is lost or stands: the further a stage, the fewer reach it, as its win probability says (if p of those in
 * a stage are won, those who reach it are as 1/p).
 */
function endingPlace({ stages }: ProcessDocument, random: Random): number {
  const reach = stages.map(({ winProbability }) => 1 / (0.3 + 0.7 * (winProbability / 100)))
  const gone = reach.map((share, place) => share - (reach[place + 1] ?? share * 0.9))
  let left = random.next() * gone.reduce((sum, share) => sum + Math.max(share, 0.02), 0)
  for (const [place, share] of gone.entries()) {
    left -= Math.max(share, 0.02)
    if (left <= 0) return place
  }
  return stages.length - 1
}

const minutesADay = 480

function usualMinutes({ expectedDuration, deadline }: Stage): number {
  const span = expectedDuration ?? deadline?.warn ?? { workingDays: 4 }
  return 'workingDays' in span ? span.workingDays * minutesADay : span.workingMinutes
}
