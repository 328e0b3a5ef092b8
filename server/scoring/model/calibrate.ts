import { minimise } from './linear/minimise.ts'

/** Calibrated log odds = slope × log odds + intercept. */
export interface Calibration {
  slope: number
  intercept: number
}

/**
 * Fits a line through the log odds of rows that the model has not seen (Platt 1999), whose targets leave room for one
 * more row of each class, so that rows told apart without fail do not become certainties. A line keeps what each fact
 * adds apart, which the steps of an isotonic fit would not.
 */
export function calibrate(logOdds: Float64Array, outcomes: Uint8Array): Calibration {
  const good = outcomes.reduce((sum, outcome) => sum + outcome, 0)
  const [targetOfGood, targetOfBad] = [(good + 1) / (good + 2), 1 / (outcomes.length - good + 2)]
  const [slope, intercept] = minimise(
    ([slope = 0, intercept = 0], gradient) => {
      let loss = 0
      gradient.fill(0)
      for (let row = 0; row < logOdds.length; row++) {
        const odds = logOdds[row] as number
        const target = outcomes[row] === 1 ? targetOfGood : targetOfBad
        const sum = slope * odds + intercept
        loss += Math.max(sum, 0) + Math.log1p(Math.exp(-Math.abs(sum))) - target * sum
        const error = 1 / (1 + Math.exp(-sum)) - target
        gradient[0] = (gradient[0] as number) + (error * odds) / logOdds.length
        gradient[1] = (gradient[1] as number) + error / logOdds.length
      }
      return loss / logOdds.length
    },
    Float64Array.of(1, 0),
    { tolerance: 1e-8 },
  ) as unknown as [number, number]
  // Scores that say nothing may come out the wrong way round by chance; then all are scored alike.
  return slope > 0 ? { slope, intercept } : { slope: 0, intercept: Math.log(good / (outcomes.length - good)) }
}
