import { expect, test } from 'vitest'
import type { DealCan } from '../../../contract/deals/deal.ts'
import type { Unmet } from '../../../contract/process/gate.ts'
import { lost, verdictOf, won } from './verdict.ts'

const can: DealCan = {
  edit: true,
  move: true,
  override: 'not_allowed',
  win: 'move_not_allowed',
  lose: true,
  rest: true,
  reopen: 'deal_open',
}
const moves = [
  { to: 'talk', way: 'back' as const },
  { to: 'sign', way: 'forward' as const },
]
const deal = { stageKey: 'price', moves, unmet: [], can }
const unmet: Unmet[] = [{ kind: 'field', field: 'amount' }]

test('a stage is open when the process allows the move and nothing is missing', () => {
  expect(verdictOf(deal, 'sign')).toEqual({ is: 'open' })
  expect(verdictOf(deal, 'price')).toEqual({ is: 'here' })
})

test('what is missing closes the way forward and to winning, never the way back or to losing', () => {
  const short = { ...deal, unmet, can: { ...can, move: 'criteria_unmet', win: 'criteria_unmet' } }
  expect(verdictOf(short, 'sign')).toEqual({ is: 'missing', unmet })
  expect(verdictOf(short, won)).toEqual({ is: 'missing', unmet })
  expect(verdictOf(short, 'talk')).toEqual({ is: 'back' })
  expect(verdictOf(short, lost)).toEqual({ is: 'open' })
})

test('a move the process does not know, or a person may not make, is refused with its code', () => {
  expect(verdictOf(deal, 'archive')).toEqual({ is: 'refused', code: 'move_not_allowed' })
  expect(verdictOf(deal, won)).toEqual({ is: 'refused', code: 'move_not_allowed' })
  const seen = { ...deal, can: { ...can, edit: 'not_allowed', move: 'not_allowed', lose: 'not_allowed' } }
  expect(verdictOf(seen, 'sign')).toEqual({ is: 'refused', code: 'not_allowed' })
  expect(verdictOf(seen, lost)).toEqual({ is: 'refused', code: 'not_allowed' })
})
