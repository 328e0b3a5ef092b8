import { distanceWhileTyping } from '../../contract/word-distance.ts'

/**
 * Close     two words that differ by one letter (too many, too few, another one, two that changed places), long ones
 *           by two.
 * Variant   what was typed, spelt as names there are.
 */
export interface Variant {
  text: string
  /** How far from what was typed: 0 for the same words in another order. */
  far: number
}

const shortest = 4
const mostWords = 5
const mostForWord = 3
const mostVariants = 4

/** Words worth looking up, in search_form: too short ones are close to everything, and numbers are no words. */
export function wordsToCorrect(text: string): string[] {
  const words = text.split(' ').filter((word) => [...word].length >= shortest && !/\p{Nd}/u.test(word))
  return [...new Set(words)].slice(0, mostWords)
}

/**
 * Other ways to write it, nearest first: its words the other way round, two of them as one, each as the names have it.
 * @param text in search_form
 * @param close words of names by the word that was typed, as close_words gives them
 */
export function variantsOf(text: string, close: ReadonlyMap<string, readonly string[]>): Variant[] {
  const words = text.split(' ').slice(0, mostWords)
  let spelt: { words: string[]; far: number }[] = [{ words: [], far: 0 }]
  for (const word of words) {
    const ways = [{ word, far: 0 }, ...nearest(word, close.get(word) ?? [])]
    spelt = spelt
      .flatMap((before) =>
        ways.map((way) => ({ words: [...before.words, way.word], far: before.far + way.far })),
      )
      .toSorted((a, b) => a.far - b.far)
      .slice(0, mostVariants * 2)
  }
  const variants = spelt.map(({ words: as, far }) => ({ text: as.join(' '), far }))
  if (words.length > 1) {
    variants.push({ text: words.toReversed().join(' '), far: 0 }, { text: words.join(''), far: 0.5 })
    for (const { words: as, far } of spelt.slice(1, 3))
      variants.push({ text: as.toReversed().join(' '), far: far + 0.5 })
  }
  const seen = new Set([text])
  return variants
    .toSorted((a, b) => a.far - b.far)
    .filter((variant) => !seen.has(variant.text) && seen.add(variant.text))
    .slice(0, mostVariants)
}

function nearest(asked: string, words: readonly string[]) {
  const most = [...asked].length >= 8 ? 2 : 1
  return words
    .map((word) => ({ word, far: distanceWhileTyping(asked, word) }))
    .filter(({ word, far }) => word !== asked && far <= most + 0.5)
    .toSorted((a, b) => a.far - b.far || a.word.length - b.word.length || (a.word < b.word ? -1 : 1))
    .slice(0, mostForWord)
}
