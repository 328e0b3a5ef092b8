import { type RawBuilder, sql } from 'kysely'
import type { DuplicateEntity } from '../../../contract/hygiene/duplicates.ts'
import { type ComparedCompany, compareCompanies } from './compare-companies.ts'
import { type ComparedPerson, comparePeople } from './compare-people.ts'
import type { Comparison } from './duplicate.ts'

/** A record with its values in their forms, as the database reads them. */
export interface Compared {
  entity: DuplicateEntity
  id: string
  form: string | null
  sound: string | null
  email: string | null
  phone: string | null
  /** Further ones, beside those. */
  moreEmails: string[] | null
  morePhones: string[] | null
  companyId: string | null
  company: string | null
  host: string | null
  taxId: string | null
  city: string | null
  country: string | null
  parentId: string | null
}

/**
 * The two compared as what they are.
 * @param least what scores less is of no interest, and is not looked at to the end
 */
export function compare(a: Compared, b: Compared, least = 0): Comparison {
  const [one, other] = reachedAlike(a, b)
  return one.entity === 'person'
    ? comparePeople(personOf(one), personOf(other), least)
    : compareCompanies(companyOf(one), companyOf(other))
}

/** A mailbox or telephone that both have counts, whichever of theirs it is; else their first ones are compared. */
function reachedAlike(a: Compared, b: Compared): [Compared, Compared] {
  const all = (first: string | null, more: readonly string[] | null) => [first, ...(more ?? [])]
  const email = common(all(a.email, a.moreEmails), all(b.email, b.moreEmails))
  const phone = common(all(a.phone, a.morePhones), all(b.phone, b.morePhones))
  const alike = { ...(email && { email }), ...(phone && { phone }) }
  return [
    { ...a, ...alike },
    { ...b, ...alike },
  ]
}

const common = (one: readonly (string | null)[], other: readonly (string | null)[]) =>
  one.find((value) => value !== null && other.includes(value))

/** `Compared` of a row `k` of duplicate_keys with what `comparedWith` joins to it. */
export const comparedColumns: RawBuilder<unknown> = sql`
  k.entity, k.record_id as id, k.form, k.sound, k.email, k.phone,
  k.more_emails as "moreEmails", k.more_phones as "morePhones", kp.company_id as "companyId", kpc.form as company,
  k.host, k.tax_id as "taxId", letter_form(kc.city) as city, kc.country, kc.parent_id as "parentId"`

export const comparedWith: RawBuilder<unknown> = sql`
  left join people kp on kp.workspace_id = k.workspace_id and kp.id = k.record_id
  left join duplicate_keys kpc on kpc.workspace_id = k.workspace_id and kpc.record_id = kp.company_id
  left join companies kc on kc.workspace_id = k.workspace_id and kc.id = k.record_id`

function personOf({ form, sound, email, phone, companyId, company }: Compared): ComparedPerson {
  return { name: nameOf({ form, sound }), email, phone, companyId, company }
}

function companyOf({
  id,
  form,
  sound,
  email,
  phone,
  host,
  taxId,
  city,
  country,
  parentId,
}: Compared): ComparedCompany {
  return { id, name: nameOf({ form, sound }), email, phone, host, taxId, city, country, parentId }
}

const nameOf = ({ form, sound }: Pick<Compared, 'form' | 'sound'>) => (form === null ? null : { form, sound })
