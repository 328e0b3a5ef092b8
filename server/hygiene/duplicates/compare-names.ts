import { consonantsOf, isArabic } from './consonants.ts'
import type { Evidence } from './duplicate.ts'
import { costBetween } from './words-alike.ts'

/** A name as it is compared, and its sound: see `name_form` and `name_sound` in the database. */
export interface ComparedName {
  form: string
  sound: string | null
}

/** As much as a name can say for two being one. */
export const mostOfName = 4

/** Whether two people are called the same, in whichever order, script and spelling. */
export function comparePeopleNames(a: ComparedName, b: ComparedName): Evidence {
  if (a.form === b.form) return { of: 'same_name', points: mostOfName }
  if (isArabic(a.form) !== isArabic(b.form)) return compareSounds(a.form, b.form)
  if (sameWords(a.form, b.form)) return { of: 'same_words', points: mostOfName }
  return compareWords(a.form.split(' '), b.form.split(' '))
}

/** The same words in another order, written apart or together: Mina and Nima have the same letters and are two. */
export function sameWords(a: string, b: string): boolean {
  const [one, two] = [a.split(' '), b.split(' ')]
  const letters = a.length - one.length + 1
  if (letters < 5 || letters !== b.length - two.length + 1) return false
  if (one.toSorted().join(' ') === two.toSorted().join(' ')) return true
  if (one.length === two.length || one.length > mostWords || two.length > mostWords) return false
  const joined = new Set(orders(one))
  return orders(two).some((order) => joined.has(order))
}

/** With more, there are too many orders to try. */
const mostWords = 4

/** The words in every order, written together. */
function orders(words: readonly string[]): string[] {
  if (words.length < 2) return [words.join('')]
  return words.flatMap((word, at) => orders(words.toSpliced(at, 1)).map((rest) => word + rest))
}

/** One is written in Persian, the other in Latin letters: only consonants can be compared. */
function compareSounds(a: string, b: string): Evidence {
  const sounds = (form: string) => form.split(' ').map(consonantsOf).filter(Boolean)
  const [one, two] = [sounds(a), sounds(b)]
  if (one.toSorted().join(' ') === two.toSorted().join(' ') || sameWords(one.join(' '), two.join(' ')))
    return { of: 'same_sound', points: mostOfName - 1 }
  return { of: 'other_name', points: one.some((word) => two.includes(word)) ? -3 : -6 }
}

function compareWords(one: string[], two: string[]): Evidence {
  const { cost, matched, left } = pairUp(one, two)
  const fewest = Math.min(one.length, two.length)
  if (matched === fewest && fewest > 1) {
    const more = Math.abs(one.length - two.length)
    return { of: 'similar_name', points: mostOfName - cost - 0.5 * more }
  }
  if (matched === fewest) return { of: 'short_name', points: cost === 0 ? 1 : 0 }
  if (matched === 0) return { of: 'other_name', points: -8 }
  // Who marries changes the last word; brothers and wives differ in the first.
  const lastDiffers = left.every(([i, j]) => i === one.length - 1 && j === two.length - 1)
  return lastDiffers ? { of: 'other_name', points: -3 } : { of: 'other_first_name', points: -6 }
}

/** Each word with the one it is nearest to, the surest first. Names have few words. */
function pairUp(one: readonly string[], two: readonly string[]) {
  const costs = one
    .flatMap((a, i) => two.map((b, j) => ({ i, j, cost: costBetween(a, b) })))
    .filter((pair): pair is { i: number; j: number; cost: number } => pair.cost !== null)
    .toSorted((a, b) => a.cost - b.cost)
  const [taken, takenOf] = [new Set<number>(), new Set<number>()]
  let cost = 0
  for (const pair of costs) {
    if (taken.has(pair.i) || takenOf.has(pair.j)) continue
    taken.add(pair.i)
    takenOf.add(pair.j)
    cost += pair.cost
  }
  const restOf = (words: readonly string[], of: Set<number>) =>
    words.map((_, at) => at).filter((at) => !of.has(at))
  const [rest, other] = [restOf(one, taken), restOf(two, takenOf)]
  const left = rest.slice(0, other.length).map((i, at) => [i, other[at] as number] as const)
  return { cost, matched: taken.size, left }
}
