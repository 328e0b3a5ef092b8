import { type RawBuilder, sql } from 'kysely'
import type { LookAlikes, lookAlikes as route } from '../../../contract/hygiene/duplicates.ts'
import type { Received } from '../../../contract/route.ts'
import { visibleCustomers } from '../../customers/policy.ts'
import { ownerOf } from '../../customers/table.ts'
import type { Actor } from '../../platform/actor.ts'
import { named } from '../../platform/database/named.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { type Compared, compare, comparedColumns, comparedWith } from './compared.ts'

type Query = Received<typeof route>['query']
type Shown = Pick<LookAlikes['rows'][number], 'name' | 'subtitle' | 'owner'>
/** `typed` stands in the first row, and is the same in all. */
type Row = Compared & Shown & { typed: Omit<Compared, 'entity' | 'id'> | null }

/** A person who types judges for himself, so he is shown what a list would not yet call a duplicate. */
const shownFrom = 30
const mostShown = 5
/** How many of those who share a key are compared at a keystroke. */
const mostOfOneKey = 150

/**
 * Customers that look like what is being typed, the most alike first. Whom he may not see is not among them, and nothing
 * tells that there is one: a hint would be as good as the record.
 */
export async function lookAlikes(tx: Tx, query: Query, actor: Actor): Promise<LookAlikes> {
  const { rows } = await lookAlikeStatement(query, actor).execute(tx)
  const typed = rows[0]?.typed
  if (!typed) return { rows: [] }
  const asked: Compared = { ...typed, entity: query.entity, id: '' }
  const found = rows.map(
    ({ typed: _, name, subtitle, owner, ...record }) =>
      ({
        ...{ id: record.id, name, subtitle, owner },
        ...compare(asked, record, shownFrom),
      }) as LookAlikes['rows'][number],
  )
  return {
    rows: found
      .filter(({ score }) => score >= shownFrom)
      .toSorted((a, b) => b.score - a.score || a.name.localeCompare(b.name))
      .slice(0, mostShown),
  }
}

/** All of it in one statement: the forms of what was typed, who shares a key with it, and what he is compared by. */
export function lookAlikeStatement(query: Query, actor: Actor): RawBuilder<Row> {
  const person = query.entity === 'person'
  return sql<Row>`
    with typed as materialized (
      select t.*, c.id as company_id, company_form(c.name) as company,
             letter_form(${query.city ?? null}::text) as city, ${query.country ?? null}::text as country
      from workspaces w
      left join companies c on c.workspace_id = w.workspace_id and c.id = ${query.companyId ?? null}::uuid
                           and ${visibleCustomers(actor)}
      cross join lateral ${person ? typedPerson(query) : typedCompany(query)} t
      where w.workspace_id = ${actor.workspaceId}
    )
    select ${comparedColumns}, ${person ? personShown : companyShown}, ${named('o')} as owner,
           case when row_number() over () = 1 then jsonb_build_object('form', t.form, 'sound', t.sound, 'email', t.email, 'phone', t.phone,
             'moreEmails', null, 'morePhones', null,
             'companyId', t.company_id, 'company', t.company, 'host', t.host, 'taxId', t.tax_id, 'city', t.city,
             'country', t.country, 'parentId', null) end as typed
    from typed t
    cross join lateral sharing_keys(t.keys, ${query.entity}, ${mostOfOneKey}) s (id)
    join duplicate_keys k on k.workspace_id = ${actor.workspaceId} and k.record_id = s.id
    ${comparedWith}
    ${person ? sql`left join companies c on c.workspace_id = kp.workspace_id and c.id = kp.company_id and ${visibleCustomers(actor)}` : sql``}
    ${ownerOf(person ? 'kp' : 'kc')}
    where ${visibleCustomers(actor, person ? 'kp' : 'kc')}
  `
}

const nobody = sql`'00000000-0000-0000-0000-000000000000'::uuid`

const typedPerson = ({ name, email, phone }: Query) =>
  sql`person_keys(w.workspace_id, ${nobody}, ${name ?? null}, ${email ?? null}, ${phone ?? null}, c.id,
                  coalesce(c.country, w.country))`

const typedCompany = ({ name, website, email, phone, taxId, city, country }: Query) =>
  sql`company_keys(w.workspace_id, ${nobody}, ${name ?? null}, ${website ?? null}, ${email ?? null}, ${phone ?? null},
                   ${taxId ?? null}, ${city ?? null}, coalesce(${country ?? null}, w.country))`

const personShown = sql`kp.name, nullif(concat_ws(' · ', kp.job_title, c.name), '') as subtitle`
const companyShown = sql`kc.name, nullif(concat_ws(' · ', kc.industry, kc.city), '') as subtitle`
