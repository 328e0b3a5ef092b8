import { type RefObject, useLayoutEffect, useState } from 'react'

const overscanRows = 5

/**
 * Which rows of one height lie in sight of a scrolling list, and a few around them: `first` to `last`, both included.
 * State changes only when the range does, so scrolling within a row draws nothing.
 */
export function useRowsInSight(
  list: RefObject<HTMLElement | null>,
  rows: number,
  rowPx: number,
): { first: number; last: number } {
  const [range, setRange] = useState({ first: 0, last: 15 })
  useLayoutEffect(() => {
    const element = list.current
    if (!element) return
    const look = () => {
      const first = Math.max(0, Math.floor(element.scrollTop / rowPx) - overscanRows)
      const last = Math.ceil((element.scrollTop + element.clientHeight) / rowPx) + overscanRows
      setRange((before) => (before.first === first && before.last === last ? before : { first, last }))
    }
    look()
    element.addEventListener('scroll', look, { passive: true })
    const resized = new ResizeObserver(look)
    resized.observe(element)
    return () => {
      element.removeEventListener('scroll', look)
      resized.disconnect()
    }
  }, [list, rowPx])
  return { first: range.first, last: Math.min(range.last, rows - 1) }
}
