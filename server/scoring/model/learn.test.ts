import { beforeAll, expect, test } from 'vitest'
import { explainScore } from './explain-score.ts'
import { factsAt } from './history/facts.ts'
import { type History, learn } from './learn.ts'
import { type Evaluation, evaluate, holdOut } from './measuring/evaluate.ts'
import { areaUnderCurve } from './measuring/measures.ts'
import type { Model } from './model.ts'
import { scoreLead, scoreTable } from './score-leads.ts'
import { seededRandom, shuffle } from './seeded.ts'
import { type MadeLeads, madeLeads } from './test-leads.ts'

let leads: MadeLeads
let split: { seen: History; unseen: History }
let evaluation: Evaluation
beforeAll(() => {
  leads = madeLeads(4_000)
  split = holdOut(historyOf(leads), 1)
  evaluation = evaluate(split, 1)
})

test('the score comes close to the best there can be on leads it never saw, and is calibrated', () => {
  const possible = areaUnderCurve(leads.truth, leads.outcomes)
  expect(evaluation.heldOut).toEqual({ rows: 1_000, good: expect.any(Number) })
  expect(evaluation.area).toBeGreaterThan(possible - 0.04)
  expect(evaluation.area).toBeGreaterThan(evaluation.areaInterval.low)
  expect(evaluation.calibrationError).toBeLessThan(0.05)
  expect(evaluation.brier).toBeLessThan(0.75 * evaluation.brierOfShare)
})

test('what matters is found, in its direction; what numbers the rows is not used', () => {
  expect(evaluation.leftOut.map(({ column }) => column)).toEqual(
    expect.arrayContaining(['Prospect ID', 'Lead number', 'Reads our magazine']),
  )
  const strongest = evaluation.factors.slice(0, 4)
  expect(strongest.map(({ feature }) => feature.column).toSorted()).toEqual([
    'Last activity',
    'Occupation',
    'Origin',
    'Time on site',
  ])
  const origin = strongest.find(({ feature }) => feature.column === 'Origin')
  expect(origin?.pieces.at(-1)).toMatchObject({ value: { is: 'level', level: 'Lead form' } })
  const occupation = strongest.find(({ feature }) => feature.column === 'Occupation')
  expect(occupation?.pieces[0]).toMatchObject({ value: { is: 'missing' } })
})

test('the outcomes of the rows held out move neither the model nor its scores', () => {
  const { seen, unseen } = split
  const turned = { ...unseen, outcomes: unseen.outcomes.map((outcome) => 1 - outcome) }
  const again = evaluate({ seen, unseen: turned }, 1)
  expect(JSON.stringify(again.model)).toBe(JSON.stringify(evaluation.model))
  expect(again.area).toBeCloseTo(1 - evaluation.area, 12)
})

test('the facts of the rows held out move nothing that was learned', () => {
  const { seen, unseen } = split
  const table = { ...unseen.table, columns: unseen.table.columns.map(overwritten) }
  const again = evaluate({ seen, unseen: { ...unseen, table } }, 1)
  expect(JSON.stringify(again.model)).toBe(JSON.stringify(evaluation.model))
})

test('the same seed gives the same figures, another holds out other rows', () => {
  const of = (seed: number) => holdOut(historyOf(leads), seed).unseen.copies
  expect(of(1)).toEqual(split.unseen.copies)
  expect(of(2)).not.toEqual(split.unseen.copies)
  expect(JSON.stringify(evaluate(split, 1))).toBe(JSON.stringify(evaluation))
})

test('where the outcome is a matter of chance, nothing is learned', () => {
  const history = historyOf(leads)
  const areas = [1, 2, 3].map((seed) => {
    const outcomes = shuffle(history.outcomes.slice(), seededRandom(seed, 'chance'))
    return evaluate(holdOut({ ...history, outcomes }, seed), seed).area
  })
  expect(areas.reduce((sum, area) => sum + area, 0) / 3).toBeGreaterThan(0.46)
  expect(areas.reduce((sum, area) => sum + area, 0) / 3).toBeLessThan(0.54)
})

test('the model is kept as JSON; what each fact adds makes the score, exactly', () => {
  const linear = learn({ ...split.seen, ...bentStraight(split.seen) }, 1).model
  expect(linear.mix).toBeLessThan(1)
  for (const learned of [evaluation.model, linear]) {
    const kept = JSON.parse(JSON.stringify(learned)) as Model
    const scores = scoreTable(learned, split.unseen.table)
    for (let row = 0; row < 200; row++) {
      const facts = factsAt(split.unseen.table, row)
      const { base, parts, logOdds } = explainScore(kept, facts)
      expect(scoreLead(kept, facts)).toBe(scores[row])
      expect(logOdds).toBeCloseTo(scores[row] as number, 9)
      expect(parts.reduce((sum, { adds }) => sum + adds, base)).toBeCloseTo(scores[row] as number, 9)
    }
  }
})

test('a lead of which nothing is known is scored, and one with unheard-of words', () => {
  expect(Number.isFinite(scoreLead(evaluation.model, {}))).toBe(true)
  const strange = {
    Origin: 'Carrier pigeon',
    Visits: -1e300,
    'Time on site': 1e300,
    City: 'x'.repeat(10_000),
  }
  expect(Number.isFinite(scoreLead(evaluation.model, strange))).toBe(true)
})

test('a column that was filled in afterwards is noticed', () => {
  const closed = split.seen.outcomes
  const afterwards = {
    name: 'Invoice',
    kind: 'choice' as const,
    values: Array.from(closed, (good) => (good ? 'sent' : '')),
  }
  const table = { ...split.seen.table, columns: [...split.seen.table.columns, afterwards] }
  const { alone } = learn({ ...split.seen, table }, 1)
  expect(alone[0]).toEqual({ column: 'Invoice', area: 1 })
  expect(alone[1]?.area).toBeLessThan(0.9)
})

function historyOf({ table, outcomes }: MadeLeads): History {
  return { table, outcomes, copies: Int32Array.from(outcomes.keys()) }
}

function overwritten(column: History['table']['columns'][number]): History['table']['columns'][number] {
  if (column.kind === 'choice') return { ...column, values: column.values.map(() => 'overwritten') }
  return { ...column, values: column.values.map(() => 12_345) }
}

/** Outcomes that depend on one number in a straight line: logistic regression has its part in the model. */
function bentStraight({ table }: History): { outcomes: Uint8Array } {
  const random = seededRandom(1, 'straight')
  const pages = table.columns.find(({ name }) => name === 'Created')?.values as Float64Array
  return {
    outcomes: Uint8Array.from(pages, (day) => (random() < 1 / (1 + Math.exp((17_250 - day) / 80)) ? 1 : 0)),
  }
}
