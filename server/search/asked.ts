/** What somebody typed, as the statement takes it. */
export interface Asked {
  /** Compared in search_form: small letters without accents, one form of each Persian letter. */
  text: string
  /** A pattern for names that hold the first word and, in this order, words that begin like the others. */
  inside: string
  /** A deal's or a lead's number, when that is what was typed: `1042`, `#1042` or `L-1042`, in any digits. */
  number: number | null
}

/**
 * From three letters on a name is found by any part of it. Two letters would be everywhere, so they are looked for at
 * beginnings of words only.
 */
export function askedFor(q: string): Asked {
  const text = q.trim().replaceAll(/\s+/g, ' ')
  const words = text.replaceAll(/[\\%_]/g, '\\$&').replaceAll(' ', '% ')
  const anywhere = [...text].length > 2
  return { text, inside: `${anywhere ? '%' : '% '}${words}%`, number: numberIn(text) }
}

function numberIn(text: string): number | null {
  const digits = text.replace(/^(?:#|L-)/i, '').replaceAll(/\p{Nd}/gu, latinDigit)
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null
}

/** Digits of a script follow one another from its zero: ۰ to ۹ are U+06F0 to U+06F9. */
function latinDigit(digit: string): string {
  const code = digit.codePointAt(0) as number
  const zero = [0x30, 0x660, 0x6f0].find((first) => code >= first && code <= first + 9)
  return zero === undefined ? digit : String(code - zero)
}
