import { binOf, type Encoded, encode, type Feature, standardised } from './features/feature.ts'
import type { Facts, Table } from './history/facts.ts'
import { linearLogOdds } from './linear/logistic.ts'
import type { Model } from './model.ts'
import { boostedLogOdds } from './trees/boost.ts'

/** Log odds of every row of a table that has the model's columns. */
export function scoreTable(model: Model, table: Table): Float64Array {
  return scoreEncoded(model, encodeTable(model.features, table))
}

/** @param table must have every column the features are made of */
export function encodeTable(features: readonly Feature[], table: Table): Encoded {
  return encode(features, new Map(table.columns.map(({ name, values }) => [name, values])), table.rows)
}

/** Log odds of one lead. Facts that are not there are missing. */
export function scoreLead(model: Model, facts: Facts): number {
  return scoreEncoded(model, encodeLead(model, facts))[0] as number
}

/** From log odds, 0 to 1. */
export const probabilityOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds))

/** One lead as the models read it. */
export function encodeLead({ features }: Model, facts: Facts): Encoded {
  return {
    rows: 1,
    bins: features.map((feature) => Uint8Array.of(binOf(feature)(facts[feature.column]))),
    numbers: features.map((feature) =>
      feature.kind === 'number' ? Float64Array.of(standardised(feature, facts[feature.column])) : null,
    ),
  }
}

function scoreEncoded({ mix, linear, trees, calibration }: Model, encoded: Encoded): Float64Array {
  const [fromLinear, fromTrees] = [linearLogOdds(linear, encoded), boostedLogOdds(trees, encoded)]
  return fromLinear.map(
    (odds, row) =>
      calibration.slope * ((1 - mix) * odds + mix * (fromTrees[row] as number)) + calibration.intercept,
  )
}
