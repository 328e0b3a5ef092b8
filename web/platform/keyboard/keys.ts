import { useEffect, useEffectEvent } from 'react'

/**
 * `{ c: create, 'g d': goToDeals, '?': showKeys, 'mod+k': search }`; `mod` is Ctrl, or Cmd on a Mac.
 * An act that returns false leaves the key to whoever else wants it.
 */
export type KeyMap = Record<string, (event: KeyboardEvent) => unknown>

const sequenceMs = 900

/**
 * Keys of the screen. Plain letters do nothing while somebody types in a field or a dialog is open; combinations
 * with `mod` always work. The innermost mounted map that knows a key gets it.
 */
export function useKeys(map: KeyMap): void {
  const press = useEffectEvent((event: KeyboardEvent, first: string) => pressed(map, event, first))
  useEffect(() => {
    let first = ''
    let timer: ReturnType<typeof setTimeout> | undefined
    const onKey = (event: KeyboardEvent) => {
      clearTimeout(timer)
      first = press(event, first)
      if (first) timer = setTimeout(() => (first = ''), sequenceMs)
    }
    window.addEventListener('keydown', onKey)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('keydown', onKey)
    }
  }, [])
}

/**
 * Whether a dialog was open as the key went down. What closes it may hear of the key before the page does, and one
 * Escape is one step back.
 */
let underDialog = false
globalThis.window?.addEventListener('keydown', () => (underDialog = isDialogOpen()), true)

/** Does what the map says; returns the key when it may begin a sequence. */
function pressed(map: KeyMap, event: KeyboardEvent, first: string): string {
  if (event.defaultPrevented || event.isComposing || event.altKey) return ''
  const mod = event.ctrlKey || event.metaKey
  if (!mod && (isTyping(event.target) || underDialog)) return ''
  const key = latinKey(event)
  const act = map[mod ? `mod+${key}` : first ? `${first} ${key}` : key] ?? (first ? map[key] : undefined)
  if (act) {
    if (act(event) !== false) event.preventDefault()
    return ''
  }
  return !mod && Object.keys(map).some((known) => known.startsWith(`${key} `)) ? key : ''
}

/** The key by its Latin letter, whatever script the keyboard writes: `j` stays where it is in Persian. */
function latinKey({ key, code }: KeyboardEvent): string {
  if (key.length > 1) return key
  if (key === '؟') return '?'
  if (key.charCodeAt(0) < 128) return key.toLowerCase()
  return code === 'BracketLeft' ? '[' : code.replace(/^Key/, '').toLowerCase()
}

/** Nobody types in the box of a row: letters go on to walk the list. */
const fields = 'input:not(td input[type="checkbox"]), textarea, select, [role="textbox"]'

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.closest(fields) !== null
}

const isDialogOpen = () => document.querySelector('[aria-modal="true"], dialog[open]') !== null
