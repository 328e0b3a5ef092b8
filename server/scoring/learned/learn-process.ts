import { evaluate, holdOut } from '../model/measuring/evaluate.ts'
import type { Learnt, LearnWork } from './learn-in-process.ts'

// Run by learn-in-process.ts in a process of its own: learning takes seconds in which nothing else could be answered.
process.once('message', (work: LearnWork) => {
  const seed = 1
  const { model, trained, heldOut, ...measured } = evaluate(holdOut(work, seed), seed)
  const learnt: Learnt = {
    model,
    measures: {
      learnedFrom: trained.rows,
      heldOut: heldOut.rows,
      area: measured.area,
      areaLow: measured.areaInterval.low,
      areaHigh: measured.areaInterval.high,
      brier: measured.brier,
      brierOfShare: measured.brierOfShare,
      calibrationError: measured.calibrationError,
      calibration: measured.calibration.map(({ predicted, observed, rows }) => ({
        predicted,
        observed,
        rows,
      })),
    },
  }
  process.send?.(learnt, () => process.disconnect?.())
})
