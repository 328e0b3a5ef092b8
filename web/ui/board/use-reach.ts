import { type RefObject, useEffect, useEffectEvent } from 'react'
import { cardElementId } from './BoardCard.tsx'

/** Scrolls the card that is to get the focus into sight, and gives it. `goal` is a new object each time. */
export function useReach(
  list: RefObject<HTMLElement | null>,
  cards: readonly { id: string }[],
  rowPx: number,
  goal: { id: string } | null,
): void {
  const reach = useEffectEvent((id: string) => {
    const index = cards.findIndex((card) => card.id === id)
    const element = list.current
    if (index < 0 || !element) return
    const [top, bottom] = [index * rowPx, (index + 1) * rowPx]
    if (top < element.scrollTop) element.scrollTo({ top })
    else if (bottom > element.scrollTop + element.clientHeight)
      element.scrollTo({ top: bottom - element.clientHeight })
    element.closest('section')?.scrollIntoView({ inline: 'nearest', block: 'nearest' })
    // The card itself is there once the list has drawn what it was scrolled to.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => document.getElementById(cardElementId(id))?.focus({ preventScroll: true })),
    )
  })
  useEffect(() => {
    if (goal) reach(goal.id)
  }, [goal])
}
