import { useDirection } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { stepFrom, type Way } from './map-steps.ts'
import type { Spot } from './spot.ts'
import type { useMapWork } from './use-map-work.ts'

/**
 * The keys of the map. Arrows walk, with something in the hand they carry it, with Alt they move at once; Space picks up
 * and puts down, Escape puts back, F2 renames, Delete removes, Insert adds what follows.
 */
export function useMapKeys(work: ReturnType<typeof useMapWork>, down: boolean) {
  const { dir } = useDirection()
  const ways: Record<string, Way> = {
    [dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight']: 'onward',
    [dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft']: 'back',
    ArrowUp: 'up',
    ArrowDown: 'down',
    Home: 'first',
    End: 'last',
  }

  return (event: KeyboardEvent<HTMLElement>): void => {
    const spot = (event.target as HTMLElement).dataset.spot
    if (spot === undefined || event.nativeEvent.isComposing) return
    if (pressed(event, spot) === false) return
    event.preventDefault()
    event.stopPropagation()
  }

  function pressed(event: KeyboardEvent, spot: Spot): false | void {
    const way = ways[event.key]
    const isThing = spot.startsWith('stage:') || spot.startsWith('task:')
    if (work.held) {
      if (way) return work.carry(way)
      if (event.key === ' ' || event.key === 'Enter') return work.letGo()
      return event.key === 'Escape' ? work.putBack() : false
    }
    if (way && event.altKey) {
      if (isThing && way !== 'first' && way !== 'last') return work.acts.nudge(spot, way)
      return false
    }
    if (way) return walk(spot, way)
    if (!isThing) return false
    if (event.key === ' ') return work.pickUp(spot)
    if (event.key === 'F2') return work.acts.beginRenaming(spot)
    if (event.key === 'Delete' || event.key === 'Backspace') return work.acts.remove(spot)
    if (event.key === 'Insert') return addAfter(spot)
    if (event.key === 'd' && (event.ctrlKey || event.metaKey)) return work.acts.duplicate(spot)
    return false
  }

  function walk(spot: Spot, way: Way): void {
    const next = stepFrom(work.shown, spot, way, down)
    if (next) work.focus.focusNow(next)
  }

  function addAfter(spot: Spot): void {
    const { stages } = work.shown
    const key = spot.slice(spot.indexOf(':') + 1)
    const at = stages.findIndex((stage) => stage.key === key)
    const stage = stages.find(({ tasks }) => tasks.some((task) => task.key === key))
    if (spot.startsWith('stage:')) work.acts.beginAdding({ kind: 'stage', at: at + 1 })
    else if (stage) work.acts.beginAdding({ kind: 'task', stage: stage.key })
  }
}
