import type { boardColumn, dealBoard } from '../../../contract/deals/board.ts'
import type { Deal, DealCard } from '../../../contract/deals/deal.ts'
import type { Returned } from '../../../contract/route.ts'

/**
 * Board    the server's answer: a column for each stage, each with its exact count and the cards read so far.
 * Pending  what a person has just done and the server has not yet said: shown at once, taken back if refused.
 */
export type Board = Returned<typeof dealBoard>
export type Column = Board['columns'][number]
export type CardPage = Returned<typeof boardColumn>

/** Where a card is on its way to: a stage, or `null`, off the board. */
export type Pending = ReadonlyMap<DealCard['id'], { to: string | null; at: string }>

export function withPending(board: Board, pending: Pending): Board {
  let shown = board
  for (const [id, { to, at }] of pending) {
    shown = to === null ? withoutCard(shown, id) : withCardMoved(shown, id, to, at)
  }
  return shown
}

/** The card stands on top of the other column, where what came last stands; counts and sums go with it. */
export function withCardMoved(board: Board, id: string, to: string, at: string): Board {
  const card = cardOf(board, id)
  if (!card || card.stageKey === to) return board
  const moved: DealCard = {
    ...card,
    stageKey: to,
    enteredAt: at,
    warnAt: null,
    deadlineAt: null,
    nextTask: null,
    unmet: [],
  }
  return {
    ...board,
    columns: board.columns.map((column) => {
      if (column.stageKey === card.stageKey) return without(column, card)
      return column.stageKey === to
        ? { ...counted(column, card, 1), cards: [moved, ...column.cards] }
        : column
    }),
  }
}

/** The deal was won or lost, or rests: it is on the board no more. */
export function withoutCard(board: Board, id: string): Board {
  const card = cardOf(board, id)
  if (!card) return board
  return {
    ...board,
    columns: board.columns.map((column) =>
      column.stageKey === card.stageKey ? without(column, card) : column,
    ),
  }
}

/** What the server answered of one deal, on its card. */
export function withAnswer(board: Board, deal: Deal): Board {
  if (deal.status !== 'open') return withoutCard(board, deal.id)
  const moved = withCardMoved(board, deal.id, deal.stageKey, deal.enteredAt)
  const next = deal.tasks
    .filter((task) => task.state === 'open' && task.visitSeq === deal.visitSeq)
    .sort((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'))[0]
  return {
    ...moved,
    columns: moved.columns.map((column) => ({
      ...column,
      cards: column.cards.map((card) =>
        card.id === deal.id ? { ...card, ...factsOf(deal, card), nextTask: next ?? null } : card,
      ),
    })),
  }
}

/** The next page of a column, unless the column was read afresh while it was on its way. */
export function withMoreCards(board: Board, stageKey: string, cursor: string, page: CardPage): Board {
  return {
    ...board,
    columns: board.columns.map((column) => {
      if (column.stageKey !== stageKey || column.next !== cursor) return column
      const known = new Set(column.cards.map(({ id }) => id))
      return {
        ...column,
        cards: [...column.cards, ...page.rows.filter(({ id }) => !known.has(id))],
        next: page.next,
      }
    }),
  }
}

function cardOf(board: Board, id: string): DealCard | undefined {
  for (const { cards } of board.columns) {
    const found = cards.find((card) => card.id === id)
    if (found) return found
  }
  return undefined
}

function without(column: Column, card: DealCard): Column {
  return { ...counted(column, card, -1), cards: column.cards.filter(({ id }) => id !== card.id) }
}

function counted(column: Column, card: DealCard, by: 1 | -1): Column {
  const others = column.sums.filter(({ currency }) => currency !== card.currency)
  const amount =
    (column.sums.find(({ currency }) => currency === card.currency)?.amount ?? 0) + by * card.amount
  const deals = column.deals + by
  return {
    ...column,
    deals,
    sums:
      deals === 0 ? [] : [...others, { currency: card.currency, amount }].sort((a, b) => b.amount - a.amount),
  }
}

/** Of a whole deal only what a card has too. */
function factsOf(deal: Deal, card: DealCard): Partial<DealCard> {
  const names = Object.keys(card).filter((name) => name !== 'nextTask' && name in deal)
  return Object.fromEntries(names.map((name) => [name, deal[name as keyof Deal]])) as Partial<DealCard>
}
