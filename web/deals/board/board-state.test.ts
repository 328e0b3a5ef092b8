import { expect, test } from 'vitest'
import type { Deal, DealCard } from '../../../contract/deals/deal.ts'
import {
  type Board,
  withAnswer,
  withCardMoved,
  withMoreCards,
  withoutCard,
  withPending,
} from './board-state.ts'

const can = {
  edit: true,
  move: true,
  override: true,
  win: true,
  lose: true,
  rest: true,
  reopen: 'deal_open',
} as const

function card(id: string, stageKey: string, amount = 100): DealCard {
  const facts = { id, stageKey, amount, currency: 'NOK', title: id, enteredAt: '2026-11-01T09:00:00Z' }
  return { ...facts, unmet: [], moves: [], can, nextTask: null, status: 'open' } as unknown as DealCard
}

function column(stageKey: string, cards: DealCard[], next: string | null = null) {
  const amount = cards.reduce((sum, one) => sum + one.amount, 0)
  const sums = cards.length > 0 ? [{ currency: 'NOK', amount }] : []
  return {
    stageKey,
    name: stageKey,
    winProbability: 0,
    expected: null,
    wentOn: null,
    deals: cards.length,
    sums,
    cards,
    next,
  }
}

const board = {
  processId: 'p',
  name: 'Lamps',
  roles: [],
  columns: [
    column('talk', [card('a', 'talk'), card('b', 'talk', 50)], 'cursor'),
    column('price', [card('c', 'price')]),
  ],
} as unknown as Board

const shown = (now: Board) =>
  now.columns.map(({ deals, sums, cards }) => [
    deals,
    sums[0]?.amount ?? 0,
    cards.map(({ id }) => id).join(''),
  ])

test('a moved card stands on top of the other stage, and counts and sums go with it', () => {
  expect(shown(withCardMoved(board, 'b', 'price', '2026-11-21T09:00:00Z'))).toEqual([
    [1, 100, 'a'],
    [2, 150, 'bc'],
  ])
})

test('a card that is closed leaves the board with its amount; an unknown one changes nothing', () => {
  expect(shown(withoutCard(board, 'c'))).toEqual([
    [2, 150, 'ab'],
    [0, 0, ''],
  ])
  expect(withoutCard(board, 'x')).toBe(board)
})

test('what is pending is only shown: without it the card is where the server has it', () => {
  const pending = new Map([['a' as DealCard['id'], { to: 'price', at: '2026-11-21T09:00:00Z' }]])
  expect(shown(withPending(board, pending))[1]).toEqual([2, 200, 'ac'])
  expect(shown(withPending(board, new Map()))).toEqual(shown(board))
})

test('the server’s answer puts the deal where it is now, with what its gate wants there', () => {
  const unmet = [{ kind: 'field', field: 'amount' }]
  const answer = { ...card('a', 'price'), unmet, tasks: [], visitSeq: 2 } as unknown as Deal
  const now = withAnswer(board, answer)
  expect(now.columns[1]?.cards[0]).toMatchObject({ id: 'a', stageKey: 'price', unmet })
  expect(shown(withAnswer(board, { ...answer, status: 'won' } as Deal))[0]).toEqual([1, 50, 'b'])
})

test('a next page is added once, and not to a stage that was read afresh meanwhile', () => {
  const page = { rows: [card('b', 'talk'), card('d', 'talk')], next: null }
  expect(withMoreCards(board, 'talk', 'cursor', page).columns[0]?.cards.map(({ id }) => id)).toEqual([
    'a',
    'b',
    'd',
  ])
  expect(withMoreCards(board, 'talk', 'older', page).columns[0]?.cards).toHaveLength(2)
})
