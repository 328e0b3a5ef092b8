import { useDirection } from '@mantine/core'
import { type PointerEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Carried } from '../spot.ts'
import { dropAt, samePlace } from './drop-at.ts'
import { scrollAtEdge } from './scroll-at-edge.ts'

interface Drag {
  /** The map: what scrolls sideways, with stations `[data-station-box]` and tasks `[data-task-box]` inside. */
  map: RefObject<HTMLElement | null>
  down: boolean
  /** The thing under the pressed element, as it stands; null: nothing that can be carried. */
  thingOf: (element: HTMLElement) => Carried | null
  onDrop: (carried: Carried) => void
}

/** What is dragged, where it would drop, and where the pointer is. */
export interface Dragged {
  carried: Carried
  x: number
  y: number
}

const startsAfterPx = 5
/** A finger that stays this long wants the thing, not the page behind it; below it, the press opens or scrolls. */
const longPressMs = 350

/**
 * Stages and tasks carried by mouse or pen, by a finger on the grip, or by a finger that stayed a moment; a finger that
 * moves at once scrolls. Escape puts back. Returns what hears the press, and what is being dragged.
 */
export function useDrag(drag: Drag): [(event: PointerEvent<HTMLElement>) => void, Dragged | null] {
  const [dragged, setDragged] = useState<Dragged | null>(null)
  const { dir } = useDirection()
  const latest = useRef({ ...drag, rtl: dir === 'rtl' })
  useLayoutEffect(() => {
    latest.current = { ...drag, rtl: dir === 'rtl' }
  })
  const stop = useRef<(() => void) | null>(null)
  useEffect(() => () => stop.current?.(), [])
  const carrying = useRef(false)
  useHeldStill(drag.map, carrying)

  const onPress = (event: PointerEvent<HTMLElement>) => {
    const target = event.target as HTMLElement
    if (event.button !== 0 || !event.isPrimary || target.closest('input, [role=menu], [data-no-drag]')) return
    const thing = drag.thingOf(target)
    if (thing) follow(event, thing, event.pointerType === 'touch' && target.closest('[data-grip]') === null)
  }
  return [onPress, dragged]

  function follow(press: PointerEvent<HTMLElement>, thing: Carried, afterWaiting: boolean): void {
    stop.current?.()
    const ending = new AbortController()
    const at = { x: press.clientX, y: press.clientY }
    let carried: Carried | null = null
    let frame = 0
    const listen = <Name extends keyof WindowEventMap>(
      name: Name,
      hear: (event: WindowEventMap[Name]) => void,
    ) => window.addEventListener(name, hear, { signal: ending.signal, capture: true })
    const end = () => {
      clearTimeout(waited)
      cancelAnimationFrame(frame)
      ending.abort()
      carrying.current = false
      setDragged(null)
    }
    const look = () => {
      const { map, down, rtl } = latest.current
      carried = dropAt({ map: map.current, down, rtl }, thing, at.x, at.y) ?? carried ?? thing
      setDragged({ carried, ...at })
    }
    const scroll = () => {
      if (scrollAtEdge(latest.current.map.current, latest.current.down, at)) look()
      frame = requestAnimationFrame(scroll)
    }
    const pickUp = () => {
      carried = thing
      carrying.current = true
      setDragged({ carried, ...at })
      frame = requestAnimationFrame(scroll)
    }
    const waited = afterWaiting ? setTimeout(pickUp, longPressMs) : undefined
    stop.current = end
    listen('pointermove', (event) => {
      if (event.pointerId !== press.pointerId) return
      const far = Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY) >= startsAfterPx
      if (!carried && !far) return
      if (!carried && afterWaiting) return end()
      if (!carried) pickUp()
      event.preventDefault()
      Object.assign(at, { x: event.clientX, y: event.clientY })
      look()
    })
    listen('pointerup', (event) => {
      if (event.pointerId !== press.pointerId) return
      const dropped = carried
      end()
      if (!dropped) return
      swallowClick()
      if (!samePlace(dropped, thing)) latest.current.onDrop(dropped)
    })
    listen('pointercancel', end)
    // A long press would open the browser's own menu.
    listen('contextmenu', (event) => press.pointerType === 'touch' && event.preventDefault())
    // Heard on the way down: a field inside that loses the keyboard is no reason to stop.
    listen('blur', (event) => event.target === window && end())
    listen('keydown', (event) => {
      if (!carried || event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      end()
    })
  }
}

/**
 * The page does not scroll under a finger that carries. Heard from the first touch on: what is listened to only later,
 * the browser no longer asks.
 */
function useHeldStill(map: RefObject<HTMLElement | null>, carrying: RefObject<boolean>): void {
  useEffect(() => {
    const element = map.current
    const hold = (event: TouchEvent) => carrying.current && event.cancelable && event.preventDefault()
    element?.addEventListener('touchmove', hold, { passive: false })
    return () => element?.removeEventListener('touchmove', hold)
  }, [map, carrying])
}

/** The press that ended in a drop must not also open the thing. */
function swallowClick(): void {
  const swallow = (event: MouseEvent) => {
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0)
}
