import { type RawBuilder, sql } from 'kysely'
import type { CompanyId, MemberId, PersonId } from '../../contract/ids.ts'
import { ownColumn } from '../fields/change-own.ts'
import type { Actor } from '../platform/actor.ts'
import { named } from '../platform/database/named.ts'
import type { Tx } from '../platform/database/tx.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Company, Habits, Labels, Person } from './company.ts'
import { visibleCustomers } from './policy.ts'

/** What is kept of a company and of a person alike, by column. */
const alike = {
  needs: 'needs',
  preferences: 'preferences',
  orders_by: 'ordersBy',
  order_rhythm: 'orderRhythm',
  payment_terms: 'paymentTerms',
  contact_channel: 'contactChannel',
  contact_time: 'contactTime',
  language: 'language',
  email_label: 'emailLabel',
  phone_label: 'phoneLabel',
  address_label: 'addressLabel',
} as const satisfies Record<string, keyof Habits | keyof Labels>
const alikePairs = Object.entries(alike)

/** Habits and labels of a company or person under this alias. */
export const habitColumns = (alias: string): RawBuilder<unknown> =>
  sql.join(alikePairs.map(([column, field]) => sql`${sql.ref(`${alias}.${column}`)} as ${sql.ref(field)}`))

const columnsAlike = sql.join(alikePairs.map(([column]) => sql.ref(column)))
const valuesAlike = (record: Habits & Labels) =>
  sql.join(alikePairs.map(([, field]) => sql`${record[field]}`))
const setAlike = (record: Habits & Labels) =>
  sql.join(alikePairs.map(([column, field]) => sql`${sql.ref(column)} = ${record[field]}`))

const companyColumns = sql`
  c.id, c.name, c.industry, c.country, c.city, c.address, c.website, c.email, c.phone, c.tax_id as "taxId",
  c.employees, c.revenue, c.currency, c.founded_year as "foundedYear", c.parent_id as "parentId",
  c.owner_id as "ownerId", c.note, coalesce(c.own, '{}') as own, ${habitColumns('c')},
  c.version`

const personColumns = sql`
  p.id, p.name, p.company_id as "companyId", p.job_title as "jobTitle", p.email, p.phone, p.address, p.city,
  p.country, p.reports_to_id as "reportsToId", p.note, p.owner_id as "ownerId", coalesce(p.own, '{}') as own,
  ${habitColumns('p')}, p.version`

/** What a list shows of a company `c` with its owner `o`; `searchName` is what it is sorted by. */
export const companyListColumns = sql`
  c.id, c.name, c.industry, c.country, c.city, c.website, c.phone, c.email, c.employees,
  ${named('o')} as owner, coalesce(c.own, '{}') as own, c.created_at as "createdAt", c.version,
  c.search_name as "searchName"`

/** What a list shows of a person `p` with company `c` and owner `o`. */
export const personListColumns = sql`
  p.id, p.name, p.job_title as "jobTitle", p.email, p.phone, ${named('c')} as company, ${named('o')} as owner,
  coalesce(p.own, '{}') as own, p.created_at as "createdAt", p.version, p.search_name as "searchName"`

export const ownerOf = (alias: string): RawBuilder<unknown> =>
  sql`left join members o on o.workspace_id = ${sql.ref(`${alias}.workspace_id`)} and o.id = ${sql.ref(`${alias}.owner_id`)}`

/** A person's company joined as `c`, where the reader may see it. */
export function companyOf(actor: Actor): RawBuilder<unknown> {
  return sql`left join companies c on c.workspace_id = p.workspace_id and c.id = p.company_id and ${visibleCustomers(actor)}`
}

/** The company, locked until the transaction ends. `not_found` when there is none in this workspace. */
export async function lockCompany(tx: Tx, actor: Actor, id: CompanyId): Promise<Company> {
  const { rows } = await sql<Company>`
    select ${companyColumns} from companies c
    where c.workspace_id = ${actor.workspaceId} and c.id = ${id}
    for update
  `.execute(tx)
  if (!rows[0]) throw new Refusal('not_found')
  return rows[0]
}

export async function lockPerson(tx: Tx, actor: Actor, id: PersonId): Promise<Person> {
  const { rows } = await sql<Person>`
    select ${personColumns} from people p
    where p.workspace_id = ${actor.workspaceId} and p.id = ${id}
    for update
  `.execute(tx)
  if (!rows[0]) throw new Refusal('not_found')
  return rows[0]
}

export async function insertCompany(tx: Tx, actor: Actor, company: Company): Promise<void> {
  await sql`
    insert into companies (workspace_id, id, name, industry, country, city, address, website, email, phone, tax_id,
                           employees, revenue, currency, founded_year, parent_id, owner_id, note, own, created_at,
                           ${columnsAlike})
    values (${actor.workspaceId}, ${company.id}, ${company.name}, ${company.industry}, ${company.country},
            ${company.city}, ${company.address}, ${company.website}, ${company.email}, ${company.phone},
            ${company.taxId}, ${company.employees}, ${company.revenue}, ${company.currency}, ${company.foundedYear},
            ${company.parentId}, ${company.ownerId}, ${company.note}, ${ownColumn(company.own)}, now(),
            ${valuesAlike(company)})
  `.execute(tx)
}

export async function insertPerson(tx: Tx, actor: Actor, person: Person): Promise<void> {
  await sql`
    insert into people (workspace_id, id, name, company_id, job_title, email, phone, address, city, country,
                        reports_to_id, note, owner_id, own, created_at, ${columnsAlike})
    values (${actor.workspaceId}, ${person.id}, ${person.name}, ${person.companyId}, ${person.jobTitle},
            ${person.email}, ${person.phone}, ${person.address}, ${person.city}, ${person.country},
            ${person.reportsToId}, ${person.note}, ${person.ownerId}, ${ownColumn(person.own)}, now(),
            ${valuesAlike(person)})
  `.execute(tx)
}

/** Writes everything that may change of a company and counts its version up. */
export async function saveCompany(tx: Tx, actor: Actor, company: Company): Promise<void> {
  await sql`
    update companies
    set name = ${company.name}, industry = ${company.industry}, country = ${company.country}, city = ${company.city},
        address = ${company.address}, website = ${company.website}, email = ${company.email}, phone = ${company.phone},
        tax_id = ${company.taxId}, employees = ${company.employees}, revenue = ${company.revenue},
        currency = ${company.currency}, founded_year = ${company.foundedYear}, parent_id = ${company.parentId},
        owner_id = ${company.ownerId}, note = ${company.note}, own = ${ownColumn(company.own)},
        ${setAlike(company)}, version = version + 1
    where workspace_id = ${actor.workspaceId} and id = ${company.id}
  `.execute(tx)
}

export async function savePerson(tx: Tx, actor: Actor, person: Person): Promise<void> {
  await sql`
    update people
    set name = ${person.name}, company_id = ${person.companyId}, job_title = ${person.jobTitle},
        email = ${person.email}, phone = ${person.phone}, address = ${person.address}, city = ${person.city},
        country = ${person.country}, reports_to_id = ${person.reportsToId}, note = ${person.note},
        ${setAlike(person)}, owner_id = ${person.ownerId}, own = ${ownColumn(person.own)}, version = version + 1
    where workspace_id = ${actor.workspaceId} and id = ${person.id}
  `.execute(tx)
}

/** The owner of a company, or undefined where there is no such company. */
export async function ownerOfCompany(
  tx: Tx,
  actor: Actor,
  id: CompanyId,
): Promise<MemberId | null | undefined> {
  const { rows } = await sql<{ ownerId: MemberId | null }>`
    select owner_id as "ownerId" from companies where workspace_id = ${actor.workspaceId} and id = ${id}
  `.execute(tx)
  return rows[0]?.ownerId
}

export async function ownerOfPerson(
  tx: Tx,
  actor: Actor,
  id: PersonId,
): Promise<MemberId | null | undefined> {
  const { rows } = await sql<{ ownerId: MemberId | null }>`
    select owner_id as "ownerId" from people where workspace_id = ${actor.workspaceId} and id = ${id}
  `.execute(tx)
  return rows[0]?.ownerId
}

/** Whether `id` is `above` itself or stands somewhere below it. */
export async function standsBelow(tx: Tx, actor: Actor, id: CompanyId, above: CompanyId): Promise<boolean> {
  const { rows } = await sql`
    with recursive line (id) as (
      select ${id}::uuid
      union
      select c.parent_id
      from line
      join companies c on c.workspace_id = ${actor.workspaceId} and c.id = line.id
      where c.parent_id is not null
    )
    select from line where id = ${above}
  `.execute(tx)
  return rows.length > 0
}

/** Whether `id` is `boss` himself or reports to him, over however many others. */
export async function reportsTo(tx: Tx, actor: Actor, id: PersonId, boss: PersonId): Promise<boolean> {
  const { rows } = await sql`
    with recursive line (id) as (
      select ${id}::uuid
      union
      select p.reports_to_id
      from line
      join people p on p.workspace_id = ${actor.workspaceId} and p.id = line.id
      where p.reports_to_id is not null
    )
    select from line where id = ${boss}
  `.execute(tx)
  return rows.length > 0
}
