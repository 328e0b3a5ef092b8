import { Modal } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useSay } from '../platform/i18n.tsx'
import { Icon } from '../ui/icons.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { useGo } from '../ui/Link.tsx'
import { commandsLike, useCommands } from './commands.ts'
import { PaletteList } from './PaletteList.tsx'
import styles from './SearchPalette.module.css'
import { pathOfFound, useFound } from './search-queries.ts'

/** One line of the palette: something found, or something that can be done. */
export interface PaletteItem {
  key: string
  title: string
  subtitle?: string | null
  keys?: string
  to: string
}

export interface PaletteGroup {
  label: string
  items: PaletteItem[]
}

/**
 * Opened by Ctrl K and `/` from anywhere. Without a word it offers what can be done and where one can go; with one it
 * finds records too. Arrows choose, Enter opens. The frame mounts it only while it is open.
 */
export function SearchPalette({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const say = useSay()
  const go = useGo()
  const list = useId()
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed.trim(), 120)
  const [at, setAt] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const found = useFound(asked)
  const commands = useCommands()

  const groups: PaletteGroup[] = [
    ...(found.data?.groups ?? []).map(({ kind, rows }) => ({
      label: say(`search.kind.${kind}`),
      items: rows.map((row) => ({
        key: row.id,
        title: row.title,
        subtitle: row.subtitle,
        to: pathOfFound(row),
      })),
    })),
    ...commandsLike(commands, typed),
  ]
  const items = groups.flatMap((group) => group.items)
  const chosen = items[Math.min(at, items.length - 1)]
  const searching = typed.trim().length > 1 && (asked !== typed.trim() || found.isFetching)

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      withCloseButton={false}
      padding={0}
      size="lg"
      centered={false}
      yOffset="12vh"
      title={<span className="only-heard">{say('search.title')}</span>}
      classNames={{ content: styles.content ?? '', header: styles.header ?? '', body: styles.body ?? '' }}
    >
      <div className={styles.field}>
        <Icon name="search" />
        <input
          ref={input}
          data-autofocus
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={chosen ? `${list}-${chosen.key}` : undefined}
          aria-label={say('search.title')}
          aria-autocomplete="list"
          className={styles.input}
          placeholder={say('search.hint')}
          value={typed}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setAt(0)
          }}
          onKeyDown={onKey}
        />
        <KeyHint keys="Esc" />
      </div>
      <PaletteList id={list} groups={groups} chosen={chosen?.key} onHover={hover} onOpen={open} />
      {items.length === 0 && !searching && (
        <p className={styles.nothing} role="status">
          {say('search.nothing', { text: typed.trim() })}
        </p>
      )}
      <p className="only-heard" role="status">
        {!searching && typed.trim() !== '' ? say('search.count', { count: items.length }) : ''}
      </p>
    </Modal>
  )

  function onKey(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by && items.length > 0) {
      event.preventDefault()
      setAt((Math.min(at, items.length - 1) + by + items.length) % items.length)
    } else if (event.key === 'Enter' && chosen && !event.nativeEvent.isComposing) {
      event.preventDefault()
      open(chosen)
    }
  }

  function hover(item: PaletteItem): void {
    setAt(items.indexOf(item))
  }

  function open(item: PaletteItem): void {
    onClose()
    go(item.to)
  }
}
