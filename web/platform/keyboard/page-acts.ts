import { useEffect, useRef } from 'react'

/** What can be done on the page at hand, for whoever lists it: in the reader's words, with its key if it has one. */
export interface PageAct {
  /** Tells it from the others of the page. */
  key: string
  title: string
  keys?: string
  run: () => void
}

const mounted = new Set<() => readonly PageAct[]>()

/** While the part of the page is mounted, its acts are offered by the palette as well. */
export function usePageActs(acts: readonly PageAct[]): void {
  const latest = useRef(acts)
  useEffect(() => {
    latest.current = acts
  })
  useEffect(() => {
    const read = () => latest.current
    mounted.add(read)
    return () => {
      mounted.delete(read)
    }
  }, [])
}

/** Those of every part that is mounted now. */
export const pageActs = (): PageAct[] => [...mounted].flatMap((read) => read())
