/**
 * How good scores are, measured on rows whose outcome is known.
 *
 * AUC: how often a good lead is scored above a bad one; 0.5 is guessing, 1 is knowing.
 * Brier score: mean squared distance between probability and outcome; less is better.
 * Calibration: whether of those scored 30 % about 30 % are won.
 */

/**
 * Area under the ROC curve by ranks (Mann and Whitney; Hanley and McNeil 1982). Equal scores count half.
 * @returns NaN where one of the classes is absent
 */
export function areaUnderCurve(scores: Float64Array, outcomes: Uint8Array): number {
  return areaOf(
    ranked(scores),
    (row) => outcomes[row] as number,
    (row) => 1 - (outcomes[row] as number),
  )
}

/** Mean of −ln of the probability given to what happened (Good 1952). */
export function logLoss(logOdds: Float64Array, outcomes: Uint8Array): number {
  let sum = 0
  for (let row = 0; row < logOdds.length; row++) {
    const odds = logOdds[row] as number
    sum += Math.max(odds, 0) + Math.log1p(Math.exp(-Math.abs(odds))) - (outcomes[row] as number) * odds
  }
  return sum / logOdds.length
}

/** Brier 1950, for one class. */
export function brierScore(probabilities: Float64Array, outcomes: Uint8Array): number {
  return (
    probabilities.reduce((sum, probability, row) => sum + (probability - (outcomes[row] as number)) ** 2, 0) /
    probabilities.length
  )
}

export interface CalibrationBin {
  rows: number
  /** Mean probability of its rows, and the share of them that were good. */
  predicted: number
  observed: number
}

/** Rows from the lowest score to the highest in groups of about the same size; equal scores stay together. */
export function calibrationBins(
  probabilities: Float64Array,
  outcomes: Uint8Array,
  wanted = 10,
): CalibrationBin[] {
  const found: CalibrationBin[] = []
  let [rows, predicted, observed, done] = [0, 0, 0, 0]
  for (const tied of ranked(probabilities)) {
    for (const row of tied) {
      predicted += probabilities[row] as number
      observed += outcomes[row] as number
    }
    rows += tied.length
    if (done + rows < ((found.length + 1) * probabilities.length) / wanted) continue
    found.push({ rows, predicted: predicted / rows, observed: observed / rows })
    done += rows
    ;[rows, predicted, observed] = [0, 0, 0]
  }
  return found
}

/** Expected calibration error: how far predicted and observed lie apart, over the bins by their rows (Naeini 2015). */
export function calibrationError(found: readonly CalibrationBin[]): number {
  const rows = found.reduce((sum, bin) => sum + bin.rows, 0)
  return found.reduce((sum, bin) => sum + bin.rows * Math.abs(bin.predicted - bin.observed), 0) / rows
}

/** Rows with the same score together, from the lowest score to the highest. */
function ranked(scores: Float64Array): Int32Array[] {
  const order = Int32Array.from(scores.keys()).sort((a, b) => (scores[a] as number) - (scores[b] as number))
  const groups: Int32Array[] = []
  let from = 0
  for (let at = 1; at <= order.length; at++) {
    if (at < order.length && scores[order[at] as number] === scores[order[from] as number]) continue
    groups.push(order.subarray(from, at))
    from = at
  }
  return groups
}

function areaOf(
  groups: readonly Int32Array[],
  goodIn: (row: number) => number,
  badIn: (row: number) => number,
): number {
  let [below, good, bad] = [0, 0, 0]
  for (const tied of groups) {
    let [tiedGood, tiedBad] = [0, 0]
    for (const row of tied) {
      tiedGood += goodIn(row)
      tiedBad += badIn(row)
    }
    below += tiedGood * (bad + tiedBad / 2)
    good += tiedGood
    bad += tiedBad
  }
  return below / (good * bad)
}

/**
 * Where the AUC of other rows of the same kind would lie, 95 of 100 times: percentiles over samples drawn with
 * replacement, good and bad apart (Efron 1979).
 */
export function areaInterval(
  scores: Float64Array,
  outcomes: Uint8Array,
  random: () => number,
  samples = 1_000,
): { low: number; high: number } {
  const groups = ranked(scores)
  const rowsWith = (outcome: number) =>
    Int32Array.from(outcomes.keys()).filter((row) => outcomes[row] === outcome)
  const classes = [rowsWith(1), rowsWith(0)]
  const drawn = new Float64Array(samples)
  const times = new Uint16Array(outcomes.length)
  for (let sample = 0; sample < samples; sample++) {
    times.fill(0)
    for (const rows of classes)
      for (let draw = 0; draw < rows.length; draw++) {
        const row = rows[Math.floor(random() * rows.length)] as number
        times[row] = (times[row] as number) + 1
      }
    const timesIf = (outcome: number) => (row: number) =>
      outcomes[row] === outcome ? (times[row] as number) : 0
    drawn[sample] = areaOf(groups, timesIf(1), timesIf(0))
  }
  drawn.sort()
  const at = (share: number) => drawn[Math.round(share * (samples - 1))] as number
  return { low: at(0.025), high: at(0.975) }
}
