import { type RawBuilder, sql } from 'kysely'
import type { CheckedEntity } from '../../../contract/hygiene/checks.ts'
import type { Hint, Suggestion } from '../../../contract/hygiene/repairs.ts'
import { visibleCustomers } from '../../customers/policy.ts'
import { visibleDeals } from '../../deals/policy.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { correctedEmail } from './corrected-email.ts'
import { correctedWebsite, countryOfHost } from './hints.ts'

/** A record of the page as it stands in its table. */
interface Row {
  id: string
  record: Record<string, unknown>
}

type OfField = Record<string, Suggestion[]>
interface Seen {
  id: string
  field: string
  value: Suggestion['value']
  name: string | null
  hint: Hint
}

/** More than three are read more slowly than a value is typed. */
const most = 3

/**
 * What may be meant in the empty or faulty fields of a page of records, and where it was seen. What the reader may not see
 * is not looked at: a proposal would be as good as the record.
 */
export async function suggestionsFor(
  tx: Tx,
  entity: CheckedEntity,
  fields: readonly string[],
  rows: readonly Row[],
  actor: Actor,
): Promise<Map<string, OfField>> {
  const found = new Map<string, OfField>()
  if (rows.length === 0 || fields.length === 0) return found
  const ids = rows.map(({ id }) => id)
  const asked = fields.flatMap((field) => besides[`${entity}.${field}`]?.(actor) ?? [])
  const seen = asked.length > 0 ? await seenBeside(tx, asked, ids) : []
  for (const row of rows) {
    const typed = fields.flatMap((field) => typedIn(entity, field, row.record))
    const all = [...typed.map((one) => ({ ...one, id: row.id })), ...seen.filter(({ id }) => id === row.id)]
    found.set(row.id, Object.fromEntries(fields.map((field) => [field, ofField(field, all)])))
  }
  return found
}

function ofField(field: string, seen: readonly Seen[]): Suggestion[] {
  const values = seen.filter((one) => one.field === field)
  const different = new Map(values.toReversed().map((one) => [JSON.stringify(one.value), one]))
  return values
    .filter((one) => different.get(JSON.stringify(one.value)) === one)
    .slice(0, most)
    .map(({ value, name, hint }) => ({ value, name, hint }))
}

/** What the record says by itself. */
function typedIn(entity: CheckedEntity, field: string, record: Row['record']): Omit<Seen, 'id'>[] {
  const text = (column: string) => (typeof record[column] === 'string' ? (record[column] as string) : null)
  const say = (value: string | null, hint: Hint) => (value ? [{ field, value, name: null, hint }] : [])
  if (field === 'email') return say(correctedEmail(text('email') ?? ''), 'typing')
  if (field === 'website') return say(correctedWebsite(text('website') ?? ''), 'typing')
  if (field === 'country' && (entity === 'company' || entity === 'lead')) {
    const hosts = [text('website'), text('email')?.split('@')[1]].flatMap((one) => one ?? [])
    return hosts.flatMap((host) => say(countryOfHost(plainHost(host)), 'web_domain')).slice(0, 1)
  }
  return []
}

const plainHost = (address: string) =>
  address
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/?#:].*$/, '')

/** All that stands beside the records, in one statement: `r` are the ids of the page. */
async function seenBeside(
  tx: Tx,
  asked: readonly RawBuilder<unknown>[],
  ids: readonly string[],
): Promise<Seen[]> {
  const { rows } = await sql<Seen>`
    with r as (select id from unnest(${ids}::uuid[]) as u (id))
    select s.id, s.field, s.value, s.name, s.hint
    from (${sql.join(asked, sql` union all `)}) s (id, place, field, value, name, hint)
    where s.value is not null and s.value <> 'null'
    order by s.id, s.place
  `.execute(tx)
  return rows
}

const text = (value: RawBuilder<unknown>) => sql`to_jsonb(${value}::text)`

/** Of a company or lead: the one country whose calling code its number begins with. */
const phonePrefix = (table: string) => sql`
  select r.id, 1, 'country', ${text(sql`min(k.country)`)}, null::text, 'phone_prefix'
  from r
  join ${sql.table(table)} x on x.workspace_id = current_workspace() and x.id = r.id
  join calling_codes k on phone_form(x.phone, null) like '+' || k.code || '%'
  group by r.id
  having count(*) = 1`

/** Other companies with a mail host or site of the same name (see company_keys). */
const sameHost = (actor: Actor) => sql`
  from r
  join companies x on x.workspace_id = ${actor.workspaceId} and x.id = r.id
  cross join lateral sharing_keys(
    array[duplicate_key(2, x.workspace_id, own_host(x.website, x.email))], 'company', 20) s (id)
  join companies c on c.workspace_id = x.workspace_id and c.id = s.id and c.id <> x.id and ${visibleCustomers(actor)}
  where own_host(x.website, x.email) is not null`

const group = (actor: Actor, field: 'industry' | 'country') => sql`
  select r.id, 2, ${field}::text, ${text(sql`c.${sql.ref(field)}`)}, null, 'group'
  from r
  join companies x on x.workspace_id = ${actor.workspaceId} and x.id = r.id
  join companies c on c.workspace_id = x.workspace_id and c.id = x.parent_id and ${visibleCustomers(actor)}`

/** By entity and field. `place` says which of them is the likeliest. */
const besides: Readonly<Record<string, (actor: Actor) => RawBuilder<unknown>[]>> = {
  'company.country': (actor) => [phonePrefix('companies'), group(actor, 'country')],
  'lead.country': () => [phonePrefix('leads')],
  'company.industry': (actor) => [
    sql`select distinct on (r.id, c.industry) r.id, 1, 'industry', ${text(sql`c.industry`)}, null::text, 'same_domain'
        ${sameHost(actor)} and c.industry is not null`,
    group(actor, 'industry'),
  ],
  'company.website': () => [
    sql`select r.id, 2, 'website', ${text(sql`own_host(null, x.email)`)}, null::text, 'mail_domain'
        from r join companies x on x.workspace_id = current_workspace() and x.id = r.id`,
  ],
  'company.owner': (actor) => [
    ownerOf(sql`select r.id, d.owner_id, 1 as place, 'deal' as hint, count(*) as times
      from r join deals d on d.workspace_id = ${actor.workspaceId} and d.company_id = r.id
                         and d.status in ('open', 'resting') and ${visibleDeals(actor)}
      group by 1, 2`),
    ownerOf(sql`select r.id, p.owner_id, 2 as place, 'people' as hint, count(*) as times
      from r join people p on p.workspace_id = ${actor.workspaceId} and p.company_id = r.id
                          and ${visibleCustomers(actor, 'p')}
      group by 1, 2`),
    ownerOf(sql`select r.id, c.owner_id, 3 as place, 'group' as hint, 1 as times
      from r join companies x on x.workspace_id = ${actor.workspaceId} and x.id = r.id
      join companies c on c.workspace_id = x.workspace_id and c.id = x.parent_id and ${visibleCustomers(actor)}`),
  ],
  'person.owner': (actor) => [ownerOfCompany(actor, 'people')],
  'deal.owner': (actor) => [ownerOfCompany(actor, 'deals')],
  'person.company': (actor) => [
    sql`select distinct on (r.id, c.id) r.id, 1, 'company', ${text(sql`c.id`)}, c.name, 'mail_domain'
        from r
        join people p on p.workspace_id = ${actor.workspaceId} and p.id = r.id
        cross join lateral sharing_keys(
          array[duplicate_key(2, p.workspace_id, own_host(null, p.email))], 'company', 5) s (id)
        join companies c on c.workspace_id = p.workspace_id and c.id = s.id and ${visibleCustomers(actor)}
        where own_host(null, p.email) is not null`,
  ],
  'deal.company': (actor) => [
    sql`select distinct on (r.id, c.id) r.id, 1, 'company', ${text(sql`c.id`)}, c.name, 'people'
        from r
        join deal_people dp on dp.workspace_id = ${actor.workspaceId} and dp.deal_id = r.id
        join people p on p.workspace_id = dp.workspace_id and p.id = dp.person_id and ${visibleCustomers(actor, 'p')}
        join companies c on c.workspace_id = p.workspace_id and c.id = p.company_id and ${visibleCustomers(actor)}`,
  ],
  'deal.amount': (actor) => [
    sql`select r.id, 1, 'amount', jsonb_build_object('amount', x.price, 'currency', x.currency), null::text, 'product_price'
        from r
        join deals d on d.workspace_id = ${actor.workspaceId} and d.id = r.id
        join products x on x.workspace_id = d.workspace_id and x.id = d.product_id and x.price > 0
                       and x.currency = d.currency`,
  ],
  'deal.source': (actor) => [
    sql`select r.id, 1, 'source', ${text(sql`last.source`)}, null::text, 'last_deal'
        from r
        join deals x on x.workspace_id = ${actor.workspaceId} and x.id = r.id
        cross join lateral (
          select d.source from deals d
          where d.workspace_id = x.workspace_id and d.company_id = x.company_id and d.id <> x.id
            and d.source is not null and ${visibleDeals(actor)}
          order by d.created_at desc
          limit 1
        ) last`,
  ],
}

/** Colleagues who are still here, the one with most of it first. */
const ownerOf = (counted: RawBuilder<unknown>) => sql`
  select o.id, o.place, 'owner', ${text(sql`m.id`)}, m.name, o.hint
  from (select *, row_number() over (partition by id order by times desc, owner_id) as nth from (${counted}) c) o
  join members m on m.workspace_id = current_workspace() and m.id = o.owner_id and m.deactivated_at is null
  where o.nth = 1`

const ownerOfCompany = (actor: Actor, table: 'people' | 'deals') =>
  ownerOf(sql`select r.id, c.owner_id, 1 as place, 'company' as hint, 1 as times
    from r
    join ${sql.table(table)} x on x.workspace_id = ${actor.workspaceId} and x.id = r.id
    join companies c on c.workspace_id = x.workspace_id and c.id = x.company_id and ${visibleCustomers(actor)}`)
