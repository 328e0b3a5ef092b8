import type { DealLink, Funnel, FunnelBar } from '../../contract/insights.ts'
import { wonKey } from '../deals/lists/totals.ts'
import { share } from './formulas.ts'
import type { NumberRows, ProcessRow } from './table.ts'

/**
 * One funnel for each process in which deals of the period began, the fullest first. A bar counts the deals created in
 * the period that ever stood in its stage or in a later one; the last one those that are won by now. Stages are those
 * of the newest version: what only older versions have is left out.
 */
export function funnels(
  { processes, reached }: Pick<NumberRows, 'processes' | 'reached'>,
  created: DealLink,
): Funnel[] {
  const rowsOf = Map.groupBy(reached, (row) => row.processId)
  return processes
    .filter(({ id }) => rowsOf.has(id))
    .map((process) =>
      funnel(process, new Map(rowsOf.get(process.id)?.map((row) => [row.stageKey, row.deals])), created),
    )
    .sort((a, b) => (b.bars[0]?.reached.cases ?? 0) - (a.bars[0]?.reached.cases ?? 0))
}

function funnel(
  { id, name, stages }: ProcessRow,
  dealsAt: ReadonlyMap<string, number>,
  created: DealLink,
): Funnel {
  const link = { ...created, process: id }
  const bars = stages.map((stage, place) => {
    const before = stages[place - 1]
    const deals = dealsAt.get(stage.key) ?? 0
    return {
      stageKey: stage.key,
      name: stage.name,
      reached: {
        definition: 'reached' as const,
        value: deals,
        before: null,
        cases: deals,
        deals: { ...link, reached: stage.key },
      },
      ...passage(before ? (dealsAt.get(before.key) ?? 0) : null, deals),
    }
  })
  const won = dealsAt.get(wonKey) ?? 0
  const last: FunnelBar = {
    stageKey: null,
    name: null,
    reached: {
      definition: 'won_of_created',
      value: won,
      before: null,
      cases: won,
      deals: { ...link, status: 'won' },
    },
    ...passage(bars.at(-1)?.reached.cases ?? 0, won),
  }
  return { processId: id, name, bars: [...bars, last] }
}

/**
 * How many came from one bar to the next. A later bar may be the longer one, where a process lets deals be won from an
 * earlier stage, or has got a stage that older deals never knew: then nobody stayed.
 */
function passage(before: number | null, deals: number): Pick<FunnelBar, 'cameThrough' | 'stayed'> {
  if (before === null) return { cameThrough: null, stayed: null }
  return { cameThrough: share(deals, before), stayed: Math.max(0, before - deals) }
}
