import type { ReactNode } from 'react'

/**
 * Column   one of the board's places side by side, with the cards read so far and the exact count of all.
 * Place    somewhere a card can be put: a column by its key, or what the board has beside them.
 * Saying   what a place says to the card above it. `is` goes to the style sheet: `here`, `open`, `back`, `missing`,
 *          `refused`; `words` are read aloud; `shown` stands over the column in their stead.
 * Menu     all that can be done with one card, for a finger and for the keyboard.
 */
export interface BoardColumn<Card> {
  key: string
  name: string
  count: number
  cards: readonly Card[]
  /** The cursor of its next page. */
  next: string | null
}

export interface Place {
  key: string
  name: string
}

export interface Saying {
  is: 'here' | 'open' | 'back' | 'missing' | 'refused'
  words: string
  shown?: ReactNode
}

export interface CardMenu {
  label: string
  open: { to: string; words: string }
  /** Over the places. */
  heading?: string
  places: readonly MenuPlace[]
}

export interface MenuPlace extends Place {
  /** Beneath the name: what it asks for, or why it is shut. */
  note?: string | undefined
  locked?: boolean
  shut?: boolean
  /** A line is drawn above it. */
  apart?: boolean
}
