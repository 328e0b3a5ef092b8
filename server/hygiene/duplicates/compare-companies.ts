import { type ComparedName, sameWords } from './compare-names.ts'
import { type Comparison, type Evidence, given, weigh } from './duplicate.ts'
import { lettersApart } from './letters-apart.ts'

/** A company as it is compared: every value in its form. */
export interface ComparedCompany {
  id: string
  /** Null while it is not typed yet. */
  name: ComparedName | null
  email: string | null
  phone: string | null
  host: string | null
  taxId: string | null
  city: string | null
  country: string | null
  parentId: string | null
}

export function compareCompanies(a: ComparedCompany, b: ComparedCompany): Comparison {
  const same =
    <Value>(of: Evidence['of'], points: number, other: Evidence | null) =>
    (one: Value, two: Value) =>
      one === two ? { of, points } : other
  return weigh([
    given(a.name, b.name, compareCompanyNames),
    given(a.taxId, b.taxId, same('same_tax_id', 6, { of: 'other_tax_id', points: -6 })),
    given(a.host, b.host, same('same_website', 4, { of: 'other_website', points: -2 })),
    given(a.email, b.email, same('same_email', 2, null)),
    given(a.phone, b.phone, same('same_phone', 3, null)),
    comparePlaces(a, b),
    areOneGroup(a, b) ? { of: 'one_group', points: -6 } : null,
  ])
}

function compareCompanyNames(a: ComparedName, b: ComparedName): Evidence {
  if (a.form === b.form) return { of: 'same_name', points: 5 }
  if (sameWords(a.form, b.form)) return { of: 'same_words', points: 5 }
  const length = Math.min(a.form.length, b.form.length)
  const apart = lettersApart(a.form, b.form, 2)
  // "Lager 1" and "Lager 2" are two.
  if (digits(a.form) !== digits(b.form)) return { of: 'other_name', points: -3 }
  if ((apart === 1 && length > 4) || (apart === 2 && length > 9)) return { of: 'similar_name', points: 3.2 }
  if (a.sound !== null && a.sound === b.sound && a.sound.length > 3) return { of: 'same_sound', points: 2.5 }
  return holdsWords(a.form, b.form) || holdsWords(b.form, a.form)
    ? { of: 'short_name', points: 1.5 }
    : { of: 'other_name', points: -4 }
}

const digits = (form: string) => form.replaceAll(/[^0-9]/g, '')

/** "Fjordlys" and "Fjordlys Bergen": one of them, or its branch. */
function holdsWords(long: string, short: string): boolean {
  const words = long.split(' ')
  return short.length > 3 && short.split(' ').every((word) => words.includes(word))
}

function comparePlaces(a: ComparedCompany, b: ComparedCompany): Evidence | null {
  if (a.country && b.country && a.country !== b.country) return { of: 'other_place', points: -3 }
  return given(a.city, b.city, (one, two) =>
    one === two ? { of: 'same_place', points: 1 } : { of: 'other_place', points: -2 },
  )
}

/** A company and its parent, or two of one parent, look alike because they are meant to. */
function areOneGroup(a: ComparedCompany, b: ComparedCompany): boolean {
  return a.parentId === b.id || b.parentId === a.id || (a.parentId !== null && a.parentId === b.parentId)
}
