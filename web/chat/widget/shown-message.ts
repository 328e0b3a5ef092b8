import type { ChatMessage } from '../../../contract/chat/talks.ts'
import { element } from './element.ts'
import { richText } from './rich-text.ts'

/** One thing said, or a presentation. Whoever cannot see which side it stands on hears who said it. */
export function shownMessage(message: ChatMessage, words: { you: string; open: string }): HTMLElement {
  const { from, by, text, shows } = message
  if (shows) {
    const made = element('article', { className: 'shown' }, element('h2', { dir: 'auto' }, shows.title))
    made.append(richText(shows.text))
    const link = shows.link && safeAddress(shows.link)
    if (link) {
      const target = { href: link.href, target: '_blank', rel: 'noopener noreferrer' }
      made.append(element('a', target, `${words.open}: `, element('bdi', {}, link.host)))
    }
    return made
  }
  const made = element('div', { className: 'said', dir: 'auto' })
  made.dataset.from = from
  if (from === 'visitor') made.append(element('span', { className: 'heard' }, `${words.you}: `))
  if (by) made.append(element('span', { className: 'by' }, by))
  made.append(text)
  return made
}

/** Only pages: nothing that runs. */
function safeAddress(address: string): URL | null {
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`
  if (!URL.canParse(whole)) return null
  const url = new URL(whole)
  return /^https?:$/.test(url.protocol) ? url : null
}
