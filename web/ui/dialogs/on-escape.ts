import type { KeyboardEvent } from 'react'

/**
 * `onKeyDown={onEscape(close)}` on what was opened in the page: Escape closes it and goes no further. A list that is
 * open inside it closes first, and so does a menu or a dialog opened from it, which stands elsewhere in the page but
 * hands its keys up to whoever opened it.
 */
export function onEscape(close: () => void): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    if (!event.currentTarget.contains(event.target as Node)) return
    if (!event.currentTarget.querySelector('[aria-expanded="true"]:is([role="combobox"], input)')) close()
  }
}
