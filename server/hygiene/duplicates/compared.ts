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
  companyId: string | null
  company: string | null
  host: string | null
  taxId: string | null
  city: string | null
  country: string | null
  parentId: string | null
}

/** The two compared as what they are. */
export function compare(a: Compared, b: Compared): Comparison {
  return a.entity === 'person'
    ? comparePeople(personOf(a), personOf(b))
    : compareCompanies(companyOf(a), companyOf(b))
}

/** `Compared` of a row `k` of duplicate_keys with what `comparedWith` joins to it. */
export const comparedColumns: RawBuilder<unknown> = sql`
  k.entity, k.record_id as id, k.form, k.sound, k.email, k.phone, kp.company_id as "companyId", kpc.form as company,
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
