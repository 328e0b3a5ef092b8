import type { Language } from '../../../contract/text.ts'
import type { Random } from '../random.ts'
import { english } from './en.ts'
import { persian } from './fa.ts'
import { norwegian } from './nb.ts'
import { polish } from './pl.ts'

/** What a believable company of one language is made of. It sells pumps and filters to other companies. */
export interface Words {
  firstNames: readonly string[]
  lastNames: readonly string[]
  personName(first: string, last: string): string
  companyName(random: Random): string
  /** Where the cities are, wherever the company that looks at the sample is. */
  country: string
  cities: readonly string[]
  industries: readonly string[]
  jobTitles: {
    decides: readonly string[]
    pays: readonly string[]
    uses: readonly string[]
    influences: readonly string[]
  }
  /** Prices in euro; they are turned into the company's currency. */
  products: readonly { name: string; series: string; euro: number }[]
  /** What a deal is about. */
  topics: readonly string[]
  teams: readonly string[]
  salesDepartment: string
  /** Why a deal went back a stage. */
  backReasons: readonly string[]
  overrideReasons: readonly string[]
  restReasons: readonly string[]
  /** What was talked or written about. */
  calls: readonly string[]
  emails: readonly string[]
  meetings: readonly string[]
  notes: readonly string[]
}

const words: Record<Language, Words> = { en: english, pl: polish, nb: norwegian, fa: persian }

export function wordsIn(language: Language): Words {
  return words[language]
}
