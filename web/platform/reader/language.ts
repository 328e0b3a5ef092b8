import { createContext } from 'react'
import type { Language } from '../../../contract/text.ts'

/** The language of somebody who is not signed in, and how he changes it. */
export const LanguageContext = createContext<{ setLanguage: (language: Language) => void }>({
  setLanguage: () => undefined,
})
