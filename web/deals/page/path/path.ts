import type { Deal } from '../../../../contract/deals/deal.ts'
import type { ProcessDocument } from '../../../../contract/process/process-document.ts'

/**
 * Station  a stage on the line: passed, skipped, here, or ahead.
 * Loop     a way that was not simply the next step: back, on after a rest in an earlier stage, over some stages, or by a
 *          change of version; those of one kind and the same ends are one, counted.
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
  /** Why it came here by a change of version, from a stage that this version does not have. */
  cameByVersion: string | null
}

export interface Loop {
  how: 'back' | 'rest' | 'skip' | 'version'
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
      cameByVersion: cameByVersion(deal.visits, key, place),
    }
  })
  return { stations, loops: loopsOf(deal.visits, place) }
}

/** The stage before is not on this line, so that no arc can be drawn from it. */
function cameByVersion(visits: Deal['visits'], key: string, place: (key: string) => number): string | null {
  const came = visits.findLast((visit, index) => {
    const before = visits[index - 1]
    return visit.stageKey === key && before?.leftHow === 'version' && place(before.stageKey) < 0
  })
  if (!came) return null
  return visits[visits.indexOf(came) - 1]?.reason ?? ''
}

function loopsOf(visits: Deal['visits'], place: (key: string) => number): Loop[] {
  const loops = new Map<string, Loop>()
  visits.forEach((visit, index) => {
    const next = visits[index + 1]
    const how = visit.leftHow
    if (!next || (how !== 'back' && how !== 'rest' && how !== 'skip' && how !== 'version')) return
    const [from, to] = [place(visit.stageKey), place(next.stageKey)]
    if (from < 0 || to < 0 || from === to) return
    const known = loops.get(`${how} ${from} ${to}`) ?? { how, from, to, times: 0, reasons: [] }
    known.times += 1
    if (visit.reason) known.reasons.push(visit.reason)
    loops.set(`${how} ${from} ${to}`, known)
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
