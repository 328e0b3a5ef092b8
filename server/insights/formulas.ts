/**
 * The formulas of the page, each with where it comes from. All are shares, means and products of counts and sums;
 * null means that there was nothing to divide by, which is not the same as nought.
 *
 * Sources: Farris, Bendle, Pfeifer, Reibstein, *Marketing Metrics*, the chapter on sales force and channel
 * management, for the funnel, the pipeline and its weighting by stage; win rate, cycle length and sales velocity as the
 * trade commonly defines them.
 */

/**
 * Won ÷ (won + lost). Open deals are in neither: a rate over all deals would fall whenever somebody works hard at
 * finding new ones. By count it says how often one wins; by value, with sums in place of counts, whether it is the
 * large deals that one loses.
 */
export function winRate({ won, lost }: { won: number; lost: number }): number | null {
  return share(won, won + lost)
}

/** Arithmetic mean, in the unit of `sum`. A few very large deals pull it up, which the count of cases warns of. */
export function mean(sum: number, cases: number): number | null {
  return cases === 0 ? null : sum / cases
}

/** Mean in whole minor units. */
export function meanAmount(sum: number, cases: number): number | null {
  const value = mean(sum, cases)
  return value === null ? null : Math.round(value)
}

/**
 * Weighted forecast: the sum of open deals, stage by stage, × the stage's win probability (per cent). Whole minor units,
 * rounded once, so that it is the same in whichever order stages are added.
 */
export function weightedForecast(parts: readonly { amount: number; winProbability: number }[]): number {
  return Math.round(
    parts.reduce((hundredths, part) => hundredths + part.amount * part.winProbability, 0) / 100,
  )
}

/**
 * Sales velocity: open deals × win rate (by count) × average value of a won deal ÷ average cycle length of won deals in
 * days. Minor units a day, whole. Null while one of them is unknown, and when deals close on the day they begin.
 */
export function salesVelocity(factors: {
  openDeals: number
  winRate: number | null
  averageWonValue: number | null
  cycleDays: number | null
}): number | null {
  const { openDeals, averageWonValue, cycleDays } = factors
  if (factors.winRate === null || averageWonValue === null || !cycleDays) return null
  return Math.round((openDeals * factors.winRate * averageWonValue) / cycleDays)
}

export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}
