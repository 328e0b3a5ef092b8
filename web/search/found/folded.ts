/** Letters that have no accent to take away but are written without one all the same. */
const plain: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ı: 'i',
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
  ة: 'ه',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ؤ: 'و',
  ئ: 'ی',
}

export interface Folded {
  /** Small letters without accents, one form of each Persian letter, and without the half-space that many leave out. */
  text: string
  /** For each of these letters where it stands in what was folded, and where that ends. */
  from: number[]
  to: number[]
}

/** As the database compares names, letter by letter, so that what matched can be shown in the name as it is written. */
export function folded(name: string): Folded {
  const found: Folded = { text: '', from: [], to: [] }
  let at = 0
  for (const letter of name) {
    const small =
      plain[letter.toLowerCase()] ??
      letter
        .toLowerCase()
        .normalize('NFD')
        .replaceAll(/[\p{M}\u200c]/gu, '')
    for (const one of small) {
      const form = plain[one] ?? digit(one)
      found.text += form
      for (let unit = 0; unit < form.length; unit++) {
        found.from.push(at)
        found.to.push(at + letter.length)
      }
    }
    at += letter.length
  }
  return found
}

/** Persian and Arabic digits follow one another from their zero. */
function digit(letter: string): string {
  const code = letter.charCodeAt(0)
  if (code >= 0x6f0 && code <= 0x6f9) return String(code - 0x6f0)
  return code >= 0x660 && code <= 0x669 ? String(code - 0x660) : letter
}
