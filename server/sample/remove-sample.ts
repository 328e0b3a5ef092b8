import { sql } from 'kysely'
import { wonKey } from '../deals/lists/totals.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import { Refusal } from '../platform/refusal.ts'
import { holds } from '../team/reach.ts'

export interface Removed {
  deals: number
  companies: number
}

/**
 * Removes the sample company in one act: its deals with their history, its customers, products and colleagues. Whatever
 * the company's own records have come to point to stays, and is its own from now on.
 * @throws Refusal `not_allowed`
 */
export async function removeSample(tx: Tx, actor: Actor): Promise<Removed> {
  if (!holds(actor, 'workspace.manage')) throw new Refusal('not_allowed', { needs: 'workspace.manage' })
  // Nobody moves a sample deal while it goes: its totals are counted from it just before.
  await sql`select 1 from deals where workspace_id = ${actor.workspaceId} and sample order by id for update`.execute(
    tx,
  )
  await uncountDeals(tx, actor)
  await sql`select forget_events_of_sample()`.execute(tx)
  await removeLeads(tx, actor)
  const deals = await removeDeals(tx, actor)
  await keepWhatIsUsed(tx, actor)
  const companies = await removeCustomers(tx, actor)
  await removeColleagues(tx, actor)
  await sql`update workspaces set has_sample = false where workspace_id = ${actor.workspaceId}`.execute(tx)
  await record(tx, actor, {
    type: 'sample.removed',
    subject: { type: 'workspace', id: actor.workspaceId },
    data: { deals, companies },
  })
  return { deals, companies }
}

/** Takes the deals out of both totals, by rows that say minus: as `countDeal` does, but for all at once. */
async function uncountDeals(tx: Tx, { workspaceId }: Actor): Promise<void> {
  await sql`
    insert into deal_totals (workspace_id, process_id, stage_key, status, owner_id, product_id, currency, closed_month,
                             deals, amount, cycle_days)
    select d.workspace_id, d.process_id, d.stage_key, d.status, d.owner_id, d.product_id, d.currency,
           date_trunc('month', d.closed_at at time zone 'UTC')::date,
           -count(*), -sum(d.amount),
           -coalesce(sum(greatest(0, round(extract(epoch from d.closed_at - d.created_at) / 86400))), 0)
    from deals d
    where d.workspace_id = ${workspaceId} and d.sample
    group by 1, 2, 3, 4, 5, 6, 7, 8
  `.execute(tx)
  await sql`
    insert into stage_totals (workspace_id, process_id, stage_key, owner_id, product_id, created_month, deals)
    select d.workspace_id, d.process_id, s.key, d.owner_id, d.product_id,
           date_trunc('month', d.created_at at time zone 'UTC')::date, -count(*)
    from deals d
    join lateral (
      select max(s.place) as furthest
      from stage_visits v
      join process_versions pv on pv.workspace_id = v.workspace_id and pv.id = v.process_version_id
      cross join lateral jsonb_array_elements(pv.document -> 'stages') with ordinality as s (stage, place)
      where v.workspace_id = d.workspace_id and v.deal_id = d.id and s.stage ->> 'key' = v.stage_key
    ) reached on true
    join process_versions pv on pv.workspace_id = d.workspace_id and pv.id = d.process_version_id
    cross join lateral (
      select s.stage ->> 'key' as key
      from jsonb_array_elements(pv.document -> 'stages') with ordinality as s (stage, place)
      where s.place <= reached.furthest
      union all
      select ${wonKey} where d.status = 'won'
    ) s
    where d.workspace_id = ${workspaceId} and d.sample
    group by 1, 2, 3, 4, 5, 6
  `.execute(tx)
}

/** A lead that somebody made his own by qualifying it stays. */
async function removeLeads(tx: Tx, { workspaceId }: Actor): Promise<void> {
  await sql`
    update leads l set sample = false
    where l.workspace_id = ${workspaceId} and l.sample
      and exists (select from deals d where d.workspace_id = l.workspace_id and d.id = l.deal_id and not d.sample)
  `.execute(tx)
  await sql`
    delete from activities a using leads l
    where l.workspace_id = ${workspaceId} and l.sample and a.workspace_id = l.workspace_id and a.lead_id = l.id
  `.execute(tx)
  await sql`delete from leads where workspace_id = ${workspaceId} and sample`.execute(tx)
  await sql`delete from source_costs where workspace_id = ${workspaceId} and sample`.execute(tx)
}

/** Visits and people of a deal go with it. */
async function removeDeals(tx: Tx, { workspaceId }: Actor): Promise<number> {
  await sql`
    delete from tasks t using deals d
    where d.workspace_id = ${workspaceId} and d.sample and t.workspace_id = d.workspace_id and t.deal_id = d.id
  `.execute(tx)
  await sql`
    delete from activities a
    where a.workspace_id = ${workspaceId}
      and (a.sample or exists (select from deals d where d.workspace_id = a.workspace_id and d.id = a.deal_id and d.sample))
  `.execute(tx)
  const gone = await sql`delete from deals where workspace_id = ${workspaceId} and sample`.execute(tx)
  return Number(gone.numAffectedRows ?? 0)
}

/** Sample records that own records point to become own records, from the deals down to their owners. */
async function keepWhatIsUsed(tx: Tx, { workspaceId }: Actor): Promise<void> {
  await sql`
    update people p set sample = false
    where p.workspace_id = ${workspaceId} and p.sample
      and (exists (select from deal_people x where x.workspace_id = p.workspace_id and x.person_id = p.id)
        or exists (select from activities a where a.workspace_id = p.workspace_id and a.person_id = p.id))
  `.execute(tx)
  await sql`
    with recursive used as (
      select c.id, c.parent_id from companies c
      where c.workspace_id = ${workspaceId}
        and (not c.sample
          or exists (select from people p where p.workspace_id = c.workspace_id and p.company_id = c.id and not p.sample)
          or exists (select from deals d where d.workspace_id = c.workspace_id and d.company_id = c.id)
          or exists (select from activities a where a.workspace_id = c.workspace_id and a.company_id = c.id))
      union
      select c.id, c.parent_id from companies c join used u on c.id = u.parent_id
      where c.workspace_id = ${workspaceId}
    )
    update companies c set sample = false
    from used where c.workspace_id = ${workspaceId} and c.id = used.id and c.sample
  `.execute(tx)
  await sql`
    update products p set sample = false
    where p.workspace_id = ${workspaceId} and p.sample
      and (exists (select from deals d where d.workspace_id = p.workspace_id and d.product_id = p.id)
        or exists (select from leads l where l.workspace_id = p.workspace_id and l.product_id = p.id))
  `.execute(tx)
}

async function removeCustomers(tx: Tx, { workspaceId }: Actor): Promise<number> {
  await sql`delete from people where workspace_id = ${workspaceId} and sample`.execute(tx)
  const gone = await sql`delete from companies where workspace_id = ${workspaceId} and sample`.execute(tx)
  await sql`delete from products where workspace_id = ${workspaceId} and sample`.execute(tx)
  return Number(gone.numAffectedRows ?? 0)
}

/** Colleagues who have got something of the company's own stay, and so do teams and departments with people in them. */
async function removeColleagues(tx: Tx, { workspaceId }: Actor): Promise<void> {
  await sql`
    update members m set sample = false
    where m.workspace_id = ${workspaceId} and m.sample
      and (m.user_id is not null
        or exists (select from deals d where d.workspace_id = m.workspace_id and d.owner_id = m.id)
        or exists (select from companies c where c.workspace_id = m.workspace_id and c.owner_id = m.id)
        or exists (select from people p where p.workspace_id = m.workspace_id and p.owner_id = m.id)
        or exists (select from leads l where l.workspace_id = m.workspace_id and l.owner_id = m.id)
        or exists (select from tasks t where t.workspace_id = m.workspace_id and t.assignee_id = m.id))
  `.execute(tx)
  const { rows } = await sql<{ teams: string[]; departments: string[] }>`
    select array(select distinct t.team_id::text from team_members t
                 join members m on m.workspace_id = t.workspace_id and m.id = t.member_id
                 where m.workspace_id = ${workspaceId} and m.sample) as teams,
           array(select distinct m.department_id::text from members m
                 where m.workspace_id = ${workspaceId} and m.sample and m.department_id is not null) as departments
  `.execute(tx)
  const { teams, departments } = rows[0] as { teams: string[]; departments: string[] }
  await sql`delete from members where workspace_id = ${workspaceId} and sample`.execute(tx)
  await sql`
    delete from teams t
    where t.workspace_id = ${workspaceId} and t.id = any (${teams}::uuid[])
      and not exists (select from team_members x where x.workspace_id = t.workspace_id and x.team_id = t.id)
  `.execute(tx)
  await sql`
    delete from departments d
    where d.workspace_id = ${workspaceId} and d.id = any (${departments}::uuid[])
      and not exists (select from members m where m.workspace_id = d.workspace_id and m.department_id = d.id)
  `.execute(tx)
}
