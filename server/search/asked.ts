import { withoutPhoneWords } from '../customers/phone-number.ts'
import { escaped } from '../platform/database/like.ts'

/** What somebody typed, as the statements take it. */
export interface Asked {
  /** Compared in search_form: small letters without accents, one form of each Persian letter. */
  text: string
  /** A pattern for names that hold the first word and, in this order, words that begin like the others. */
  inside: string
  /** A deal's or a lead's number, when that is what was typed: `1042`, `#1042` or `L-1042`, in any digits. */
  number: number | null
  /** A pattern for part of a mail address or for digits of a telephone, whatever stands between these. */
  contact: string | null
}

/**
 * From three letters on a name is found by any part of it. Two letters would be everywhere, so they are looked for at
 * beginnings of words only.
 */
export function askedFor(q: string): Asked {
  const text = q.trim().replaceAll(/\s+/g, ' ')
  const words = escaped(text).replaceAll(' ', '% ')
  return {
    text,
    inside: `${isShort(text) ? '% ' : '%'}${words}%`,
    number: numberIn(text),
    contact: contactIn(text),
  }
}

/** Two letters would be in nearly every text. */
export const isShort = (text: string) => [...text].length < 3

function numberIn(text: string): number | null {
  const digits = inLatinDigits(text.replace(/^(?:#|L-)/i, ''))
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null
}

/** A country's number is written with + or 00, or left out together with the 0 that then stands first. */
function contactIn(text: string): string | null {
  const plain = inLatinDigits(withoutPhoneWords(text))
  const digits = plain.replaceAll(/\D/g, '').replace(/^0+/, '')
  if (/^[\d\s+()./-]+$/.test(plain)) return digits.length >= 4 ? `%${digits}%` : null
  return isShort(text) || text.includes(' ') ? null : `%${escaped(text)}%`
}

/** Digits of a script follow one another from its zero: ۰ to ۹ are U+06F0 to U+06F9. */
function inLatinDigits(text: string): string {
  return text.replaceAll(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) as number
    const zero = [0x30, 0x660, 0x6f0].find((first) => code >= first && code <= first + 9)
    return zero === undefined ? digit : String(code - zero)
  })
}
