/** How long letters are kept for a field that never comes, in milliseconds. */
const patience = 5_000

let ahead = { letters: '', end: () => {} }

/**
 * Called when something was asked for that begins with a field to write in. Letters typed before that field is there are
 * kept for it, and no shortcut of the page takes them meanwhile: the next field of text that takes the focus has them.
 */
export function keepTyping(): void {
  ahead.end()
  const over = new AbortController()
  const timer = setTimeout(() => ahead.end(), patience)
  const kept = {
    letters: '',
    end: () => {
      clearTimeout(timer)
      over.abort()
    },
  }
  ahead = kept
  const listening = { capture: true, signal: over.signal }
  window.addEventListener('keydown', hold, listening)
  window.addEventListener('pointerdown', kept.end, listening)
  window.addEventListener(
    'focusin',
    ({ target }) => {
      // It may have come just now: whoever put it there first finishes what he is at.
      if (isField(target)) queueMicrotask(() => handOver(target))
    },
    listening,
  )

  function hold(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (event.key === 'Escape') return kept.end()
    if (event.key === 'Backspace') kept.letters = kept.letters.slice(0, -1)
    else if (event.key.length === 1) kept.letters += event.key
    // Enter would press whatever has the focus still.
    else if (event.key !== 'Enter') return
    event.preventDefault()
    event.stopImmediatePropagation()
  }

  function handOver(field: HTMLInputElement | HTMLTextAreaElement): void {
    if (over.signal.aborted) return
    kept.end()
    if (kept.letters === '') return
    field.setRangeText(kept.letters, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end')
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

function isField(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  if (target instanceof HTMLTextAreaElement) return true
  return target instanceof HTMLInputElement && ['text', 'search', 'tel', 'url'].includes(target.type)
}
