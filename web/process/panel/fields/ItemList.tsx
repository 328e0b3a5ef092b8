import { ActionIcon } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { useSay } from '../../../platform/i18n.tsx'
import { Icon } from '../../../ui/icons.tsx'
import { moved } from '../edits/parts.ts'
import styles from './ItemList.module.css'

interface ItemListProps<Item> {
  /** What the list is of, to be heard. */
  label: string
  items: readonly Item[]
  nameOf: (item: Item) => string
  /** Given where the order means something. */
  onMove?: (items: Item[]) => void
  /** `true`, or why the item cannot go. */
  mayRemove?: (item: Item) => true | string
  onRemove: (item: Item) => void
  children: (item: Item, at: number) => ReactNode
}

/** Things under each other: each is edited in place, taken away, and moved with Alt and the arrow keys or its buttons. */
export function ItemList<Item extends { key: string }>(props: ItemListProps<Item>) {
  const { label, items, nameOf, onMove, mayRemove = () => true, onRemove, children } = props
  const say = useSay()
  const [refused, setRefused] = useState<string | null>(null)
  if (items.length === 0) return null
  return (
    <ul className={styles.list} aria-label={label}>
      {items.map((item, at) => {
        const name = nameOf(item)
        const may = mayRemove(item)
        return (
          // The keys come from the fields and buttons inside.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <li key={item.key} className={styles.item} onKeyDown={(event) => onKeyDown(event, at)}>
            <div className={styles.body}>{children(item, at)}</div>
            <div className={styles.acts}>
              {onMove && items.length > 1 && (
                <>
                  {mover(-1, at, name)}
                  {mover(1, at, name)}
                </>
              )}
              <ActionIcon
                size="sm"
                aria-label={say('panel.remove', { name })}
                title={may === true ? say('panel.remove', { name }) : may}
                aria-disabled={may !== true}
                onClick={() => (may === true ? onRemove(item) : setRefused(item.key))}
              >
                <Icon name="close" size={12} />
              </ActionIcon>
            </div>
            {may !== true && refused === item.key && (
              <p role="status" className={styles.why}>
                {may}
              </p>
            )}
          </li>
        )
      })}
    </ul>
  )

  function mover(by: -1 | 1, at: number, name: string): ReactNode {
    const label = say(by < 0 ? 'panel.move_up' : 'panel.move_down', { name })
    return (
      <ActionIcon
        size="sm"
        aria-label={label}
        title={label}
        disabled={at + by < 0 || at + by >= items.length}
        onClick={(event) => move(at, by, event.currentTarget)}
      >
        <Icon name={by < 0 ? 'up' : 'down'} size={12} />
      </ActionIcon>
    )
  }

  function move(at: number, by: number, focused: Element | null): void {
    if (at + by < 0 || at + by >= items.length) return
    onMove?.(moved(items, at, at + by))
    // What is moved is taken out and put in again, and the focus would stay behind.
    requestAnimationFrame(() => {
      if (focused instanceof HTMLButtonElement && focused.disabled)
        focused.closest('li')?.querySelector<HTMLElement>('button:not(:disabled)')?.focus()
      else if (focused instanceof HTMLElement) focused.focus()
    })
  }

  function onKeyDown(event: KeyboardEvent, at: number): void {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (!onMove || !event.altKey || by === undefined) return
    event.preventDefault()
    event.stopPropagation()
    move(at, by, document.activeElement)
  }
}
