import type { KeyboardEvent, RefObject } from 'react'
import { fieldsIn } from './use-first-field.ts'

interface RowKeys {
  /** Something else in the row is typed into. */
  off: boolean
  onTake: (nth: number) => void
  onEnter: () => void
  /** False where there is no row that way. */
  onSkip: (by: 1 | -1) => boolean
}

/** The keys of the row that is typed into: Enter, Tab from its last field, arrows, Alt and the number of a proposal. */
export function useRowKeys(place: RefObject<HTMLElement | null>, { off, onTake, onEnter, onSkip }: RowKeys) {
  return (event: KeyboardEvent<HTMLElement>): void => {
    if (event.defaultPrevented || event.nativeEvent.isComposing || off) return
    const nth = event.altKey && /^Digit([1-9])$/.exec(event.code)?.[1]
    if (nth) {
      event.preventDefault()
      return onTake(Number(nth) - 1)
    }
    const fields = fieldsIn(place.current)
    if (!fields.includes(event.target as Element) || isListOpen(event.target)) return
    if (event.key === 'Enter') {
      event.preventDefault()
      return onEnter()
    }
    const way = wayOf(event, fields.at(-1) === event.target)
    if (way && onSkip(way)) event.preventDefault()
  }
}

/** Arrows go up and down where they mean nothing else. */
function wayOf({ key, shiftKey, target }: KeyboardEvent, isLast: boolean): 1 | -1 | null {
  if (key === 'Tab' && !shiftKey && isLast) return 1
  const free = target instanceof HTMLInputElement && target.getAttribute('aria-haspopup') !== 'listbox'
  if (key === 'ArrowDown' && free) return 1
  return key === 'ArrowUp' && free ? -1 : null
}

/** A list in which something is marked: Enter takes that. One that only offers words leaves the key to the row. */
const isListOpen = (target: EventTarget) =>
  target instanceof HTMLElement &&
  target.getAttribute('aria-expanded') === 'true' &&
  Boolean(target.getAttribute('aria-activedescendant'))
