/**
 * The consonants of a word in their order, the same whether it is written in Persian or in Latin letters: محمد and Mohammad are
 * mhmd, احمد and Ahmad are ahmd. Finer than `name_sound` of the database, which only finds whom to compare: there, both are md.
 * A vowel is told where a word begins; an h at its end is one of the ways to write e.
 */
export const consonantsOf = (word: string): string =>
  (isArabic(word) ? fromArabic(word) : fromLatin(word)).replaceAll(/(.)\1+/g, '$1').replace(/(?<=.)h$/, '')

export const isArabic = (form: string) => /\p{Script=Arabic}/u.test(form)

const fromLatin = (word: string) =>
  word
    .replaceAll(/(.)\1+/g, '$1')
    .replaceAll(/ch|tsj/g, 'č')
    .replaceAll(/kh|c/g, 'k')
    .replaceAll(/gh|q/g, 'g')
    .replaceAll(/sh|sj/g, 's')
    .replaceAll(/zh/g, 'z')
    .replaceAll('ph', 'f')
    .replaceAll('x', 'ks')
    // Apart from each other, so that l and l with a vowel between them stay two.
    .replaceAll(/(?<=.)[aeiouyvw]+/g, '-')
    .replace(/^[eiou]/, 'a')
    .replace(/^[yvw]/, '-')
    .replaceAll('-', '')

const fromArabic = (word: string) =>
  [...word].map((letter, at) => (at === 0 && /[اع]/.test(letter) ? 'a' : (latin[letter] ?? ''))).join('')

const latin: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    b: 'ب',
    p: 'پ',
    t: 'تط',
    s: 'ثسشص',
    j: 'ج',
    č: 'چ',
    h: 'حه',
    k: 'خک',
    d: 'د',
    z: 'ذزژضظ',
    r: 'ر',
    g: 'غقگ',
    f: 'ف',
    l: 'ل',
    m: 'م',
    n: 'ن',
  }).flatMap(([consonant, letters]) => [...letters].map((letter) => [letter, consonant])),
)
