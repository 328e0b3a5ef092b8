import { type RefObject, useLayoutEffect, useRef } from 'react'

/** Somebody who has scrolled keeps what he looks at, whatever arrives or leaves above it. */
export function useStayInPlace(
  list: RefObject<HTMLElement | null>,
  cards: readonly { id: string }[],
  rowPx: number,
): void {
  const before = useRef(cards)
  useLayoutEffect(() => {
    const was = before.current
    before.current = cards
    const scrolled = list.current?.scrollTop ?? 0
    if (was === cards || scrolled < rowPx) return
    const first = Math.floor(scrolled / rowPx)
    for (const card of was.slice(first, first + 12)) {
      const now = cards.findIndex(({ id }) => id === card.id)
      if (now < 0) continue
      list.current?.scrollBy(0, (now - was.indexOf(card)) * rowPx)
      return
    }
  }, [list, cards, rowPx])
}
