import { useEffect } from 'react'

/** Keys that only the page at hand knows, for the sheet that lists them all: `['m', 'board.key.move']`. */
export type KeyLines = readonly (readonly [keys: string, message: string])[]

let listed: KeyLines = []

/** While the page is mounted its own keys stand on the sheet. `lines` is a constant of the module. */
export function useKeyListing(lines: KeyLines): void {
  useEffect(() => {
    listed = lines
    return () => {
      listed = []
    }
  }, [lines])
}

export const listedKeys = (): KeyLines => listed
