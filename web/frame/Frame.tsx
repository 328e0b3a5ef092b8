import { Outlet, useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { paths, withSearch } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { useKeys } from '../platform/keyboard/keys.ts'
import { keepTyping } from '../platform/keyboard/typed-ahead.ts'
import { useMay } from '../platform/session.ts'
import { useNoteRecent } from '../search/recent.ts'
import { ActingBar } from '../team/deputies/ActingBar.tsx'
import { Notices } from '../ui/feedback/notices.tsx'
import { OfflineBar } from '../ui/feedback/OfflineBar.tsx'
import { useGo } from '../ui/Link.tsx'
import styles from './Frame.module.css'
import { placeOf } from './places.ts'
import { SideBar } from './SideBar.tsx'
import { ThumbBar } from './ThumbBar.tsx'
import { TopBar } from './TopBar.tsx'
import { useFocusKept } from './use-focus-kept.ts'
import { useFocusOnArrival } from './use-focus-on-arrival.ts'
import { useGoKeys } from './use-go-keys.ts'
import { useWayBack } from './use-way-back.ts'

const KeysSheet = lazy(async () => ({ default: (await import('./KeysSheet.tsx')).KeysSheet }))
const loadPalette = async () => ({ default: (await import('../search/SearchPalette.tsx')).SearchPalette })
const SearchPalette = lazy(loadPalette)

const narrowKey = 'stagecraft.sidebar'

/** What stands around every page of somebody signed in. */
export function Frame() {
  const say = useSay()
  const go = useGo()
  const { pathname } = useLocation()
  const mayAddLeads = useMay('leads.edit')
  const mayOpenDeals = useMay('deals.edit')
  const [narrow, setNarrow] = useState(() => localStorage.getItem(narrowKey) === 'narrow')
  const [open, setOpen] = useState<'search' | 'keys' | null>(null)

  useKeys({
    'mod+k': search,
    '/': search,
    '?': () => setOpen('keys'),
    '[': toggleNarrow,
    c: create,
    Escape: stepBack,
  })
  // Fetched before it is asked for: somebody who types right after Ctrl K should not wait for it.
  useEffect(() => {
    const timer = setTimeout(() => void loadPalette().catch(() => {}), 200)
    return () => clearTimeout(timer)
  }, [])
  useGoKeys()
  useFocusOnArrival()
  useFocusKept()
  const wayBack = useWayBack()
  useNoteRecent(pathname)

  return (
    <div className={styles.frame} data-narrow={narrow || undefined}>
      <a href="#main" className={styles.skip}>
        {say('frame.skip')}
      </a>
      <SideBar narrow={narrow} onNarrow={toggleNarrow} onKeys={() => setOpen('keys')} />
      <div className={styles.stage}>
        <TopBar onSearch={search} />
        <OfflineBar />
        <ActingBar />
        <main id="main" className={styles.main} tabIndex={-1} data-scroll-restoration-id="main">
          <Suspense>
            <Outlet />
          </Suspense>
        </main>
        <ThumbBar />
      </div>
      <Suspense>
        {open === 'keys' && <KeysSheet onClose={() => setOpen(null)} />}
        {open === 'search' && <SearchPalette onClose={() => setOpen(null)} onKeys={() => setOpen('keys')} />}
      </Suspense>
      <Notices />
    </div>
  )

  function search(): void {
    if (open === 'search') return
    keepTyping()
    setOpen('search')
  }

  /** Where a page adds nothing of its own, or is still on its way: among leads a lead, elsewhere a deal. */
  function create(): unknown {
    const lead = mayAddLeads && placeOf(pathname)?.id === 'leads'
    if (!lead && !mayOpenDeals) return false
    keepTyping()
    return go(
      lead
        ? withSearch(paths.leadBoard(), { create: 'lead' })
        : withSearch(paths.dealBoard(), { create: 'deal' }),
    )
  }

  function toggleNarrow(): void {
    localStorage.setItem(narrowKey, narrow ? 'wide' : 'narrow')
    setNarrow(!narrow)
  }

  /** From a record to where one came from, else to its list; from a field that has the focus, out of the field first. */
  function stepBack(): void {
    const focused = document.activeElement
    if (focused instanceof HTMLElement && focused !== document.body && focused.id !== 'main')
      return focused.blur()
    if (isRecord(pathname) && wayBack()) return
    const place = placeOf(pathname)
    if (place && place.path !== pathname) go(place.path)
  }
}

const isRecord = (pathname: string) => /\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.test(pathname)
