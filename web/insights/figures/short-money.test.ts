import { expect, test } from 'vitest'
import type { Reader } from '../../platform/reader/reader.ts'
import { shortMoney } from './short-money.ts'

const reader = (language: Reader['language']): Reader => ({
  language,
  timeZone: 'UTC',
  calendar: language === 'fa' ? 'persian' : 'gregory',
})

test('a sum is short, and its unit stands apart where the language writes it after the number', () => {
  const money = { amount: 1_140_000_000, currency: 'PLN' }
  expect(shortMoney(money, reader('en'))).toEqual({ amount: 'PLN\u00a011.4m', unit: '' })
  expect(shortMoney(money, reader('pl'))).toEqual({ amount: '11,4', unit: 'mln\u00a0zł' })
  expect(shortMoney(money, reader('nb'))).toEqual({ amount: '11,4', unit: 'mill.\u00a0PLN' })
})

test('in Persian the currency comes last', () => {
  expect(shortMoney({ amount: 11_400_000, currency: 'IRR' }, reader('fa'))).toEqual({
    amount: '۱۱٫۴',
    unit: 'میلیون\u00a0ریال',
  })
})

test('a symbol that touches its number stays with it, and small sums are not shortened', () => {
  expect(shortMoney({ amount: 85_000, currency: 'EUR' }, reader('en'))).toEqual({ amount: '€850', unit: '' })
  expect(shortMoney({ amount: 0, currency: 'EUR' }, reader('pl'))).toEqual({ amount: '0', unit: '€' })
})
