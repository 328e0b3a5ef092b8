import { sql } from 'kysely'
import type { Company, CompanyPage } from '../../contract/customers/companies.ts'
import type { CompanyId, MemberId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import { named } from '../platform/database/named.ts'
import type { Tx } from '../platform/database/tx.ts'
import { Refusal } from '../platform/refusal.ts'
import { contactsOf } from './contact-details/table.ts'
import { mergedInto } from './merged-into.ts'
import { customerCan, visibleCustomers } from './policy.ts'
import { companyListColumns, companyOf, habitColumns, ownerOf, personListColumns } from './table.ts'
import { tagsOf } from './tags/table.ts'

const peopleShown = 200

/**
 * One company; the one it went into, where it was merged. `not_found` when it is not here or may not be seen, which is the
 * same answer.
 */
export async function showCompany(tx: Tx, id: CompanyId, actor: Actor): Promise<CompanyPage> {
  const company = await companyFacts(tx, id, actor)
  if (!company) {
    const kept = await mergedInto(tx, actor, id)
    if (kept) return showCompany(tx, kept, actor)
    throw new Refusal('not_found')
  }
  return {
    ...company,
    people: await peopleOf(tx, id, actor),
    subsidiaries: await subsidiariesOf(tx, id, actor),
    contacts: await contactsOf(tx, actor, { companyId: id }),
    tags: await tagsOf(tx, actor, { companyId: id }),
  }
}

/** The company that was just made or edited, even where the edit took it out of the editor's sight. */
export async function companyAfter(tx: Tx, id: CompanyId, actor: Actor): Promise<Company> {
  const company = await companyFacts(tx, id, actor, sql`true`)
  if (!company) throw new Refusal('not_found')
  return company
}

async function companyFacts(
  tx: Tx,
  id: CompanyId,
  actor: Actor,
  visible = visibleCustomers(actor),
): Promise<Company | undefined> {
  const { rows } = await sql<Company & { searchName: string; ownerId: MemberId | null }>`
    select ${companyListColumns}, c.address, c.tax_id as "taxId", c.revenue, c.currency,
           c.founded_year as "foundedYear", ${named('g')} as parent, c.note, ${habitColumns('c')},
           c.external_id as "externalId", c.owner_id as "ownerId"
    from companies c
    left join companies g on g.workspace_id = c.workspace_id and g.id = c.parent_id
                         and ${visibleCustomers(actor, 'g')}
    ${ownerOf('c')}
    where c.workspace_id = ${actor.workspaceId} and c.id = ${id} and ${visible}
  `.execute(tx)
  if (!rows[0]) return undefined
  const { searchName: _key, ownerId, ...company } = rows[0]
  return { ...company, can: customerCan(actor, { id: company.id, ownerId }) }
}

async function peopleOf(tx: Tx, id: CompanyId, actor: Actor): Promise<CompanyPage['people']> {
  const { rows } = await sql<CompanyPage['people'][number] & { searchName: string }>`
    select ${personListColumns}, p.reports_to_id as "reportsToId"
    from people p
    ${companyOf(actor)}
    ${ownerOf('p')}
    where p.workspace_id = ${actor.workspaceId} and p.company_id = ${id} and ${visibleCustomers(actor, 'p')}
    order by p.search_name, p.id
    limit ${peopleShown}
  `.execute(tx)
  return rows.map(({ searchName: _key, ...person }) => person)
}

async function subsidiariesOf(tx: Tx, id: CompanyId, actor: Actor): Promise<CompanyPage['subsidiaries']> {
  const { rows } = await sql<CompanyPage['subsidiaries'][number]>`
    select c.id, c.name
    from companies c
    where c.workspace_id = ${actor.workspaceId} and c.parent_id = ${id} and ${visibleCustomers(actor)}
    order by c.search_name, c.id
    limit ${peopleShown}
  `.execute(tx)
  return rows
}
