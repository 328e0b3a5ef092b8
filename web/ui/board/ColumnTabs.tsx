import { type RefObject, useEffect, useRef, useState } from 'react'
import { useSay } from '../../platform/i18n.tsx'
import { NumberText } from '../values/values.tsx'
import type { BoardColumn } from './board.ts'
import styles from './ColumnTabs.module.css'

interface ColumnTabsProps {
  columns: readonly Pick<BoardColumn<unknown>, 'key' | 'name' | 'count'>[]
  scroller: RefObject<HTMLElement | null>
}

/** On a phone one column fills the screen; these say which, and lead to the others. A swipe does the same. */
export function ColumnTabs({ columns, scroller }: ColumnTabsProps) {
  const say = useSay()
  const [here, setHere] = useState(0)
  const bar = useRef<HTMLElement>(null)

  useEffect(() => {
    const board = scroller.current
    if (!board) return
    const onScroll = () => setHere(Math.round(Math.abs(board.scrollLeft) / Math.max(1, board.clientWidth)))
    board.addEventListener('scroll', onScroll, { passive: true })
    return () => board.removeEventListener('scroll', onScroll)
  }, [scroller])

  useEffect(() => {
    bar.current?.children[here]?.scrollIntoView({ inline: 'center', block: 'nearest' })
  }, [here])

  return (
    <nav ref={bar} className={styles.tabs} aria-label={say('board.columns')}>
      {columns.map(({ key, name, count }, index) => (
        <button
          key={key}
          type="button"
          className={styles.tab}
          aria-current={index === here || undefined}
          onClick={() =>
            scroller.current?.children[index]?.scrollIntoView({
              inline: 'start',
              block: 'nearest',
              behavior: 'smooth',
            })
          }
        >
          {name} <NumberText value={count} />
        </button>
      ))}
    </nav>
  )
}
