import { useEffect, useRef } from 'react'

/** `{ c: create, 'g d': goToDeals, '?': showKeys, 'mod+k': search }`; `mod` is Ctrl, or Cmd on a Mac. */
export type KeyMap = Record<string, (event: KeyboardEvent) => void>

const sequenceMs = 900

/**
 * Keys of the screen. Plain letters do nothing while somebody types in a field or a dialog is open; combinations
 * with `mod` always work. The innermost mounted map that knows a key gets it.
 */
export function useKeys(map: KeyMap): void {
  const latest = useRef(map)
  latest.current = map
  useEffect(() => {
    let first = ''
    let timer: ReturnType<typeof setTimeout> | undefined
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.altKey) return
      const mod = event.ctrlKey || event.metaKey
      if (!mod && (isTyping(event.target) || isDialogOpen())) return
      const key = latinKey(event)
      const pressed = mod ? `mod+${key}` : first ? `${first} ${key}` : key
      const act = latest.current[pressed] ?? (first ? latest.current[key] : undefined)
      clearTimeout(timer)
      first = ''
      if (act) {
        event.preventDefault()
        act(event)
        return
      }
      if (mod || !Object.keys(latest.current).some((known) => known.startsWith(`${key} `))) return
      first = key
      timer = setTimeout(() => {
        first = ''
      }, sequenceMs)
    }
    window.addEventListener('keydown', onKey)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('keydown', onKey)
    }
  }, [])
}

/** The key by its Latin letter, whatever script the keyboard writes: `j` stays where it is in Persian. */
function latinKey({ key, code }: KeyboardEvent): string {
  if (key.length > 1) return key
  if (key === '؟') return '?'
  if (key.charCodeAt(0) < 128) return key.toLowerCase()
  return code === 'BracketLeft' ? '[' : code.replace(/^Key/, '').toLowerCase()
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.closest('input, textarea, select, [role="textbox"]') !== null
}

const isDialogOpen = () => document.querySelector('[role="dialog"][aria-modal="true"]') !== null
