import { type RefObject, useEffect, useRef, useState } from 'react'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { NumberText } from '../../ui/values/values.tsx'
import type { Column } from './board-state.ts'
import styles from './StageTabs.module.css'

interface StageTabsProps {
  columns: readonly Pick<Column, 'stageKey' | 'name' | 'deals'>[]
  scroller: RefObject<HTMLElement | null>
}

/** On a phone one stage fills the screen; these say which, and lead to the others. A swipe does the same. */
export function StageTabs({ columns, scroller }: StageTabsProps) {
  const say = useSay()
  const { language } = useReader()
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
    <nav ref={bar} className={styles.tabs} aria-label={say('deals.stages')}>
      {columns.map(({ stageKey, name, deals }, index) => (
        <button
          key={stageKey}
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
          {textIn(name, language)} <NumberText value={deals} />
        </button>
      ))}
    </nav>
  )
}
