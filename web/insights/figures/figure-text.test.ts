import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { definitions, type Figure, groupings } from '../../../contract/insights.ts'
import { measures } from '../numbers-search.ts'
import { changeOf, isThin, type Saying, valueText } from './figure-text.ts'
import { presets } from './months/months.ts'

/** Words in place of messages: which one was chosen, and with what. */
const saying: Saying = {
  say: (id, values = {}) => `${id}(${Object.values(values).join(', ')})`,
  reader: { language: 'en', timeZone: 'UTC', calendar: 'gregory' },
  currency: 'PLN',
}

const figure = (part: Partial<Figure>): Figure => ({
  definition: 'won',
  value: 12,
  before: null,
  cases: 12,
  deals: null,
  ...part,
})

test('a figure says its value in its unit, and a dash where nothing is known', () => {
  expect(valueText('won', 1_240, saying)).toBe('1,240')
  expect(valueText('win_rate', 0.426, saying)).toBe('43%')
  expect(valueText('won_value', 120_000_000, saying)).toBe('PLN\u00a01.2m')
  expect(valueText('cycle_won', 68.6, saying)).toBe('insights.days(69)')
  expect(valueText('cycle_won', 3.44, saying)).toBe('insights.days(3.4)')
  expect(valueText('win_rate', null, saying)).toBe('–')
})

test('shares change by points, everything else in per cent of what it was', () => {
  expect(changeOf(figure({ definition: 'win_rate', value: 0.42, before: 0.38 }), saying)).toEqual({
    way: 'up',
    text: 'insights.change.up(insights.points(4), 38%)',
  })
  expect(changeOf(figure({ value: 12, before: 16 }), saying)).toEqual({
    way: 'down',
    text: 'insights.change.down(25%, 16)',
  })
})

test('no change is made of digits nobody sees, nor of a nought, nor of nothing', () => {
  expect(changeOf(figure({ definition: 'win_rate', value: 0.421, before: 0.424 }), saying)?.way).toBeNull()
  expect(changeOf(figure({ value: 3, before: 0 }), saying)).toEqual({
    way: null,
    text: 'insights.change.was(0)',
  })
  expect(changeOf(figure({ value: 3, before: null }), saying)).toBeNull()
})

test('a rate from fewer than thirty cases is thin; a count never is', () => {
  expect(isThin(figure({ definition: 'win_rate', cases: 29 }))).toBe(true)
  expect(isThin(figure({ definition: 'win_rate', cases: 30 }))).toBe(false)
  expect(isThin(figure({ definition: 'won', cases: 2 }))).toBe(false)
})

test('whatever the page may have to name has its words', () => {
  const words = JSON.parse(readFileSync(new URL('../../locales/en/insights.json', import.meta.url), 'utf8'))
  const keys = [
    ...definitions.flatMap((name) => [`figure.${name}`, `definition.${name}`]),
    ...groupings.flatMap((by) => [`by.${by}`, `grouping.${by}`]),
    ...presets.map((preset) => `period.${preset}`),
    ...measures.flatMap((measure) => [`figure.${measure}`]),
  ]
  expect(keys.filter((key) => !(`insights.${key}` in words))).toEqual([])
})
