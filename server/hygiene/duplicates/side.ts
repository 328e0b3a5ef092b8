import { type RawBuilder, sql } from 'kysely'
import type { DuplicateEntity } from '../../../contract/hygiene/duplicates.ts'
import { visibleCustomers } from '../../customers/policy.ts'
import { dealsForActivities } from '../../deals/meet-activities.ts'
import { visibleDeals } from '../../deals/policy.ts'
import type { Actor } from '../../platform/actor.ts'

/** `Side` of a person or company under this alias, as json, with its `ownerId` beside it. What he may not see is not counted. */
export function sideOf(entity: DuplicateEntity, alias: string, actor: Actor): RawBuilder<unknown> {
  const col = (name: string) => sql.ref(`${alias}.${name}`)
  const owner = sql`(select m.name from members m where m.workspace_id = ${col('workspace_id')} and m.id = ${col('owner_id')})`
  const company = (id: RawBuilder<unknown>) => sql`
    (select c.name from companies c
     where c.workspace_id = ${col('workspace_id')} and c.id = ${id} and ${visibleCustomers(actor)})`
  const fields =
    entity === 'person'
      ? sql`jsonb_build_object(
          'name', ${col('name')}, 'companyId', ${company(col('company_id'))}, 'jobTitle', ${col('job_title')},
          'email', ${col('email')}, 'phone', ${col('phone')}, 'language', ${col('language')}, 'ownerId', ${owner})`
      : sql`jsonb_build_object(
          'name', ${col('name')}, 'industry', ${col('industry')}, 'country', ${col('country')}, 'city', ${col('city')},
          'address', ${col('address')}, 'website', ${col('website')}, 'email', ${col('email')}, 'phone', ${col('phone')},
          'taxId', ${col('tax_id')}, 'employees', ${col('employees')}::text,
          'revenue', ${col('revenue')}::text || coalesce(' ' || ${col('currency')}, ''),
          'foundedYear', ${col('founded_year')}::text, 'parentId', ${company(col('parent_id'))}, 'ownerId', ${owner})`
  return sql`jsonb_build_object(
    'id', ${col('id')}, 'name', ${col('name')}, 'fields', ${fields}, 'deals', ${dealsOf(entity, alias, actor)},
    'activities', ${activitiesOf(entity, alias, actor)}, 'people', ${peopleOf(entity, alias, actor)},
    'createdAt', utc(${col('created_at')}), 'version', ${col('version')}, 'ownerId', ${col('owner_id')})`
}

function dealsOf(entity: DuplicateEntity, alias: string, actor: Actor): RawBuilder<unknown> {
  const [ws, id] = [sql.ref(`${alias}.workspace_id`), sql.ref(`${alias}.id`)]
  if (entity === 'company')
    return sql`(select count(*) from deals d where d.workspace_id = ${ws} and d.company_id = ${id} and ${visibleDeals(actor)})`
  return sql`
    (select count(*) from deal_people x
     join deals d on d.workspace_id = x.workspace_id and d.id = x.deal_id
     where x.workspace_id = ${ws} and x.person_id = ${id} and ${visibleDeals(actor)})`
}

function activitiesOf(entity: DuplicateEntity, alias: string, actor: Actor): RawBuilder<unknown> {
  const about = sql.ref(entity === 'person' ? 'x.person_id' : 'x.company_id')
  return sql`
    (select count(*) from activities x
     where x.workspace_id = ${sql.ref(`${alias}.workspace_id`)} and ${about} = ${sql.ref(`${alias}.id`)}
       and case when x.deal_id is not null then ${dealsForActivities.seesDeal(actor, sql`x.deal_id`)}
                else x.company_id is null or exists (
                  select from companies c
                  where c.workspace_id = x.workspace_id and c.id = x.company_id and ${visibleCustomers(actor)}) end)`
}

function peopleOf(entity: DuplicateEntity, alias: string, actor: Actor): RawBuilder<unknown> {
  if (entity === 'person') return sql`0`
  return sql`
    (select count(*) from people p
     where p.workspace_id = ${sql.ref(`${alias}.workspace_id`)} and p.company_id = ${sql.ref(`${alias}.id`)}
       and ${visibleCustomers(actor, 'p')})`
}
