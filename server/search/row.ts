import type { Found, FoundKind, FoundWhere } from '../../contract/search.ts'
import { type Language, type Text, textIn } from '../../contract/text.ts'

/** What a statement says of something found. The last three are what it is ordered by. */
export interface FoundRow {
  kind: FoundKind
  id: string
  title: string
  subtitle: string | null
  matched: { where: FoundWhere; text: string | null; label: Text | null } | null
  about: Found['about']
  at: string | null
  tier: number
  form: string
}

/** How near it is to what was typed: the best first. What is one's own stands before that of others. */
export const tiers = {
  number: 0,
  equal: 1,
  beginsMine: 2,
  begins: 3,
  holdsMine: 4,
  holds: 5,
  contact: 6,
  ownField: 7,
  text: 8,
} as const

/** Kinds are in the order of their best: whose it is makes no difference there. */
export const closeness = (tier: number): number =>
  tier === tiers.begins ? tiers.beginsMine : tier === tiers.holds ? tiers.holdsMine : tier

/** As the API says it, in the reader's language. Of a long text the part around the words. */
export function foundOf(
  { tier: _tier, form: _form, matched, ...row }: FoundRow,
  asked: string,
  language: Language,
): Found {
  if (!matched) return { ...row, matched: null }
  const { where, text, label } = matched
  return {
    ...row,
    matched: {
      where,
      text: text && around(text, asked),
      label: label && textIn(label, language),
    },
  }
}

const shown = 160

/** One line of the text, with the first of the words in it. */
export function around(text: string, asked: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  if (line.length <= shown) return line
  const small = line.toLowerCase()
  const places = asked
    .toLowerCase()
    .split(' ')
    .map((word) => small.indexOf(word))
    .filter((place) => place >= 0)
  const place = places.length > 0 ? Math.min(...places) : 0
  const from = place < shown / 2 ? 0 : line.lastIndexOf(' ', place - shown / 4) + 1
  const part = line.slice(from, from + shown).toWellFormed()
  return `${from > 0 ? '… ' : ''}${part.trim()}${from + shown < line.length ? ' …' : ''}`
}
