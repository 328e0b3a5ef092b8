import { useEffect, useRef } from 'react'
import { useSay } from '../platform/i18n.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { Name } from '../ui/values/Name.tsx'
import { Marked } from './found/Marked.tsx'
import type { PaletteGroup, PaletteItem } from './palette-item.ts'
import styles from './SearchPalette.module.css'

interface PaletteListProps {
  id: string
  groups: readonly PaletteGroup[]
  typed: string
  chosen: string | undefined
  /** What was found for less than is typed by now stays, a little paler. */
  stale: boolean
  onHover: (item: PaletteItem) => void
  onOpen: (item: PaletteItem) => void
}

/** What the palette offers. The focus stays in the field; the chosen line is told to screen readers. */
export function PaletteList({ id, groups, typed, chosen, stale, onHover, onOpen }: PaletteListProps) {
  const say = useSay()
  const list = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the line that is chosen comes into sight
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active line
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={say('search.list')}
      className={styles.list}
      data-stale={stale || undefined}
    >
      {groups.map((group) => (
        <div key={group.key} role="group" aria-label={group.label} className={styles.group}>
          <div className={styles.label} aria-hidden="true">
            {group.label}
          </div>
          {group.items.map((item) => (
            <div
              key={item.key}
              id={`${id}-${item.key}`}
              role="option"
              tabIndex={-1}
              aria-selected={item.key === chosen}
              className={styles.item}
              onMouseMove={() => item.key !== chosen && onHover(item)}
              onClick={() => onOpen(item)}
              onKeyDown={() => {}}
            >
              <span className={styles.words}>
                <span className={styles.title}>
                  <Marked typed={item.plain ? '' : typed}>{item.title}</Marked>
                </span>
                {item.subtitle && (
                  <span className={styles.subtitle}>
                    <Name>{item.subtitle}</Name>
                  </span>
                )}
                {item.matched && (
                  <span className={styles.matched}>
                    <Marked typed={typed}>{item.matched}</Marked>
                  </span>
                )}
              </span>
              {item.keys && (
                <span className={styles.keys}>
                  <KeyHint keys={item.keys} />
                </span>
              )}
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}
