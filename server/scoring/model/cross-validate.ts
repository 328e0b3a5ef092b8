import { type Encoded, type Feature, take } from './features/feature.ts'
import { fitLogistic, type LogisticModel, linearLogOdds } from './linear/logistic.ts'
import { logLoss } from './measuring/measures.ts'
import { seededRandom } from './seeded.ts'
import { type Boosting, boost } from './trees/boost.ts'
import { addTree } from './trees/tree.ts'

/** Training rows dealt into parts; each part in turn is scored by what was learned from the others. */
export interface Folds {
  features: readonly Feature[]
  rows: number
  outcomes: Uint8Array
  folds: readonly Fold[]
}

interface Fold {
  seen: Encoded
  seenOutcomes: Uint8Array
  unseen: Encoded
  unseenOutcomes: Uint8Array
  /** Where the unseen rows stand among all. */
  places: Int32Array
}

/** A way of learning, and how it scores rows it has not seen. */
export interface Tried<Settings> {
  settings: Settings
  logOdds: Float64Array
  loss: number
}

export function makeFolds(
  features: readonly Feature[],
  encoded: Encoded,
  outcomes: Uint8Array,
  part: Uint8Array,
): Folds {
  const parts = [...new Set(part)].sort((a, b) => a - b)
  const folds = parts.map((own) => {
    const places = Int32Array.from(part.keys()).filter((row) => part[row] === own)
    const others = Int32Array.from(part.keys()).filter((row) => part[row] !== own)
    return {
      seen: take(encoded, others),
      seenOutcomes: Uint8Array.from(others, (row) => outcomes[row] as number),
      unseen: take(encoded, places),
      unseenOutcomes: Uint8Array.from(places, (row) => outcomes[row] as number),
      places,
    }
  })
  return { features, rows: encoded.rows, outcomes, folds }
}

/** From strong to weak: each fit begins where the one before ended. */
const penalties = [100, 30, 10, 3, 1, 0.3] as const

/** Tries logistic regression with each penalty. */
export function tryLogistic({ features, rows, outcomes, folds }: Folds): Tried<{ penalty: number }> {
  const before: (LogisticModel | undefined)[] = folds.map(() => undefined)
  let best: Tried<{ penalty: number }> | null = null
  for (const penalty of penalties) {
    const logOdds = new Float64Array(rows)
    for (const [at, { seen, seenOutcomes, unseen, places }] of folds.entries()) {
      const fitted = fitLogistic(features, seen, seenOutcomes, { penalty, from: before[at], tolerance: 1e-4 })
      before[at] = fitted
      scatter(linearLogOdds(fitted, unseen), places, logOdds)
    }
    const loss = logLoss(logOdds, outcomes)
    if (best && loss >= best.loss) return best
    best = { settings: { penalty }, logOdds, loss }
  }
  return best as Tried<{ penalty: number }>
}

export interface TreeSettings {
  boosting: Boosting
  /** How many trees were best. */
  trees: number
}

const mostTrees = 1_000
/** So many trees in a row may fail to make it better. */
const patience = 30

/** Tries boosted trees; how many there should be is where the unseen rows are scored best. */
export function tryTrees(
  { features, rows, outcomes, folds }: Folds,
  boosting: Boosting,
  seed: number,
): Tried<TreeSettings> {
  const growing = folds.map(({ seen, seenOutcomes, unseen, places }, at) => {
    const random = seededRandom(seed, `trees of depth ${boosting.depth}, fold ${at}`)
    const booster = boost(features, seen, seenOutcomes, boosting, random)
    return { booster, unseen, places, sums: new Float64Array(places.length).fill(booster.model.base) }
  })
  const logOdds = new Float64Array(rows)
  for (const { sums, places } of growing) scatter(sums, places, logOdds)
  let best: Tried<TreeSettings> = {
    settings: { boosting, trees: 0 },
    logOdds: logOdds.slice(),
    loss: logLoss(logOdds, outcomes),
  }
  for (let trees = 1; trees <= mostTrees && trees - best.settings.trees <= patience; trees++) {
    for (const { booster, unseen, places, sums } of growing) {
      addTree(booster.grow(), unseen, sums)
      scatter(sums, places, logOdds)
    }
    const loss = logLoss(logOdds, outcomes)
    if (loss < best.loss) best = { settings: { boosting, trees }, logOdds: logOdds.slice(), loss }
  }
  return best
}

function scatter(values: Float64Array, places: Int32Array, into: Float64Array): void {
  for (let at = 0; at < places.length; at++) into[places[at] as number] = values[at] as number
}
