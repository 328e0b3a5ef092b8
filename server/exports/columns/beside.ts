import { type RawBuilder, sql } from 'kysely'
import type { ContactKind } from '../../../contract/customers/contacts.ts'
import type { Language } from '../../../contract/text.ts'
import { visibleCustomers } from '../../customers/policy.ts'
import type { Actor } from '../../platform/actor.ts'
import { wordIn } from '../words/choice-words.ts'
import type { Header } from '../words/headers.ts'
import { type Column, text, word } from './column.ts'

/*
 * What stands beside a row, in rows of its own: who is above it, where else it is reached, who is on it. Each is found by an
 * index, and only where its column is asked for. A customer whom the reader may not see is not named.
 */

/** Of a company `c`. */
export const parentColumn = (actor: Actor): Column =>
  text(
    'parent',
    sql`case when c.parent_id is not null then (
      select a.name from companies a
      where a.workspace_id = c.workspace_id and a.id = c.parent_id and ${visibleCustomers(actor, 'a')}) end`,
  )

/** Of a person `p`. */
export const reportsToColumn = (actor: Actor): Column =>
  text(
    'reports_to',
    sql`case when p.reports_to_id is not null then (
      select a.name from people a
      where a.workspace_id = p.workspace_id and a.id = p.reports_to_id and ${visibleCustomers(actor, 'a')}) end`,
  )

/**
 * Of a company `c` or a person `p`: `post@havn.no (invoices); havn@post.no`. The first of a kind has a column of its own.
 * All three are looked up at once: a million rows have few further ones, and looking is what they cost.
 */
export const contactColumns = (row: 'c' | 'p', { language }: Actor): readonly Column[] => {
  const holder = sql.ref(row === 'c' ? 'x.company_id' : 'x.person_id')
  const of = (kind: ContactKind) => sql`
    json_agg(json_build_array(x.value, x.label, x.city, x.country) order by x.created_at, x.id)
      filter (where x.kind = ${sql.lit(kind)})`
  const from = sql`left join lateral (
    select ${of('email')} as emails, ${of('phone')} as phones, ${of('address')} as addresses
    from contact_details x
    where x.workspace_id = ${sql.ref(`${row}.workspace_id`)} and ${holder} = ${sql.ref(`${row}.id`)}
    group by ${holder}) more on true`
  const further = (key: Header, value: RawBuilder<unknown>): Column => ({
    ...word(key, value, contactsIn(language)),
    from,
  })
  return [
    further('more_emails', sql`more.emails`),
    further('more_phones', sql`more.phones`),
    further('more_addresses', sql`more.addresses`),
  ]
}

/** Of a deal `d`: `Ane Li (decides, pays); Jan Twin`. */
export const peopleColumn = (actor: Actor): Column => {
  const personaWord = wordIn('persona', actor.language)
  return word('people', peopleOnDeal(actor), (kept) =>
    (JSON.parse(kept) as [name: string, personas: string[]][])
      .map(([name, personas]) => noted(name, personas.map(personaWord).join(', ')))
      .join('; '),
  )
}

const peopleOnDeal = (actor: Actor): RawBuilder<unknown> => sql`(
  select json_agg(json_build_array(a.name, x.personas) order by a.search_name, a.id)
  from deal_people x
  join people a on a.workspace_id = x.workspace_id and a.id = x.person_id and ${visibleCustomers(actor, 'a')}
  where x.workspace_id = d.workspace_id and x.deal_id = d.id)`

type Contact = [value: string, label: string | null, city: string | null, country: string | null]

function contactsIn(language: Language): (kept: string) => string {
  const labelWord = wordIn('contactLabel', language)
  return (kept) =>
    (JSON.parse(kept) as Contact[])
      .map(([value, label, city, country]) => {
        const lines = [...value.split(/\s*\n\s*/), city, country].filter(Boolean)
        return noted(lines.join(', '), label && labelWord(label))
      })
      .join('; ')
}

const noted = (text: string, note: string | null) => (note ? `${text} (${note})` : text)
