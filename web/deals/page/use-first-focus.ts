import { type RefObject, useEffect } from 'react'

const patienceFrames = 40

/** Puts the focus into the first field of a place, as soon as it is there: a date's code is fetched when first wanted. */
export function useFirstFocus(place: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let frames = 0
    let waiting = 0
    const look = () => {
      const field = place.current?.querySelector<HTMLElement>('input, select, textarea, [role="spinbutton"]')
      if (field) {
        field.focus()
        if (field instanceof HTMLInputElement) field.select()
      } else if (frames++ < patienceFrames) waiting = requestAnimationFrame(look)
    }
    look()
    return () => cancelAnimationFrame(waiting)
  }, [place])
}
