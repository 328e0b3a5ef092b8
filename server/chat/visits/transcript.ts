import type { ChatMessage } from '../../../contract/chat/talks.ts'

const longest = 15_000

/** A conversation as it is kept on the lead: one line each, who said it before the words, the newest where it is long. */
export function transcriptOf(messages: readonly ChatMessage[]): string {
  const lines = messages.map(({ from, by, text }) => {
    const words = text.replaceAll(/\s*\n\s*/g, ' ')
    if (from === 'visitor') return `› ${words}`
    return from === 'colleague' ? `${by ?? ''}: ${words}` : words
  })
  return lines.join('\n').slice(-longest)
}
