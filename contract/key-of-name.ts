import { wordsOfConditions } from './process/conditions.ts'

/**
 * The key of a new thing, made of its name once and never changed after: other parts of the document, running deals
 * and reports point to it. `Wysłanie oferty` → `wyslanie_oferty`; `otherwise` where no letter can be spelt out,
 * and behind a word that conditions have for themselves: the question `In?` → `in_question`.
 */
export function keyOfName(name: string, taken: Iterable<string>, otherwise: string): string {
  const known = new Set(taken)
  const spelt = inLatin(name.toLowerCase())
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+/, '')
    .slice(0, longest)
    .replace(/_+$/, '')
  const stem = wordsOfConditions.has(spelt) ? `${spelt}_${otherwise}` : spelt || otherwise
  if (!known.has(stem)) return stem
  let number = 2
  while (known.has(`${stem}_${number}`)) number += 1
  return `${stem}_${number}`
}

/** Leaves room for a number within the sixty characters of a key. */
const longest = 48

function inLatin(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '')
  return Array.from(plain, (letter) => letters[letter] ?? letter).join('')
}

/** What decomposition leaves: letters with a stroke, and Persian as it is usually spelt in Latin. */
const letters: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  đ: 'd',
  ı: 'i',
  '’': '',
  "'": '',
  '\u200c': '_',
  ا: 'a',
  آ: 'a',
  ب: 'b',
  پ: 'p',
  ت: 't',
  ث: 's',
  ج: 'j',
  چ: 'ch',
  ح: 'h',
  خ: 'kh',
  د: 'd',
  ذ: 'z',
  ر: 'r',
  ز: 'z',
  ژ: 'zh',
  س: 's',
  ش: 'sh',
  ص: 's',
  ض: 'z',
  ط: 't',
  ظ: 'z',
  ع: 'a',
  غ: 'gh',
  ف: 'f',
  ق: 'gh',
  ک: 'k',
  ك: 'k',
  گ: 'g',
  ل: 'l',
  م: 'm',
  ن: 'n',
  و: 'v',
  ه: 'h',
  ی: 'y',
  ي: 'y',
}
