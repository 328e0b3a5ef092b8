import { type RawBuilder, sql } from 'kysely'
import { visibleCustomers } from '../customers/policy.ts'
import { visibleDeals } from '../deals/policy.ts'
import { visibleLeads } from '../leads/policy.ts'
import type { Actor } from '../platform/actor.ts'
import { tasksBeside } from '../tasks/files/policy.ts'
import type { Asked } from './asked.ts'
import { tiers } from './row.ts'

type Sql = RawBuilder<unknown>

/** Where a page of them begins: after this one. */
export interface After {
  at: string
  id: string
}

/**
 * Files by part of their names, of the deals and customers he may see and of the stages he works in (see visibleFiles),
 * the latest first. One of a deal he may not open leads to his task beside it.
 */
export function foundFiles(
  { inside }: Asked,
  actor: Actor,
  looked: number,
  most: number,
  after?: After,
): Sql {
  return sql`
    (select 'files' as kind, f.id, f.name as title, coalesce(d.title, c.name, p.name, w.title) as subtitle,
            null::jsonb as matched, ${about(aboutTask)} as about, utc(f.added_at) as at, ${sql.lit(tiers.holds)} as tier,
            f.added_at::text collate "C" as form, 0::real as near
     from files_like(search_form(${inside}), ${sql.lit(looked)}) found (id)
     join files f on f.workspace_id = ${actor.workspaceId} and f.id = found.id
     ${dealBeside(actor, 'f')} ${customersBeside(actor, 'f')} ${hisTaskBeside(actor)}
     where coalesce(d.id, c.id, p.id, w.id) is not null ${afterThat('f.added_at', 'f.id', after)}
     order by f.added_at desc, f.id desc
     limit ${sql.lit(most)})`
}

/** Activities that hold every word, about what he may see, the latest first. */
export function foundActivities(
  { text }: Asked,
  actor: Actor,
  looked: number,
  most: number,
  after?: After,
): Sql {
  return sql`
    (select 'activities' as kind, a.id, coalesce(a.subject, left(a.body, 100), '') as title,
            coalesce(d.title, c.name, p.name, l.name) as subtitle,
            jsonb_build_object('where', 'text', 'text', case when a.subject is null then a.body
                                                            else concat_ws(' – ', a.subject, a.body) end,
                               'label', null) as matched,
            ${about(sql`jsonb_build_object('kind', 'leads', 'id', l.id)`)} as about, utc(a.at) as at, ${sql.lit(tiers.text)} as tier, a.at::text collate "C" as form, 0::real as near
     from activities_saying(words_asked(${text}), ${sql.lit(looked)}) found (id)
     join activities a on a.workspace_id = ${actor.workspaceId} and a.id = found.id
     ${dealBeside(actor, 'a')} ${customersBeside(actor, 'a')}
     left join leads l on l.workspace_id = a.workspace_id and l.id = a.lead_id
                      and l.archived_at is null and ${visibleLeads(actor)}
     where case when a.deal_id is not null then d.id
                when a.company_id is not null then c.id
                when a.person_id is not null then p.id
                else l.id end is not null ${afterThat('a.at', 'a.id', after)}
     order by a.at desc, a.id desc
     limit ${sql.lit(most)})`
}

/** Processes that new deals may run. Their names are in the documents, which the house keeps in mind. */
export const processesInUse = (actor: Actor): Sql => sql`
  (select distinct on (pr.position, pr.id) 'processes' as kind, pr.id, '' as title, v.id::text as subtitle, null::jsonb as matched,
          null::jsonb as about, null::text as at, ${sql.lit(tiers.begins)} as tier, '' collate "C" as form, 0::real as near
   from processes pr
   join process_versions v on v.workspace_id = pr.workspace_id and v.process_id = pr.id and v.state = 'published'
   where pr.workspace_id = ${actor.workspaceId} and pr.retired_at is null
   order by pr.position, pr.id, v.number desc)`

const about = (
  otherwise: Sql,
) => sql`case when d.id is not null then jsonb_build_object('kind', 'deals', 'id', d.id)
                       when c.id is not null then jsonb_build_object('kind', 'companies', 'id', c.id)
                       when p.id is not null then jsonb_build_object('kind', 'people', 'id', p.id)
                       else ${otherwise} end`

const dealBeside = (actor: Actor, alias: string) => sql`
  left join deals d on d.workspace_id = ${sql.ref(`${alias}.workspace_id`)} and d.id = ${sql.ref(`${alias}.deal_id`)}
                   and ${visibleDeals(actor, 'd')}`

/** His own task `w` beside that of the file `f`, with the title of the deal, which its page says too. */
function hisTaskBeside(actor: Actor): Sql {
  if (actor.rights['deals.see'] === 'all') return sql`cross join (select null::uuid as id, null as title) w`
  return sql`
     left join tasks t on t.workspace_id = f.workspace_id and t.id = f.task_id
     left join lateral (
       select m.id, (select x.title from deals x where x.workspace_id = m.workspace_id and x.id = m.deal_id) as title
       ${tasksBeside(actor)} and d.id is null
       order by m.id = t.id desc, m.state = 'open' desc, m.id
       limit 1) w on true`
}

const aboutTask = sql`case when w.id is not null then jsonb_build_object('kind', 'tasks', 'id', w.id) end`

const customersBeside = (actor: Actor, alias: string) => sql`
  left join companies c on c.workspace_id = ${sql.ref(`${alias}.workspace_id`)} and c.id = ${sql.ref(`${alias}.company_id`)}
                       and ${visibleCustomers(actor, 'c')}
  left join people p on p.workspace_id = ${sql.ref(`${alias}.workspace_id`)} and p.id = ${sql.ref(`${alias}.person_id`)}
                    and ${visibleCustomers(actor, 'p')}`

function afterThat(at: string, id: string, after: After | undefined): Sql {
  if (!after) return sql``
  return sql`and (${sql.ref(at)}, ${sql.ref(id)}) < (${after.at}::timestamptz, ${after.id}::uuid)`
}
