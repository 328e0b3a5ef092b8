import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import type { DraftDocument } from '../../../../contract/process/process-document.ts'
import { addStageSpot, type Spot, stageSpot } from './spot.ts'

/**
 * The one spot the tabulator stops at, and a way to send the keyboard to a spot that is only there after the next
 * drawing.
 */
export function useMapFocus(map: RefObject<HTMLElement | null>, document: DraftDocument) {
  const [last, setLast] = useState<Spot | null>(null)
  const wanted = useRef<Spot | null>(null)
  useLayoutEffect(() => {
    if (!wanted.current) return
    const element = elementOf(map.current, wanted.current)
    if (!element) return
    wanted.current = null
    element.focus()
    element.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })
  const first = document.stages[0]
  const fallback = first ? stageSpot(first.key) : addStageSpot
  return {
    spot: last && isThere(document, last) ? last : fallback,
    setSpot: setLast,
    focus: (spot: Spot) => {
      wanted.current = spot
      setLast(spot)
    },
    /** At once: the spot stands already. */
    focusNow: (spot: Spot) => {
      setLast(spot)
      elementOf(map.current, spot)?.focus()
    },
  }
}

const elementOf = (map: HTMLElement | null, spot: Spot) =>
  map?.querySelector<HTMLElement>(`[data-spot="${CSS.escape(spot)}"]`)

function isThere({ stages }: DraftDocument, spot: Spot): boolean {
  const [kind, key] = spot.split(':')
  if (kind === 'task') return stages.some(({ tasks }) => tasks.some((task) => task.key === key))
  return kind === 'add-stage' || stages.some((stage) => stage.key === key)
}
