import { ActionIcon, Checkbox } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useSay } from '../../platform/i18n.tsx'
import { Icon } from '../../ui/icons.tsx'
import styles from './ColumnChooser.module.css'

interface ColumnLineProps {
  label: string
  shown: boolean
  /** It has just been ticked on or off, and so stands elsewhere now. */
  ticked?: boolean
  /** Absent: it cannot be left out. */
  onShow?: (shown: boolean) => void
  onMove?: (by: 1 | -1) => void
  /** Makes it so many pixels wider. */
  onWidth?: (by: number) => void
  /** What dragging takes, from useOrderedRows. */
  drag?: object
}

/** A column to be shown or not; Alt and the arrows move it and make it wider. */
export function ColumnLine({ label, shown, ticked, onShow, onMove, onWidth, drag }: ColumnLineProps) {
  const say = useSay()
  const box = useRef<HTMLInputElement>(null)
  const moved = useRef(ticked)
  // What is moved in a page loses the focus: whoever moves or ticks a column goes on with it.
  useEffect(() => {
    if (moved.current) box.current?.focus()
    moved.current = false
  })
  return (
    // The keys come from the box inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li className={styles.column} {...drag} onKeyDown={press}>
      <Checkbox
        ref={box}
        label={label}
        size="xs"
        checked={shown}
        disabled={!onShow}
        onChange={(event) => onShow?.(event.currentTarget.checked)}
      />
      {onMove && (
        <span className={styles.moves}>
          <ActionIcon aria-label={say('lists.columns.earlier', { name: label })} onClick={() => onMove(-1)}>
            <Icon name="up" size={12} />
          </ActionIcon>
          <ActionIcon aria-label={say('lists.columns.later', { name: label })} onClick={() => onMove(1)}>
            <Icon name="down" size={12} />
          </ActionIcon>
        </span>
      )}
    </li>
  )

  function press(event: KeyboardEvent): void {
    if (!event.altKey) return
    const up = { ArrowUp: -1, ArrowDown: 1 }[event.key] as 1 | -1 | undefined
    const aside = { ArrowLeft: -16, ArrowRight: 16 }[event.key]
    if (up === undefined && aside === undefined) return
    event.preventDefault()
    moved.current = true
    if (up !== undefined) onMove?.(up)
    if (aside !== undefined) onWidth?.(document.dir === 'rtl' ? -aside : aside)
  }
}
