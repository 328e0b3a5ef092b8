import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import { flushSync } from 'react-dom'

export type MapDirection = 'across' | 'down'

/** Narrower than this a station cannot hold the words of its tasks. */
const stationPx = 132

/** Across where every stage has room beside the others; down the page elsewhere, and on paper, which shows everything. */
export function useMapDirection(frame: RefObject<HTMLElement | null>, stages: number): MapDirection {
  const [direction, setDirection] = useState<MapDirection>('across')
  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    const measure = () => setDirection(element.clientWidth / stages >= stationPx ? 'across' : 'down')
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame, stages])
  const printing = usePrinting()
  return printing ? 'down' : direction
}

function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    // The browser takes the picture as soon as these return.
    const before = () => flushSync(() => setPrinting(true))
    const after = () => setPrinting(false)
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [])
  return printing
}
