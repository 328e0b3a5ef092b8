import { languages } from '../../../contract/text.ts'
import { plainForm } from '../mapping/similar-values.ts'

/** A country's ISO code from the code itself or its name in any of our languages. Null when it is none, or misspelt. */
export function readCountry(text: string): string | null {
  known ??= countries()
  return known.get(plainForm(text)) ?? null
}

/** Names as files have them, beside the official ones. */
const alsoCalled: Record<string, string> = {
  usa: 'US',
  us: 'US',
  uk: 'GB',
  greatbritain: 'GB',
  england: 'GB',
  czechrepublic: 'CZ',
  holland: 'NL',
  korea: 'KR',
  southkorea: 'KR',
  russia: 'RU',
}

let known: Map<string, string> | null = null

function countries(): Map<string, string> {
  const found = new Map<string, string>()
  const names = languages.map(
    (language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }),
  )
  for (let a = 65; a <= 90; a++)
    for (let b = 65; b <= 90; b++) {
      const code = String.fromCharCode(a, b)
      // Old codes keep their names (`SU`, `DD`); the canonical one is another.
      if (new Intl.Locale('und', { region: code }).maximize().region !== code) continue
      for (const name of names) {
        const called = name.of(code)
        if (!called) continue
        found.set(plainForm(called), code)
        found.set(plainForm(code), code)
      }
    }
  for (const [name, code] of Object.entries(alsoCalled)) found.set(name, code)
  return found
}
