import { useEffect } from 'react'
import { beside, canHold, type Place, rootOf } from './where-one-stood.ts'

/** Time for the act itself to say where one goes on, in milliseconds: a menu gives the focus back late. */
const courtesy = 100

/** So long a button may be out of use, or what comes instead of it on its way, in milliseconds. */
const patience = 1_000

/** Where the focus stands, in which dialog or menu if any, and on which page. */
interface Stand {
  element: HTMLElement
  root: Element
  path: string
  /** Set once it is gone from the page. */
  place?: Place
  /** Since when it has been gone or out of use, in milliseconds: nobody has left it. */
  lost?: number
}

/**
 * Whoever pressed something that is then gone (a row is done, a form closes, a dialog was its last step) stands at what
 * is in its place, and not at the beginning of the page. An act that knows better says so itself, and is obeyed.
 */
export function useFocusKept(): void {
  useEffect(() => {
    /** The page first, what was opened over it after that. */
    let stands: Stand[] = []
    let timer = 0
    const over = new AbortController()
    const how = { capture: true, signal: over.signal }

    const note = () => {
      const element = document.activeElement
      if (!(element instanceof HTMLElement) || element === document.body) return
      const root = rootOf(element)
      const at = stands.findIndex((stand) => stand.root === root)
      const below = at < 0 ? stands : stands.slice(0, at)
      stands = [...below, { element, root, path: location.pathname }]
    }
    const later = () => {
      clearTimeout(timer)
      timer = window.setTimeout(settle, courtesy)
    }
    const forget = () => {
      stands = []
    }
    const seen = new MutationObserver((records) => {
      for (const record of records) for (const stand of stands) follow(stand, record)
      if (isNowhere() && stands.length > 0) later()
    })

    document.addEventListener('focusin', note, how)
    document.addEventListener('keydown', note, how)
    document.addEventListener('focusout', later, how)
    // What is scrolled away is not lost: lists keep only the rows in sight.
    document.addEventListener('wheel', forget, { ...how, passive: true })
    document.addEventListener('touchmove', forget, { ...how, passive: true })
    seen.observe(document.body, {
      childList: true,
      subtree: true,
      attributeFilter: ['disabled', 'data-loading'],
    })
    return () => {
      over.abort()
      seen.disconnect()
      clearTimeout(timer)
    }

    function settle(): void {
      const top = stands.at(-1)
      if (!isNowhere() || !top) return
      // Another page is coming, and says itself where one stands on it.
      if (top.path !== location.pathname) return forget()
      if (top.lost === undefined && canHold(top.element)) return forget()
      if (isOnItsWay(top)) return later()
      // In a dialog that is still there nobody gets lost.
      if (top.root !== document.body && top.root.isConnected) return
      for (const stand of stands.toReversed()) {
        if (!stand.root.isConnected) continue
        const next = canHold(stand.element)
          ? stand.element
          : stand.place && beside(stand.place, stand.element)
        // What comes there instead may still be on its way.
        if (next?.id === 'main' && isRecent(stand)) return later()
        if (next) return next.focus({ preventScroll: next !== stand.element })
      }
    }
  }, [])
}

/** Keeps where it stood, as far as that is still there itself. */
function follow(stand: Stand, { target, removedNodes, previousSibling, type }: MutationRecord): void {
  if (type === 'attributes') {
    if (target !== stand.element || !stand.element.matches(':disabled')) return
    stand.lost ??= performance.now()
    stand.place = { parent: stand.element.parentNode as Node, before: stand.element }
    return
  }
  for (const gone of removedNodes) {
    if (gone === stand.place?.before) stand.place.before = previousSibling
    if (!gone.contains(stand.place?.parent ?? stand.element)) continue
    stand.lost ??= performance.now()
    stand.place = { parent: target, before: previousSibling }
  }
}

const isRecent = ({ lost = 0 }: Pick<Stand, 'lost'>) => performance.now() - lost < patience

/** It may come back into use: whoever pressed it stays with it. */
const isOnItsWay = ({ element, lost }: Stand) =>
  element.matches(':disabled') &&
  element.isConnected &&
  (element.matches('[data-loading]') || isRecent({ lost }))

const isNowhere = () => document.activeElement === null || document.activeElement === document.body
