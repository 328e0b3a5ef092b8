import { expect, test } from 'vitest'
import { formatMoney } from '../../platform/reader/numbers.ts'
import type { Reader } from '../../platform/reader/reader.ts'
import { moneyRoom } from './money-room.ts'

const kari: Reader = { language: 'en', timeZone: 'Europe/Oslo', calendar: 'gregory' }
const sara: Reader = { language: 'fa', timeZone: 'Asia/Tehran', calendar: 'persian' }

test('everyday sums stand in full in their column', () => {
  expect(formatMoney({ amount: 260_161_600, currency: 'NOK' }, kari).length).toBeLessThanOrEqual(
    moneyRoom('NOK').most,
  )
  expect(formatMoney({ amount: 47_531_860_000, currency: 'IRR' }, sara).length).toBeLessThanOrEqual(
    moneyRoom('IRR').most,
  )
})
