import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'

/** How long a page one goes back to may take to show the row one came from, in milliseconds. */
const patience = 5_000

/** A link of a page: where it leads, and the how-manieth of those that lead there. */
interface Way {
  href: string
  nth: number
}

/**
 * Whoever goes back from a record stands on the link that had led him there. Whoever comes to a page anew stands at its
 * beginning, if what he pressed is gone: Tab goes on with the page, and not with the places beside it.
 */
export function useFocusOnArrival(): void {
  const router = useRouter()
  useEffect(() => {
    // By the key of the history's entry: the same list may stand there twice, left by different rows.
    const left = new Map<string | undefined, Way | null>()
    let waiting = () => {}
    const leave = router.subscribe('onBeforeNavigate', ({ fromLocation, pathChanged }) => {
      if (fromLocation && pathChanged) left.set(fromLocation.state.__TSR_key, wayOf(document.activeElement))
    })
    const arrive = router.subscribe('onRendered', ({ fromLocation, toLocation, pathChanged }) => {
      if (!fromLocation || !pathChanged) return
      waiting()
      if (!isNowhere(document.activeElement)) return
      const key = toLocation.state.__TSR_key
      document.getElementById('main')?.focus({ preventScroll: true })
      if (left.has(key)) waiting = standOn(left.get(key) ?? { href: fromLocation.pathname, nth: 0 })
    })
    return () => {
      waiting()
      leave()
      arrive()
    }
  }, [router])
}

function wayOf(focused: Element | null): Way | null {
  const link = focused?.closest<HTMLAnchorElement>('#main a[href]')
  const href = link?.getAttribute('href')
  return link && href ? { href, nth: linksTo(href).indexOf(link) } : null
}

/** Its rows may still be on their way, and whoever does something meanwhile is left where he is. @returns gives it up */
function standOn({ href, nth }: Way): () => void {
  const over = new AbortController()
  const seen = new MutationObserver(look)
  const giveUp = () => over.abort()
  over.signal.addEventListener('abort', () => seen.disconnect())
  for (const type of ['keydown', 'pointerdown'])
    window.addEventListener(type, giveUp, { capture: true, signal: over.signal })
  const timer = setTimeout(giveUp, patience)
  over.signal.addEventListener('abort', () => clearTimeout(timer))
  seen.observe(document.getElementById('main') ?? document.body, { childList: true, subtree: true })
  look()
  return giveUp

  function look(): void {
    const links = linksTo(href)
    const link = links[nth] ?? links[0]
    if (over.signal.aborted || !link) return
    giveUp()
    if (!isNowhere(document.activeElement)) return
    link.focus({ preventScroll: true })
    link.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
}

const linksTo = (href: string): HTMLAnchorElement[] =>
  [...document.querySelectorAll<HTMLAnchorElement>('#main a[href]')].filter(
    (link) => link.getAttribute('href') === href && link.offsetParent !== null,
  )

const isNowhere = (focused: Element | null) =>
  focused === null || focused === document.body || focused.id === 'main'
