import { Modal } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useLocation } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { useSay } from '../platform/i18n.tsx'
import { useOnline } from '../platform/online.ts'
import { Unreachable } from '../platform/refused.ts'
import { Icon } from '../ui/icons.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { useGo } from '../ui/Link.tsx'
import { takeFocus } from '../ui/take-focus.ts'
import type { Logged } from './acts/acts.ts'
import { PaletteList } from './PaletteList.tsx'
import { usePaletteGroups } from './palette-groups.ts'
import type { PaletteItem } from './palette-item.ts'
import styles from './SearchPalette.module.css'

interface SearchPaletteProps {
  onClose: () => void
  onKeys: () => void
}

/**
 * Opened by Ctrl K and `/` from anywhere. Without a word it offers what can be done here, what was looked at last and
 * where one can go; with one it finds records too. Arrows choose, Enter opens. The frame mounts it only while it is open.
 */
export function SearchPalette({ onClose, onKeys }: SearchPaletteProps) {
  const say = useSay()
  const go = useGo()
  const list = useId()
  const { pathname } = useLocation()
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed.trim(), 80)
  const [at, setAt] = useState(0)
  const [log, setLog] = useState<Logged | null>(null)
  const { groups, found } = usePaletteGroups({ typed, asked, pathname, log, onKeys, onLog: askWhom })
  useComeBack()
  const online = useOnline()
  const away = !online || found.error instanceof Unreachable
  const items = groups.flatMap((group) => group.items)
  const chosen = items[Math.min(at, items.length - 1)]
  const searching = typed.trim().length > 1 && (asked !== typed.trim() || found.isFetching)
  const doing = log ? say(`search.log.${log}`) : null

  return (
    <Modal
      opened
      onClose={onClose}
      closeOnEscape={!log}
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
        {doing && <span className={styles.doing}>{doing}</span>}
        <input
          data-autofocus
          // At once, not after the dialog has come in: the first letters are typed by then.
          ref={takeFocus}
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={chosen ? `${list}-${chosen.key}` : undefined}
          aria-label={doing ? say('search.with_whom') : say('search.title')}
          aria-autocomplete="list"
          className={styles.input}
          placeholder={doing ? say('search.with_whom') : say('search.hint')}
          value={typed}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={onKey}
        />
        <KeyHint keys="Esc" />
      </div>
      {away && (
        <p className={styles.away} role="status">
          {say('search.offline')}
        </p>
      )}
      <PaletteList
        id={list}
        groups={groups}
        typed={typed}
        chosen={chosen?.key}
        stale={searching}
        onHover={(item) => setAt(items.indexOf(item))}
        onOpen={open}
      />
      {items.length === 0 && !searching && !away && (
        <p className={styles.nothing} role="status">
          {typed.trim() === '' ? say('search.with_whom') : say('search.nothing', { text: typed.trim() })}
        </p>
      )}
      <p className="only-heard" role="status">
        {!searching && typed.trim() !== '' ? say('search.count', { count: items.length }) : ''}
      </p>
    </Modal>
  )

  function type(text: string): void {
    setTyped(text)
    setAt(0)
  }

  function askWhom(kind: Logged): void {
    setLog(kind)
    type('')
  }

  function onKey(event: KeyboardEvent<HTMLInputElement>): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by && items.length > 0) {
      event.preventDefault()
      setAt((Math.min(at, items.length - 1) + by + items.length) % items.length)
    } else if (event.key === 'Enter' && chosen && !event.nativeEvent.isComposing) {
      event.preventDefault()
      open(chosen)
    } else if (log && (event.key === 'Escape' || (event.key === 'Backspace' && typed === ''))) {
      event.preventDefault()
      event.stopPropagation()
      setLog(null)
    }
  }

  function open(item: PaletteItem): void {
    if (!item.stays) onClose()
    if (item.to) go(item.to)
    item.run?.()
  }
}

/** The focus goes back to where it was, to the row that one stood on. */
function useComeBack(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before !== document.body) before.focus({ preventScroll: true })
    },
    [before],
  )
}
