import type { Encoded } from './features/feature.ts'
import type { Facts } from './history/facts.ts'
import { linearPart } from './linear/logistic.ts'
import type { Model } from './model.ts'
import { encodeLead, probabilityOf } from './score-leads.ts'
import { sharePath } from './trees/tree.ts'

/** Why a lead is scored as it is: base + all parts = log odds, exactly. */
export interface Explanation {
  logOdds: number
  probability: number
  /** Log odds before anything is known of the lead. */
  base: number
  /** What each column adds or takes away, in log odds, the strongest first. */
  parts: { column: string; value: number | string | null; adds: number }[]
}

export function explainScore(model: Model, facts: Facts): Explanation {
  const encoded = encodeLead(model, facts)
  const byFeature = partsOf(model, encoded, 0)
  const adds = new Map<string, number>()
  for (const [at, { column }] of model.features.entries())
    adds.set(column, (adds.get(column) ?? 0) + (byFeature[at] as number))
  const base = baseOf(model)
  const logOdds = [...adds.values()].reduce((sum, part) => sum + part, base)
  return {
    logOdds,
    probability: probabilityOf(logOdds),
    base,
    parts: [...adds]
      .map(([column, adds]) => ({ column, value: facts[column] ?? null, adds }))
      .sort((a, b) => Math.abs(b.adds) - Math.abs(a.adds)),
  }
}

/** What each feature adds to the log odds of a row. */
export function partsOf(model: Model, { bins, numbers }: Encoded, row: number): Float64Array {
  const { mix, linear, linearMeans, trees, calibration } = model
  const parts = new Float64Array(model.features.length)
  const binAt = (feature: number) => (bins[feature] as Uint8Array)[row] as number
  if (mix > 0) for (const tree of trees.trees) sharePath(tree, binAt, parts)
  return parts.map((fromTrees, at) => {
    const own = linear.weights[at] as number[]
    const fromLinear = linearPart(own, binAt(at), numbers[at]?.[row] ?? null) - (linearMeans[at] as number)
    return calibration.slope * ((1 - mix) * fromLinear + mix * fromTrees)
  })
}

function baseOf({ mix, linear, linearMeans, trees, calibration }: Model): number {
  const fromLinear = linearMeans.reduce((sum, mean) => sum + mean, linear.intercept)
  const fromTrees = trees.trees.reduce((sum, { value }) => sum + value, trees.base)
  return calibration.slope * ((1 - mix) * fromLinear + mix * fromTrees) + calibration.intercept
}
