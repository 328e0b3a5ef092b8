import type { Language } from '../../../contract/text.ts'

/** What this browser remembers before anybody has signed in. `early.js` reads the same two names. */
const languageKey = 'stagecraft.language'
export const themeKey = 'stagecraft.theme'

const known: readonly Language[] = ['en', 'pl', 'nb', 'fa']

export function rememberedLanguage(): Language {
  const asked = [localStorage.getItem(languageKey), ...navigator.languages]
  for (const tag of asked) {
    const language = tag?.slice(0, 2).replace(/^(no|nn)$/, 'nb')
    const found = known.find((one) => one === language)
    if (found) return found
  }
  return 'en'
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(languageKey, language)
}
