import { type Language, languages, type Text, textIn } from '../../../../contract/text.ts'

/** What stands in one language itself; empty where it falls back. A plain string is in the main language. */
export function ownText(text: Text | undefined, language: Language, main: Language): string {
  if (text === undefined) return ''
  if (typeof text === 'string') return language === main ? text : ''
  return text[language] ?? ''
}

/** What a reader of `language` sees while nothing is written in it. */
export function fallbackText(text: Text | undefined, language: Language): string {
  if (text === undefined) return ''
  return typeof text === 'string' ? text : textIn({ ...text, [language]: undefined }, language)
}

/**
 * The text with `written` in one language; undefined when nothing is left of it. A plain string stays one until a second
 * language is written.
 */
export function withText(
  text: Text | undefined,
  language: Language,
  main: Language,
  written: string,
): Text | undefined {
  if (text === undefined)
    return written === '' ? undefined : language === main ? written : { [language]: written }
  if (typeof text === 'string') {
    if (language === main) return written === '' ? undefined : written
    return written === '' ? text : { [main]: text, [language]: written }
  }
  const all = languages.flatMap((one) => {
    const own = one === language ? written : text[one]
    return own ? [[one, own] as const] : []
  })
  return all.length === 0 ? undefined : Object.fromEntries(all)
}

/** What may be sent of something typed or pasted: no controls, no overrides of the writing direction. */
export function cleaned(text: string, lines: 'one' | 'many'): string {
  const readable = text
    .replace(/\r\n?/g, '\n')
    // oxlint-disable-next-line no-misleading-character-class
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '')
    .toWellFormed()
  return (lines === 'one' ? readable.replace(/\s*\n\s*/g, ' ') : readable).trim()
}
