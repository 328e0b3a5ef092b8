import { type RawBuilder, sql } from 'kysely'
import type { LeadId } from '../../../contract/ids.ts'
import type { CompanyMatch, PersonMatch, proposeConversion as route } from '../../../contract/leads/acts.ts'
import type { Returned } from '../../../contract/route.ts'
import { visibleCustomers } from '../../customers/policy.ts'
import { visibleDeals } from '../../deals/policy.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { ownersWithin } from '../../team/reach.ts'
import { chosenProcess } from '../first-contact.ts'
import type { Lead } from '../lead.ts'
import { visibleLeads } from '../policy.ts'
import { leadColumns } from '../table.ts'

/** How many of each are proposed. */
const most = 5

/**
 * What a lead would become: people with its address or number, companies with the domain of its address or a like name,
 * of those the reader may see, the surest first; the process the rules choose; a title.
 */
export async function proposeConversion(
  tx: Tx,
  { id }: { id: LeadId },
  actor: Actor,
): Promise<Returned<typeof route>> {
  const { rows } = await sql<Lead>`
    select ${leadColumns} from leads l
    where l.workspace_id = ${actor.workspaceId} and l.id = ${id} and ${visibleLeads(actor)}
  `.execute(tx)
  const lead = rows[0]
  if (!lead) throw new Refusal('not_found')
  const people = await peopleLike(tx, actor, lead)
  const companies = await companiesLike(tx, actor, lead, people)
  const process = await chosenProcess(tx, actor, lead)
  return {
    companies,
    people,
    process: process && { id: process.id, name: process.document.name },
    title: titleOf(lead),
  }
}

async function peopleLike(tx: Tx, actor: Actor, lead: Lead): Promise<PersonMatch[]> {
  const { rows } = await sql<PersonMatch>`
    select p.id, p.name, p.job_title as "jobTitle", p.email, p.phone,
           case when c.id is not null then jsonb_build_object('id', c.id, 'name', c.name) end as company,
           array_remove(array[
             case when lower(p.email) = ${lead.email} then 'email' end,
             case when ${samePhone('p', lead)} then 'phone' end,
             case when p.search_name = search_form(${lead.name}) then 'name' end], null) as because
    from people p
    left join companies c on c.workspace_id = p.workspace_id and c.id = p.company_id and ${visibleCustomers(actor)}
    where p.workspace_id = ${actor.workspaceId} and ${visibleCustomers(actor, 'p')}
      and (p.search_name = search_form(${lead.name})
           or p.id in (select people_reached_at(${lead.email}::text, phone_tail(${lead.phoneE164}::text))))
    order by cardinality(array_remove(array[
               case when lower(p.email) = ${lead.email} then 2 end,
               case when ${samePhone('p', lead)} then 1 end], null)) desc, p.search_name, p.id
    limit ${most}
  `.execute(tx)
  return rows
}

async function companiesLike(
  tx: Tx,
  actor: Actor,
  lead: Lead,
  people: readonly PersonMatch[],
): Promise<CompanyMatch[]> {
  const domain = domainOf(lead)
  const named = people.flatMap(({ company, because }) =>
    company && because.includes('email') ? [company.id] : [],
  )
  const { rows } = await sql<CompanyMatch & { nearness: number }>`
    select c.id, c.name, c.city, c.website, o.name as owner,
           (select count(*)::integer from deals d
            where d.workspace_id = c.workspace_id and d.company_id = c.id and d.status = 'open'
              and ${visibleDeals(actor)}) as "openDeals",
           array_remove(array[
             case when ${sameDomain(domain)} then 'domain' end,
             case when c.id = any (${named}::uuid[]) then 'email' end,
             case when ${samePhone('c', lead)} then 'phone' end,
             case when x.nearness >= 0.5 then 'name' end], null) as because, x.nearness
    from companies c
    left join members o on o.workspace_id = c.workspace_id and o.id = c.owner_id
    cross join lateral (
      select case when ${lead.companyName}::text is null then 0
                  else similarity(c.search_name, search_form(${lead.companyName})) end as nearness) x
    where c.workspace_id = ${actor.workspaceId} and ${visibleCustomers(actor)}
      and (c.id = any (${named}::uuid[]) or c.id in (${candidates(actor, lead, domain)}))
      and (x.nearness >= 0.5 or ${sameDomain(domain)} or c.id = any (${named}::uuid[]) or ${samePhone('c', lead)})
    order by (${sameDomain(domain)})::integer + (c.id = any (${named}::uuid[]))::integer desc, x.nearness desc, c.id
    limit ${most}
  `.execute(tx)
  return rows.map(({ nearness: _nearness, ...row }) => row)
}

/** Rows worth a closer look, each found by an index. */
function candidates(actor: Actor, lead: Lead, domain: string | null): RawBuilder<unknown> {
  const owners = ownersWithin(actor, 'customers.see')
  const words = lead.companyName?.split(/\s+/).filter((word) => word.length > 2) ?? []
  const [longest] = words.toSorted((a, b) => b.length - a.length)
  return sql`
    select m.id from companies_like('%' || search_form(${longest ?? null}) || '%', ${owners}::uuid[], 200) m
    union
    select companies_reached_at(${domain}::text, phone_tail(${lead.phoneE164}::text))`
}

/** Of hosts that anybody may have an address at, the domain says nothing. */
const openToAll =
  /^(?:gmail|googlemail|outlook|hotmail|live|yahoo|icloud|me|aol|gmx|proton|protonmail|wp|o2|onet|interia|op|poczta|online|yandex|mail)\./

function domainOf({ email, website }: Lead): string | null {
  const domain =
    email?.split('@')[1] ??
    website
      ?.replace(/^https?:\/\//i, '')
      .replace(/^www\./i, '')
      .split('/')[0]
  return domain && !openToAll.test(domain) ? domain.toLowerCase() : null
}

function sameDomain(domain: string | null): RawBuilder<boolean> {
  return sql<boolean>`coalesce(
    web_domain(c.website) = ${domain}::text or split_part(lower(c.email), '@', 2) = ${domain}::text, false)`
}

function samePhone(alias: 'c' | 'p', { phoneE164 }: Lead): RawBuilder<boolean> {
  return sql<boolean>`coalesce(phone_tail(${sql.ref(`${alias}.phone`)}) = phone_tail(${phoneE164}::text), false)`
}

/** "Havn AS: 20 lamps", else who it is. */
function titleOf({ name, companyName, need }: Lead): string {
  const who = companyName ?? name
  const [first = ''] = (need ?? '').split(/[\n.]/)
  return (first.trim() === '' ? who : `${who}: ${first.trim()}`).slice(0, 120)
}
