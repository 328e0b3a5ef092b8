import { givenNames } from './given-names.ts'
import { lettersApart } from './letters-apart.ts'
import { mayBeOneName } from './nicknames.ts'

/** What it costs, of the points for the same name, that two words of it are not the same; null where they are two words. */
export function costBetween(a: string, b: string): number | null {
  if (a === b) return 0
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length === 1) return long.startsWith(short) ? initial : null
  if (mayBeOneName(a, b)) return nickname
  const bothNames = givenNames.has(a) && givenNames.has(b)
  const apart = lettersApart(a, b, 2)
  if (bothNames) return apart <= 2 && soundOf(a) === soundOf(b) && short.length > 4 ? doubtful : null
  if (apart <= 1 && long.length > 3) return endsDiffer(short, long) ? doubtful : slip
  if (apart === 2 && long.length > 7) return 2 * slip
  if (soundOf(a) === soundOf(b) && soundOf(a).length > 3) return spelling
  return short.length > 2 && long.startsWith(short) ? doubtful : null
}

const slip = 0.8
const spelling = 1
const nickname = 0.8
const initial = 1.5
/** As likely a brother or a wife: it takes a mailbox of the same name, not just a telephone, to make up for it. */
const doubtful = 3.2

/** Daniel and Daniela, Marek and Darek: letters at either end make another name more often than a slip does. */
function endsDiffer(short: string, long: string): boolean {
  if (short[0] !== long[0]) return true
  return short.slice(0, short.length === long.length ? -1 : undefined) === long.slice(0, -1)
}

/** The same as `name_sound` of the database, of one Latin word; Persian ones are compared by their letters. */
function soundOf(word: string): string {
  return word
    .replaceAll('sch', 's')
    .replaceAll('ph', 'f')
    .replaceAll('cz', 'k')
    .replaceAll('sz', 's')
    .replaceAll('x', 'ks')
    .replaceAll('c', 'k')
    .replaceAll('q', 'g')
    .replaceAll(/[vwhyaeiou]/g, '')
    .replaceAll(/(.)\1+/g, '$1')
}
