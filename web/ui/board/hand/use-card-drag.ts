import {
  type PointerEvent as Pressed,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
} from 'react'

interface CardDrag {
  /** What scrolls sideways when the pointer comes near its edges. */
  scroller: RefObject<HTMLElement | null>
  /** Follows the pointer while a card is in the hand. */
  ghost: RefObject<HTMLElement | null>
  /** False: this card is not to be picked up. */
  onStart: (id: string, width: number) => boolean
  onOver: (place: string | null) => void
  onDrop: (place: string | null) => void
}

interface Hand {
  id: string
  fromX: number
  fromY: number
  /** Where on the card it was taken hold of. */
  gripX: number
  gripY: number
  width: number
  dragging: boolean
}

const startsAfterPx = 5
const edgePx = 72
const stepPx = 14

/**
 * Cards carried by mouse or pen: every `[data-card]` inside can be taken, every `[data-place]` is somewhere to drop it.
 * A finger scrolls instead; it moves cards by their menu. Returns what hears the press.
 */
export function useCardDrag(drag: CardDrag): (event: Pressed<HTMLElement>) => void {
  const latest = useRef(drag)
  useLayoutEffect(() => {
    latest.current = drag
  })
  const release = useRef<(() => void) | null>(null)
  useEffect(() => () => release.current?.(), [])

  return useCallback((event: Pressed<HTMLElement>) => {
    const target = event.target as HTMLElement
    const card = target.closest<HTMLElement>('[data-card]')
    if (!card || event.button !== 0 || event.pointerType === 'touch' || target.closest('button, [role=menu]'))
      return
    const box = card.getBoundingClientRect()
    release.current?.()
    release.current = follow(
      {
        id: card.dataset.card ?? '',
        fromX: event.clientX,
        fromY: event.clientY,
        gripX: event.clientX - box.left,
        gripY: event.clientY - box.top,
        width: box.width,
        dragging: false,
      },
      latest,
    )
  }, [])
}

/** Follows one press until it is let go. Returns what ends it early. */
function follow(hand: Hand, latest: { current: CardDrag }): () => void {
  const ending = new AbortController()
  const { signal } = ending
  let at = { x: hand.fromX, y: hand.fromY }
  let over: string | null = null
  let frame = 0

  const listen = <Name extends keyof WindowEventMap>(
    name: Name,
    hear: (event: WindowEventMap[Name]) => void,
  ) => window.addEventListener(name, hear, { signal, capture: true })
  listen('pointermove', (event) => {
    at = { x: event.clientX, y: event.clientY }
    if (!hand.dragging && Math.hypot(at.x - hand.fromX, at.y - hand.fromY) < startsAfterPx) return
    if (!hand.dragging && !start()) return end()
    event.preventDefault()
    look()
  })
  listen('pointerup', () => {
    const dropped = hand.dragging
    end()
    if (!dropped) return
    swallowClick()
    latest.current.onDrop(over)
  })
  listen('pointercancel', cancel)
  listen('blur', cancel)
  listen('keydown', (event) => {
    if (!hand.dragging || event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    cancel()
  })
  return end

  function start(): boolean {
    hand.dragging = latest.current.onStart(hand.id, hand.width)
    if (hand.dragging) frame = requestAnimationFrame(scrollAtEdges)
    return hand.dragging
  }

  function look(): void {
    const ghost = latest.current.ghost.current
    if (ghost) ghost.style.transform = `translate(${at.x - hand.gripX}px, ${at.y - hand.gripY}px)`
    const place =
      document.elementFromPoint(at.x, at.y)?.closest<HTMLElement>('[data-place]')?.dataset.place ?? null
    if (place === over) return
    over = place
    latest.current.onOver(place)
  }

  function scrollAtEdges(): void {
    const scroller = latest.current.scroller.current
    if (scroller) {
      const { left, right } = scroller.getBoundingClientRect()
      const step = at.x > right - edgePx ? stepPx : at.x < left + edgePx ? -stepPx : 0
      if (step !== 0) scroller.scrollLeft += step
    }
    look()
    frame = requestAnimationFrame(scrollAtEdges)
  }

  function cancel(): void {
    const dragging = hand.dragging
    end()
    if (dragging) latest.current.onDrop(null)
  }

  function end(): void {
    cancelAnimationFrame(frame)
    ending.abort()
  }
}

/** The press that ended in a drop must not also open the card. */
function swallowClick(): void {
  const swallow = (event: MouseEvent) => {
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0)
}
