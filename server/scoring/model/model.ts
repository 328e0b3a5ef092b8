import type { Calibration } from './calibrate.ts'
import type { Feature } from './features/feature.ts'
import type { LogisticModel } from './linear/logistic.ts'
import type { BoostedModel } from './trees/boost.ts'

/**
 * A learned score: plain data, that is JSON, scored by score-leads.ts and explained by explain-score.ts.
 *
 * Its log odds are calibration.slope × ((1 − mix) × linear + mix × trees) + calibration.intercept.
 */
export interface Model {
  /** Of this shape; a model of another is learned anew. */
  shape: 1
  features: Feature[]
  /** Share of the trees: 0 is logistic regression alone, 1 is trees alone. */
  mix: number
  linear: LogisticModel
  /** Mean of what each feature adds to the linear log odds over the training rows: a part is told against it. */
  linearMeans: number[]
  trees: BoostedModel
  calibration: Calibration
  learnedFrom: LearnedFrom
}

/** How the model came about; for people. */
export interface LearnedFrom {
  rows: number
  good: number
  seed: number
  penalty: number
  depth: number
  /** Area under the curve on training rows that were left aside in turn. */
  crossValidated: { logistic: number; trees: number; chosen: number }
}
