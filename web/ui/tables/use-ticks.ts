import { useRef } from 'react'
import type { Choice } from './DataTable.tsx'

/**
 * Ticks a row, or lets go of it; with Shift all from the one ticked last to this one become as this one becomes.
 * @param keys of the rows as they stand on the screen
 */
export function useTicks<Row>(choose: Choice<Row> | undefined, keys: readonly string[]) {
  const last = useRef<string | null>(null)
  return (key: string, range: boolean) => {
    if (!choose) return
    const ticks = !choose.chosen.has(key)
    const from = range && last.current !== null ? keys.indexOf(last.current) : -1
    const to = keys.indexOf(key)
    const meant = new Set(from < 0 ? [key] : keys.slice(Math.min(from, to), Math.max(from, to) + 1))
    last.current = key
    choose.onChoose(ticks ? choose.chosen.union(meant) : choose.chosen.difference(meant))
  }
}
