/**
 * E.164  a telephone number as the whole world dials it: `+`, the country's code, the number; no more than 15 digits.
 * Trunk  the digit one dials before a number inside its country and leaves out from abroad.
 */
interface Plan {
  code: string
  trunk: string
  /** How many digits follow the code, at least and at most. */
  digits: readonly [least: number, most: number]
}

/** ITU-T E.164 and the countries' numbering plans; what is not here is only read where it is written with a `+` or 00. */
const plans: Readonly<Record<string, Plan>> = {
  PL: { code: '48', trunk: '', digits: [9, 9] },
  NO: { code: '47', trunk: '', digits: [8, 8] },
  IR: { code: '98', trunk: '0', digits: [10, 10] },
  SE: { code: '46', trunk: '0', digits: [7, 10] },
  DK: { code: '45', trunk: '', digits: [8, 8] },
  FI: { code: '358', trunk: '0', digits: [5, 12] },
  DE: { code: '49', trunk: '0', digits: [6, 12] },
  AT: { code: '43', trunk: '0', digits: [6, 13] },
  CH: { code: '41', trunk: '0', digits: [9, 9] },
  GB: { code: '44', trunk: '0', digits: [9, 10] },
  IE: { code: '353', trunk: '0', digits: [7, 10] },
  NL: { code: '31', trunk: '0', digits: [9, 9] },
  BE: { code: '32', trunk: '0', digits: [8, 9] },
  FR: { code: '33', trunk: '0', digits: [9, 9] },
  ES: { code: '34', trunk: '', digits: [9, 9] },
  IT: { code: '39', trunk: '', digits: [6, 11] },
  CZ: { code: '420', trunk: '', digits: [9, 9] },
  SK: { code: '421', trunk: '0', digits: [9, 9] },
  UA: { code: '380', trunk: '0', digits: [9, 9] },
  LT: { code: '370', trunk: '0', digits: [8, 8] },
  US: { code: '1', trunk: '1', digits: [10, 10] },
  CA: { code: '1', trunk: '1', digits: [10, 10] },
  AE: { code: '971', trunk: '0', digits: [8, 9] },
  TR: { code: '90', trunk: '0', digits: [10, 10] },
}

/**
 * The number as `+48601234567`, or null where it cannot be told: too short, too long, or without a country.
 * @param phone as written on a card: any digits, spaces, brackets, an extension
 * @param country ISO 3166-1 alpha-2 of where a number without a country's code belongs
 */
export function phoneE164(phone: string, country: string | null): string | null {
  const [number = ''] = latin(phone).split(/\s*(?:ext\.?|wew\.?|x|#|;|,|داخلی)\s*\d/i)
  const written = number.replace(/\(0\)/, '').replaceAll(/[^\d+]/g, '')
  const abroad = /^(?:\+|00)(\d+)$/.exec(written)?.[1]
  if (abroad !== undefined) return international(abroad)
  const plan = country === null ? undefined : plans[country]
  if (!plan || written.includes('+')) return null
  return national(written, plan) ?? (written.startsWith(plan.code) ? international(written) : null)
}

/** What people write before a number to say that it is one; `phone_form` in SQL knows the same. */
export const phoneWords: readonly string[] = (
  'tel telefon telefonu telephone phone tlf mob mobil mobile cell kom komórka nr nummer numer number t m ' +
  'تلفن موبایل همراه شماره تماس'
).split(' ')

/** A sign between them: `m2024` may well begin a mail address. */
const before = new RegExp(
  `^(?:(?:${phoneWords.join('|')})[\\s.:]*)+(?:(?<=[\\s.:])(?=\\p{Nd})|(?=[+(]))`,
  'iu',
)

/** `tel. 601 234 567` as `601 234 567`; anything else stays as it is. */
export const withoutPhoneWords = (text: string): string => text.replace(before, '')

function international(digits: string): string | null {
  const plan = planOf(digits)
  if (!plan) return /^[1-9]\d{6,14}$/.test(digits) ? `+${digits}` : null
  return national(digits.slice(plan.code.length), plan)
}

function national(digits: string, { code, trunk, digits: [least, most] }: Plan): string | null {
  const number = trunk !== '' && digits.startsWith(trunk) ? digits.slice(trunk.length) : digits
  return number.length >= least && number.length <= most ? `+${code}${number}` : null
}

const codes = new Map(Object.values(plans).map((plan) => [plan.code, plan]))

/** Codes are made so that none begins another. */
function planOf(digits: string): Plan | undefined {
  return [1, 2, 3].map((length) => codes.get(digits.slice(0, length))).find((plan) => plan !== undefined)
}

/** Digits of a script follow one another from its zero: ۰ to ۹ are U+06F0 to U+06F9. */
function latin(text: string): string {
  return text.replaceAll(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) as number) & 0xf))
}
