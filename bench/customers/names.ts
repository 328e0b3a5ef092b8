import { english } from '../../server/sample/words/en.ts'
import { persian } from '../../server/sample/words/fa.ts'
import { norwegian } from '../../server/sample/words/nb.ts'
import { polish } from '../../server/sample/words/pl.ts'
import type { Words } from '../../server/sample/words/words.ts'

/** Names in four languages, as many different ones as a million people have; the same each time. */
const languages = ['en', 'pl', 'nb', 'fa'] as const

const sources: Record<(typeof languages)[number], { words: Words; middles: readonly string[] }> = {
  en: { words: english, middles: ['', 'er', 'ing', 'wick', 'ley', 'ham', 'ston', 'by', 'field', 'more'] },
  pl: { words: polish, middles: ['', 'ow', 'isz', 'cz', 'ań', 'óż', 'ent', 'ar', 'ęb', 'ił'] },
  nb: { words: norwegian, middles: ['', 'er', 'ås', 'øy', 'vik', 'berg', 'rud', 'nes', 'fjor', 'tve'] },
  fa: { words: persian, middles: ['', 'ان', 'پور', 'زاد', 'نی', 'مه', 'فر', 'دو', 'بان', 'یار'] },
}

interface NamesOf {
  language: string
  first: readonly string[]
  last: readonly string[]
}

export const names: readonly NamesOf[] = languages.map((language) => {
  const { words, middles } = sources[language]
  return { language, first: words.firstNames, last: lastNames(words.lastNames, middles) }
})

/** The beginning of one name, the end of another and something between them. */
function lastNames(known: readonly string[], middles: readonly string[]): string[] {
  const made = known.flatMap((one) =>
    known.flatMap((other) =>
      middles.map((middle) => `${one.slice(0, 3)}${middle}${other.slice(Math.ceil(other.length / 2))}`),
    ),
  )
  return [...new Set([...known, ...made])]
}
