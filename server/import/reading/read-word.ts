import { choiceWords } from '../../exports/words/choice-words.ts'
import { plainForm } from '../mapping/similar-values.ts'

/** What is kept as a key and read as a word. */
export type WordKind = keyof typeof choiceWords

/** The key of a word in any of our languages, or of the key itself. Null when it is none. */
export function readWord(text: string, of: WordKind): string | null {
  let keys = known.get(of)
  if (!keys) known.set(of, (keys = keysOf(of)))
  return keys.get(plainForm(text)) ?? null
}

/** As our exports write them, in one language. */
export function wordsOf(of: WordKind, language: string): string[] {
  return Object.values<Record<string, string>>(choiceWords[of]).flatMap((words) => words[language] ?? [])
}

const known = new Map<WordKind, Map<string, string>>()

function keysOf(of: WordKind): Map<string, string> {
  const all = Object.entries<Record<string, string>>(choiceWords[of])
  return new Map([
    ...all.flatMap(([key, words]) => Object.values(words).map((word) => [plainForm(word), key] as const)),
    ...all.map(([key]) => [plainForm(key), key] as const),
  ])
}
