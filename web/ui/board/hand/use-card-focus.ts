import { type FocusEvent, useState } from 'react'

type Columns<CardId extends string> = readonly { cards: readonly { id: CardId }[] }[]

/**
 * Which card has the focus, or would get it by Tab, and how it goes from card to card. Sideways follows the picture:
 * `towards: 1` is the next column in reading order.
 */
export function useCardFocus<CardId extends string>(columns: Columns<CardId>) {
  const [focusedId, setFocusedId] = useState<CardId | null>(null)
  const [goal, setGoal] = useState<{ id: CardId } | null>(null)
  const at =
    placeOf(columns, focusedId) ??
    placeOf(columns, columns.find(({ cards }) => cards.length > 0)?.cards[0]?.id)

  return {
    reachableId: at ? (columns[at.column]?.cards[at.row]?.id ?? null) : null,
    focusedId,
    goal,
    focus,
    noticeFocus: (event: FocusEvent<HTMLElement>) => {
      const id = event.target.closest<HTMLElement>('[data-card]')?.dataset.card
      if (id) setFocusedId(id as CardId)
    },
    /** To the card above or below. */
    step: (by: 1 | -1) => {
      if (!at) return
      const { cards } = columns[at.column] ?? { cards: [] }
      const row = isFocused() ? Math.min(Math.max(at.row + by, 0), cards.length - 1) : at.row
      focus(cards[row]?.id)
    },
    /** To the nearest column that has cards, as near to the same height as it goes. */
    stepAside: (towards: 1 | -1) => {
      if (!at) return
      if (!isFocused()) return focus(columns[at.column]?.cards[at.row]?.id)
      for (let column = at.column + towards; column >= 0 && column < columns.length; column += towards) {
        const cards = columns[column]?.cards ?? []
        if (cards.length > 0) return focus(cards[Math.min(at.row, cards.length - 1)]?.id)
      }
    },
  }

  function focus(id: CardId | undefined): void {
    if (id) setGoal({ id })
  }
}

/** The card a key speaks of is the one that really has the focus. */
function isFocused(): boolean {
  return document.activeElement?.closest('[data-card]') !== null && document.activeElement !== document.body
}

function placeOf(
  columns: Columns<string>,
  id: string | null | undefined,
): { column: number; row: number } | null {
  if (!id) return null
  for (const [column, { cards }] of columns.entries()) {
    const row = cards.findIndex((card) => card.id === id)
    if (row >= 0) return { column, row }
  }
  return null
}
