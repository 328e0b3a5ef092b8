import { useCallback, useRef } from 'react'

/** How long letters are kept for a field that never comes, in milliseconds. */
const patience = 5_000

/**
 * Letters typed after something was asked for and before its field is there. They are kept for the field, and no
 * shortcut of the page takes them meanwhile.
 */
export function useTypedAhead(): { keep: () => void; take: () => string } {
  const ahead = useRef({ letters: '', end: () => {} })
  const take = useCallback(() => {
    ahead.current.end()
    const { letters } = ahead.current
    ahead.current.letters = ''
    return letters
  }, [])
  const keep = useCallback(() => {
    ahead.current.end()
    const given = new AbortController()
    ahead.current = { letters: '', end: () => given.abort() }
    window.addEventListener('keydown', hold, { capture: true, signal: given.signal })
    const timer = setTimeout(take, patience)
    given.signal.addEventListener('abort', () => clearTimeout(timer))
  }, [take])
  return { keep, take }

  function hold(event: KeyboardEvent): void {
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return
    ahead.current.letters += event.key
    event.preventDefault()
    event.stopImmediatePropagation()
  }
}
