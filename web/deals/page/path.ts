import type { Deal } from '../../../contract/deals.ts'
import type { ProcessDocument } from '../../../contract/process-document.ts'

/**
 * Station  a stage on the line: passed, skipped, here, or ahead.
 * Loop     a way back over the line, from a later station to an earlier one; those of the same ends are one, counted.
 */
export interface Station {
  key: string
  name: ProcessDocument['stages'][number]['name']
  is: 'passed' | 'skipped' | 'here' | 'ahead'
  /** Working minutes of the visits that have ended; null when there are none. */
  minutes: number | null
  visits: number
  /** Some visit ended although something was missing. */
  overridden: boolean
}

export interface Loop {
  from: number
  to: number
  times: number
  reasons: string[]
}

export interface Path {
  stations: Station[]
  loops: Loop[]
}

/** Pure: the stages of the deal's version with what happened in each, and the ways back between them. */
export function pathOf(
  { stages }: Pick<ProcessDocument, 'stages'>,
  deal: Pick<Deal, 'stageKey' | 'visits'>,
): Path {
  const place = (key: string) => stages.findIndex((stage) => stage.key === key)
  const here = place(deal.stageKey)
  const stations = stages.map(({ key, name }, index): Station => {
    const visits = deal.visits.filter((visit) => visit.stageKey === key)
    const ended = visits.flatMap(({ workingMinutes }) => workingMinutes ?? [])
    return {
      key,
      name,
      is: index === here ? 'here' : visits.length > 0 ? 'passed' : index < here ? 'skipped' : 'ahead',
      minutes: ended.length === 0 ? null : ended.reduce((sum, minutes) => sum + minutes, 0),
      visits: visits.length,
      overridden: visits.some(({ overridden }) => overridden),
    }
  })
  return { stations, loops: loopsOf(deal.visits, place) }
}

function loopsOf(visits: Deal['visits'], place: (key: string) => number): Loop[] {
  const loops = new Map<string, Loop>()
  visits.forEach((visit, index) => {
    const next = visits[index + 1]
    if (visit.leftHow !== 'back' || !next) return
    const [from, to] = [place(visit.stageKey), place(next.stageKey)]
    if (from < 0 || to < 0) return
    const known = loops.get(`${from} ${to}`) ?? { from, to, times: 0, reasons: [] }
    known.times += 1
    if (visit.reason) known.reasons.push(visit.reason)
    loops.set(`${from} ${to}`, known)
  })
  return [...loops.values()]
}

/** The buyer's own stages over the seller's: neighbours of one name are one stretch, `span` stages long. */
export function buyerStretches({ stages, buyingStages }: Pick<ProcessDocument, 'stages' | 'buyingStages'>) {
  const stretches: { key: string | null; name: Station['name'] | null; from: number; span: number }[] = []
  stages.forEach(({ buyingStage }, index) => {
    const key = buyingStage ?? null
    const last = stretches.at(-1)
    if (last && last.key === key) last.span += 1
    else
      stretches.push({
        key,
        name: buyingStages.find((one) => one.key === key)?.name ?? null,
        from: index,
        span: 1,
      })
  })
  return stretches.some(({ name }) => name !== null) ? stretches : []
}
