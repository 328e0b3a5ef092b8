import { useEffect, useRef } from 'react'
import { Link } from './Link.tsx'
import styles from './TabLinks.module.css'

export interface TabLink {
  to: string
  label: string
  current: boolean
}

interface TabLinksProps {
  label: string
  tabs: readonly TabLink[]
  /** They stand under a row of tabs and divide one of those. */
  within?: boolean
}

/** Views of one page, each with an address of its own. */
export function TabLinks({ label, tabs, within = false }: TabLinksProps) {
  const row = useRef<HTMLElement>(null)
  const current = tabs.find((tab) => tab.current)?.to
  // On a phone the row is longer than the screen.
  useEffect(() => {
    if (!current) return
    row.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'nearest', block: 'nearest' })
  }, [current])
  return (
    <nav ref={row} aria-label={label} className={styles.tabs} data-within={within || undefined}>
      {tabs.map((tab) => (
        <Link key={tab.to} to={tab.to} className={styles.tab} aria-current={tab.current ? 'page' : undefined}>
          {tab.label}
        </Link>
      ))}
    </nav>
  )
}
