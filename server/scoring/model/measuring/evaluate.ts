import { rowsOf, type Table } from '../history/facts.ts'
import { dealIntoParts } from '../history/split.ts'
import { type History, type Learned, learn } from '../learn.ts'
import { encodeTable, probabilityOf, scoreTable } from '../score-leads.ts'
import { seededRandom } from '../seeded.ts'
import { type Factor, strongestFactors } from './factors.ts'
import {
  areaInterval,
  areaUnderCurve,
  brierScore,
  type CalibrationBin,
  calibrationBins,
  calibrationError,
} from './measures.ts'

/** How well a score learned from some of the rows tells the outcome of the others. */
export interface Evaluation extends Learned {
  trained: Counts
  heldOut: Counts
  area: number
  /** 95 of 100. */
  areaInterval: { low: number; high: number }
  brier: number
  /** What it would be if every lead were given the share of good ones among the training rows. */
  brierOfShare: number
  calibrationError: number
  calibration: CalibrationBin[]
  /** On the training rows. */
  factors: Factor[]
}

interface Counts {
  rows: number
  good: number
}

/**
 * Rows of the rarer outcome under which nothing is learned. With fewer, neither the model nor its measures can be
 * trusted: about 96 are needed for the bare share of good leads (Harrell, *Regression Modeling Strategies*, 10.2.3), and
 * 100 of each for measuring a model (Vergouwe and others 2005; Collins, Ogundimu and Altman 2016).
 */
export const leastOfRarer = 100

/** How many rows the rarer outcome has. */
export function rarerOf(outcomes: Uint8Array): number {
  const { rows, good } = countsOf(outcomes)
  return Math.min(good, rows - good)
}

/** One row of four is held out, with the same share of good outcomes. */
const parts = 4

/** Parts history in rows to learn from and rows to test with, by seed. */
export function holdOut(history: History, seed: number): { seen: History; unseen: History } {
  const part = dealIntoParts(history, parts, seededRandom(seed, 'hold out'))
  const places = Int32Array.from(part.keys())
  return {
    seen: pick(
      history,
      places.filter((row) => part[row] !== 0),
    ),
    unseen: pick(
      history,
      places.filter((row) => part[row] === 0),
    ),
  }
}

/** Learns from the seen rows alone; the unseen ones are scored by what came out, and then compared. */
export function evaluate({ seen, unseen }: { seen: History; unseen: History }, seed: number): Evaluation {
  const learned = learn(seen, seed)
  const { model } = learned
  const probabilities = scoreTable(model, unseen.table).map(probabilityOf)
  const trained = countsOf(seen.outcomes)
  const calibration = calibrationBins(probabilities, unseen.outcomes)
  return {
    ...learned,
    trained,
    heldOut: countsOf(unseen.outcomes),
    area: areaUnderCurve(probabilities, unseen.outcomes),
    areaInterval: areaInterval(probabilities, unseen.outcomes, seededRandom(seed, 'interval')),
    brier: brierScore(probabilities, unseen.outcomes),
    brierOfShare: brierScore(probabilities.slice().fill(trained.good / trained.rows), unseen.outcomes),
    calibrationError: calibrationError(calibration),
    calibration,
    factors: strongestFactors(model, encodeTable(model.features, firstRows(seen.table))),
  }
}

/** Enough to know what moves scores; rows stand in no order that matters here. */
const mostExplained = 5_000

function firstRows(table: Table): Table {
  const step = Math.max(1, Math.floor(table.rows / mostExplained))
  return rowsOf(
    table,
    Int32Array.from({ length: Math.min(table.rows, mostExplained) }, (_, at) => at * step),
  )
}

function pick({ table, outcomes, copies }: History, places: Int32Array): History {
  return {
    table: rowsOf(table, places),
    outcomes: Uint8Array.from(places, (row) => outcomes[row] as number),
    copies: places.map((row) => copies[row] as number),
  }
}

const countsOf = (outcomes: Uint8Array): Counts => ({
  rows: outcomes.length,
  good: outcomes.reduce((sum, outcome) => sum + outcome, 0),
})
