import { calibrate } from './calibrate.ts'
import { makeFolds, type TreeSettings, type Tried, tryLogistic, tryTrees } from './cross-validate.ts'
import { chooseFeatures, type LeftOutReason } from './features/choose-features.ts'
import { type Encoded, type Feature, take } from './features/feature.ts'
import type { Table } from './history/facts.ts'
import { dealIntoParts } from './history/split.ts'
import { fitLogistic, type LogisticModel, linearPart } from './linear/logistic.ts'
import { areaUnderCurve, logLoss } from './measuring/measures.ts'
import { tellingAlone } from './measuring/telling-alone.ts'
import type { Model } from './model.ts'
import { encodeTable } from './score-leads.ts'
import { seededRandom, shuffle } from './seeded.ts'
import { type BoostedModel, type Boosting, boost } from './trees/boost.ts'

/** What to learn from: every row has an outcome, and a number that its copies share (see split.ts). */
export interface History {
  table: Table
  /** 1 good, 0 bad. */
  outcomes: Uint8Array
  copies: Int32Array
}

export interface Learned {
  model: Model
  leftOut: { column: string; reason: LeftOutReason }[]
  /** How well each column tells the outcome by itself. */
  alone: { column: string; area: number }[]
}

/** Rows used to compare ways of learning; more would only take longer. */
const mostCompared = 20_000
const foldCount = 5
const depths = [1, 2, 3] as const
const mixes = [0, 0.25, 0.5, 0.75, 1] as const

const boostingOf = (depth: number): Boosting => ({
  depth,
  rate: 0.1,
  shrinkage: 3,
  leastCurvature: 5,
  rowShare: 0.7,
  featureShare: 0.4,
})

/**
 * Learns a score from history: cuts columns into features, tries logistic regression with several penalties and boosted
 * trees of several depths by cross-validation, mixes the best of both in the proportion that scores unseen rows best,
 * calibrates the mixture on those unseen scores, and fits once more on all rows. Sees nothing but these rows.
 * The same rows and seed give the same model.
 */
export function learn({ table, outcomes, copies }: History, seed: number): Learned {
  const { features, leftOut } = chooseFeatures(table)
  const encoded = encodeTable(features, table)
  const compared = drawn({ encoded, outcomes, copies }, seed)
  const part = dealIntoParts(compared, foldCount, seededRandom(seed, 'folds'))
  const folds = makeFolds(features, compared.encoded, compared.outcomes, part)
  const logistic = tryLogistic(folds)
  const trees = bestOf(depths.map((depth) => tryTrees(folds, boostingOf(depth), seed)))
  const mixed = bestMix(logistic, trees, compared.outcomes)
  const calibration = calibrate(mixed.logOdds, compared.outcomes)

  const linear = fitLogistic(features, encoded, outcomes, logistic.settings)
  const area = (logOdds: Float64Array) => areaUnderCurve(logOdds, compared.outcomes)
  const model: Model = {
    shape: 1,
    features,
    mix: mixed.settings,
    linear,
    linearMeans: linearMeans(linear, encoded),
    trees: growAll(features, encoded, outcomes, trees.settings, seed),
    calibration,
    learnedFrom: {
      rows: table.rows,
      good: outcomes.reduce((sum, outcome) => sum + outcome, 0),
      seed,
      penalty: logistic.settings.penalty,
      depth: trees.settings.boosting.depth,
      crossValidated: {
        logistic: area(logistic.logOdds),
        trees: area(trees.logOdds),
        chosen: area(mixed.logOdds),
      },
    },
  }
  return { model, leftOut, alone: tellingAlone(features, compared.encoded, compared.outcomes, part) }
}

interface Compared {
  encoded: Encoded
  outcomes: Uint8Array
  copies: Int32Array
}

function drawn(all: Compared, seed: number): Compared {
  const { rows } = all.encoded
  if (rows <= mostCompared) return all
  const places = shuffle(
    Int32Array.from({ length: rows }, (_, row) => row),
    seededRandom(seed, 'compared'),
  )
    .slice(0, mostCompared)
    .sort()
  return {
    encoded: take(all.encoded, places),
    outcomes: Uint8Array.from(places, (row) => all.outcomes[row] as number),
    copies: places.map((row) => all.copies[row] as number),
  }
}

const bestOf = <T extends { loss: number }>(tried: readonly T[]): T =>
  tried.reduce((best, one) => (one.loss < best.loss ? one : best))

function bestMix(logistic: Tried<unknown>, trees: Tried<unknown>, outcomes: Uint8Array): Tried<number> {
  return bestOf(
    mixes.map((mix) => {
      const logOdds = logistic.logOdds.map(
        (odds, row) => (1 - mix) * odds + mix * (trees.logOdds[row] as number),
      )
      return { settings: mix, logOdds, loss: logLoss(logOdds, outcomes) }
    }),
  )
}

function growAll(
  features: readonly Feature[],
  encoded: Encoded,
  outcomes: Uint8Array,
  { boosting, trees }: TreeSettings,
  seed: number,
): BoostedModel {
  const booster = boost(features, encoded, outcomes, boosting, seededRandom(seed, 'trees'))
  for (let grown = 0; grown < trees; grown++) booster.grow()
  return booster.model
}

function linearMeans({ weights }: LogisticModel, { rows, bins, numbers }: Encoded): number[] {
  return weights.map((own, feature) => {
    let sum = 0
    for (let row = 0; row < rows; row++)
      sum += linearPart(own, (bins[feature] as Uint8Array)[row] as number, numbers[feature]?.[row] ?? null)
    return sum / rows
  })
}
