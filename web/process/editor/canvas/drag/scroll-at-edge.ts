const edgePx = 64
const stepPx = 12

/** Brings into sight what lies beyond the edge something is held at. Returns whether there was more to see. */
export function scrollAtEdge(map: HTMLElement | null, down: boolean, at: { x: number; y: number }): boolean {
  const scrolled = down ? scrollerOf(map) : map
  if (!scrolled) return false
  const before = down ? scrolled.scrollTop : scrolled.scrollLeft
  const { left, right, top, bottom } = scrolled.getBoundingClientRect()
  if (down) scrolled.scrollTop += stepTowards(at.y, Math.max(0, top), Math.min(innerHeight, bottom))
  else scrolled.scrollLeft += stepTowards(at.x, left, right)
  return before !== (down ? scrolled.scrollTop : scrolled.scrollLeft)
}

const stepTowards = (at: number, start: number, end: number) =>
  at > end - edgePx ? stepPx : at < start + edgePx ? -stepPx : 0

/** What scrolls down the page around an element. */
function scrollerOf(element: HTMLElement | null): Element | null {
  for (let one = element?.parentElement; one; one = one.parentElement)
    if (one.scrollHeight > one.clientHeight && /auto|scroll/.test(getComputedStyle(one).overflowY)) return one
  return document.scrollingElement
}
