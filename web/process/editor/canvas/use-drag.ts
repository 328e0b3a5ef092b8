import { useDirection } from '@mantine/core'
import { type PointerEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Carried } from './spot.ts'

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
const edgePx = 64
const stepPx = 12

/**
 * Stages and tasks carried by mouse, pen, or a finger on the grip; elsewhere a finger scrolls. Escape puts back.
 * Returns what hears the press, and what is being dragged.
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

  const onPress = (event: PointerEvent<HTMLElement>) => {
    const target = event.target as HTMLElement
    const byGrip = target.closest('[data-grip]') !== null
    if (event.button !== 0 || target.closest('input, [role=menu], [data-no-drag]')) return
    if (event.pointerType === 'touch' && !byGrip) return
    const thing = drag.thingOf(target)
    if (thing) follow(event, thing)
  }
  return [onPress, dragged]

  function follow(press: PointerEvent<HTMLElement>, thing: Carried): void {
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
      cancelAnimationFrame(frame)
      ending.abort()
      setDragged(null)
    }
    const look = () => {
      carried = dropAt(latest.current, thing, at.x, at.y) ?? carried ?? thing
      setDragged({ carried, ...at })
    }
    const scroll = () => {
      const map = latest.current.map.current
      const { left = 0, right = 0 } = map?.getBoundingClientRect() ?? {}
      const step = at.x > right - edgePx ? stepPx : at.x < left + edgePx ? -stepPx : 0
      if (map && step !== 0 && !latest.current.down) {
        map.scrollLeft += step
        look()
      }
      frame = requestAnimationFrame(scroll)
    }
    stop.current = end
    listen('pointermove', (event) => {
      const far = Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY) >= startsAfterPx
      if (!carried && !far) return
      if (!carried) frame = requestAnimationFrame(scroll)
      event.preventDefault()
      Object.assign(at, { x: event.clientX, y: event.clientY })
      look()
    })
    listen('pointerup', () => {
      const dropped = carried
      end()
      if (!dropped) return
      swallowClick()
      latest.current.onDrop(dropped)
    })
    listen('pointercancel', end)
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

function dropAt({ map, down, rtl }: Drag & { rtl: boolean }, thing: Carried, x: number, y: number) {
  const boxes = [...(map.current?.querySelectorAll<HTMLElement>('[data-station-box]') ?? [])]
  /** Whether the pointer is past the middle of a box, along the line. */
  const past = (element: HTMLElement) => {
    const box = element.getBoundingClientRect()
    if (down) return y > box.top + box.height / 2
    const middle = box.left + box.width / 2
    return rtl ? x < middle : x > middle
  }
  if (thing.kind === 'stage') {
    const others = boxes.filter((box) => box.dataset.stationBox !== thing.key)
    return { ...thing, at: others.filter(past).length }
  }
  const over = boxes.find((element) => {
    const box = element.getBoundingClientRect()
    return down ? y >= box.top && y < box.bottom : x >= box.left && x < box.right
  })
  if (!over) return null
  const tasks = [...over.querySelectorAll<HTMLElement>('[data-task-box]')]
  const others = tasks.filter((box) => box.dataset.taskBox !== thing.key)
  const at = others.filter((element) => {
    const box = element.getBoundingClientRect()
    return y > box.top + box.height / 2
  }).length
  return { ...thing, stage: over.dataset.stationBox ?? thing.stage, at }
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
