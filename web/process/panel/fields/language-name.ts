import type { Language } from '../../../../contract/text.ts'

/** A language by the name its own speakers give it. */
export function languageName(language: Language): string {
  return new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language
}
