/** Where something stood that is gone: inside what, and after what. */
export interface Place {
  parent: Node
  before: Node | null
}

/** The dialog, menu or other thing over the page that holds it; else the page. */
export const rootOf = (element: Element): Element =>
  element.closest('[role="dialog"], [role="menu"], [data-portal]') ?? document.body

/** Whether the focus can stand on it now. */
export const canHold = (element: HTMLElement): boolean =>
  element.isConnected && element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility()

/**
 * What one goes on with: in what came there or follows, then in what was before it, then around that. The same act as the
 * one that is gone (another row's *Accept*) goes before what stands first.
 */
export function beside(place: Place, gone: HTMLElement): HTMLElement | undefined {
  const { parent } = place
  if (!parent.isConnected || !(parent instanceof Element)) return undefined
  const { before } = place
  const after = before?.parentNode === parent ? before.nextSibling : parent.firstChild
  for (let node: Node | null = after; node; node = node.nextSibling) {
    const found = firstIn(node, gone)
    if (found) return found
  }
  for (let node = before?.parentNode === parent ? before : null; node; node = node.previousSibling) {
    const found = firstIn(node, gone)
    if (found) return found
  }
  if (parent.id === 'main') return parent as HTMLElement
  return parent.parentNode ? beside({ parent: parent.parentNode, before: parent }, gone) : undefined
}

function firstIn(node: Node, gone: HTMLElement): HTMLElement | undefined {
  if (!(node instanceof HTMLElement)) return undefined
  const every = [node, ...node.querySelectorAll<HTMLElement>(what)].filter(isWanted)
  return every.find((one) => one.tagName === gone.tagName && one.textContent === gone.textContent) ?? every[0]
}

const what = 'a[href], button, input, select, textarea, [tabindex]'

const typed = 'input:not([type="checkbox"], [type="radio"]), textarea'

/** On a phone a field brings its keyboard along, which nobody asked for. */
const isWanted = (element: HTMLElement): boolean =>
  canHold(element) && !(element.matches(typed) && matchMedia('(pointer: coarse)').matches)
