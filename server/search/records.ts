import { type RawBuilder, sql } from 'kysely'
import { visibleCustomers } from '../customers/policy.ts'
import { visibleDeals } from '../deals/policy.ts'
import { visibleLeads } from '../leads/policy.ts'
import type { Actor } from '../platform/actor.ts'
import type { Asked } from './asked.ts'
import type { RecordKind } from './reader.ts'

type Sql = RawBuilder<unknown>

/** Where the records of a kind are found by name, under the alias that its policy knows. */
export interface RecordPlace {
  kind: RecordKind | 'products'
  table: Sql
  alias: string
  title: Sql
  /** The title in search_form. */
  form: Sql
  owner: Sql | null
  visible: (actor: Actor) => Sql
  /** Beside those that may be seen for their owner: what waits in a queue. */
  subtitle: Sql
  joins?: (actor: Actor) => Sql
  numbered?: true
  /** As own fields call it. */
  entity: string
  /** Through the trigrams of names. @param owners null for everybody's */
  like: (pattern: Sql, owners: Sql, most: number, actor: Actor) => Sql
  ownLike: (pattern: Sql, owners: Sql, most: number, actor: Actor) => Sql
  /** Ids in the order of names, after one of them. */
  holding: (pattern: Sql, owners: Sql, after: Sql, most: number, actor: Actor) => Sql
  /** Ids of those that are reached there. */
  reached?: (asked: Asked, most: number) => Sql
  /** Ids of those with these words in the note. */
  noting?: (asked: Asked, most: number) => Sql
}

const companyBeside = (alias: string) => (actor: Actor) =>
  sql`
  left join companies c on c.workspace_id = ${sql.ref(`${alias}.workspace_id`)}
                       and c.id = ${sql.ref(`${alias}.company_id`)} and ${visibleCustomers(actor, 'c')}`

const teamsOf = (actor: Actor) => sql`${actor.rights['leads.see'] === 'none' ? [] : actor.teams}::uuid[]`

export const recordPlaces: readonly RecordPlace[] = [
  {
    kind: 'deals',
    table: sql`deals d`,
    alias: 'd',
    title: sql`d.title`,
    form: sql`d.search_title`,
    owner: sql`d.owner_id`,
    visible: (actor) => visibleDeals(actor, 'd'),
    subtitle: sql`concat_ws(' · ', '#' || d.number, c.name)`,
    joins: companyBeside('d'),
    numbered: true,
    entity: 'deal',
    like: (pattern, owners, most) => sql`deals_like(${pattern}, ${owners}, ${sql.lit(most)}) d`,
    ownLike: (pattern, owners, most) => sql`deals_own_like(${pattern}, ${owners}, ${sql.lit(most)})`,
    holding: (pattern, owners, after, most) =>
      sql`deals_holding(${pattern}, ${owners}, ${after}, ${sql.lit(most)})`,
  },
  {
    kind: 'leads',
    table: sql`leads l`,
    alias: 'l',
    title: sql`l.name`,
    form: sql`l.search_name`,
    owner: sql`l.owner_id`,
    visible: (actor) => sql`l.archived_at is null and ${visibleLeads(actor)}`,
    subtitle: sql`concat_ws(' · ', 'L-' || l.number, l.company_name, l.email)`,
    numbered: true,
    entity: 'lead',
    like: (pattern, owners, most, actor) => sql`
      leads_like(${pattern}, ${owners}, ${teamsOf(actor)}, ${sql.lit(most)}) found (id)
      join leads l on l.workspace_id = ${actor.workspaceId} and l.id = found.id`,
    ownLike: (pattern, owners, most, actor) =>
      sql`leads_own_like(${pattern}, ${owners}, ${teamsOf(actor)}, ${sql.lit(most)})`,
    holding: (pattern, owners, after, most, actor) =>
      sql`leads_holding(${pattern}, ${owners}, ${teamsOf(actor)}, ${after}, ${sql.lit(most)})`,
  },
  {
    kind: 'companies',
    table: sql`companies c`,
    alias: 'c',
    title: sql`c.name`,
    form: sql`c.search_name`,
    owner: sql`c.owner_id`,
    visible: (actor) => visibleCustomers(actor, 'c'),
    subtitle: sql`concat_ws(' · ', c.industry, c.city)`,
    entity: 'company',
    like: (pattern, owners, most) => sql`companies_like(${pattern}, ${owners}, ${sql.lit(most)}) c`,
    ownLike: (pattern, owners, most) => sql`companies_own_like(${pattern}, ${owners}, ${sql.lit(most)})`,
    holding: (pattern, owners, after, most) =>
      sql`companies_holding(${pattern}, ${owners}, ${after}, ${sql.lit(most)})`,
    reached: ({ contact }, most) => sql`companies_reached_like(search_form(${contact}), ${sql.lit(most)})`,
    noting: ({ text }, most) => sql`companies_noting(words_asked(${text}), ${sql.lit(most)})`,
  },
  {
    kind: 'people',
    table: sql`people p`,
    alias: 'p',
    title: sql`p.name`,
    form: sql`p.search_name`,
    owner: sql`p.owner_id`,
    visible: (actor) => visibleCustomers(actor, 'p'),
    subtitle: sql`concat_ws(' · ', p.job_title, c.name)`,
    joins: companyBeside('p'),
    entity: 'person',
    like: (pattern, owners, most) => sql`people_like(${pattern}, ${owners}, ${sql.lit(most)}) p`,
    ownLike: (pattern, owners, most) => sql`people_own_like(${pattern}, ${owners}, ${sql.lit(most)})`,
    holding: (pattern, owners, after, most) =>
      sql`people_holding(${pattern}, ${owners}, ${after}, ${sql.lit(most)})`,
    reached: ({ contact }, most) => sql`people_reached_like(search_form(${contact}), ${sql.lit(most)})`,
    noting: ({ text }, most) => sql`people_noting(words_asked(${text}), ${sql.lit(most)})`,
  },
  {
    kind: 'products',
    table: sql`products r`,
    alias: 'r',
    title: sql`r.name`,
    form: sql`r.search_name`,
    owner: null,
    visible: () => sql`r.archived_at is null`,
    subtitle: sql`r.series`,
    entity: 'product',
    like: (pattern, _owners, _most, actor) => sql`
      (select * from products where workspace_id = ${actor.workspaceId} and archived_at is null
                                and search_name like ${pattern}) r`,
    // The price list is short.
    holding: (_pattern, _owners, _after, _most, actor) =>
      sql`(select id from products where workspace_id = ${actor.workspaceId})`,
    ownLike: (pattern, _owners, most, actor) => sql`
      (select o.id from products o
       where o.workspace_id = ${actor.workspaceId} and o.own is not null and exists (
         select from own_fields f
         where f.workspace_id = o.workspace_id and f.entity = 'product' and f.searchable and f.retired_at is null
           and ' ' || search_form(o.own ->> f.key) like ${pattern})
       limit ${sql.lit(most)})`,
  },
]
