import { type RefObject, useEffect } from 'react'

const fields = 'input:not([type="hidden"]), [role="spinbutton"], textarea'
/** A calendar's code may still be on its way. */
const patienceMs = 2_000

export const fieldsIn = (place: HTMLElement | null): Element[] => [...(place?.querySelectorAll(fields) ?? [])]

/** Puts the focus into the first field of a place as soon as there is one, and what stands there under it. */
export function useFirstField(place: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const until = performance.now() + patienceMs
    let frame = 0
    const look = () => {
      const [field] = fieldsIn(place.current)
      if (!(field instanceof HTMLElement)) {
        if (performance.now() < until) frame = requestAnimationFrame(look)
        return
      }
      field.focus()
      if (field instanceof HTMLInputElement) field.select()
      place.current?.scrollIntoView({ block: 'nearest' })
    }
    look()
    return () => cancelAnimationFrame(frame)
  }, [place])
}
