import { sql } from 'kysely'
import type { CustomerAccess, CustomerId } from '../../../contract/sharing/shares.ts'
import type { Actor } from '../../platform/actor.ts'
import { named } from '../../platform/database/named.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { type Customer, customerCalled, mayShare } from './shared-customer.ts'

/** Who sees a customer, and why. @throws Refusal `not_found` */
export async function customerAccess(
  tx: Tx,
  { id }: { id: CustomerId },
  actor: Actor,
): Promise<CustomerAccess> {
  const customer = await customerCalled(tx, actor, id)
  return {
    shares: await sharesOf(tx, actor, customer),
    seers: await seersOf(tx, actor, customer),
    can: { share: mayShare(actor, customer) },
  }
}

async function sharesOf(tx: Tx, actor: Actor, customer: Customer): Promise<CustomerAccess['shares']> {
  const { rows } = await sql<CustomerAccess['shares'][number]>`
    select s.id, jsonb_build_object('member', ${named('m')}, 'team', ${named('t')}) as "with", s.works, ${named('b')} as by,
           s.shared_at as at, case when s.company_id = ${customer.companyId} then ${named('c')} end as through
    from customer_shares s
    left join members m on m.workspace_id = s.workspace_id and m.id = s.member_id
    left join teams t on t.workspace_id = s.workspace_id and t.id = s.team_id
    left join members b on b.workspace_id = s.workspace_id and b.id = s.shared_by
    left join companies c on c.workspace_id = s.workspace_id and c.id = s.company_id
    where s.workspace_id = ${actor.workspaceId} and m.deactivated_at is null
      and (s.company_id in (${customer.id}, ${customer.companyId}) or s.person_id = ${customer.id})
    order by s.shared_at, s.id
  `.execute(tx)
  return rows
}

/** `reaches(…, 'customers.see', owner)` as a question about everybody who can sign in. */
async function seersOf(tx: Tx, actor: Actor, { ownerId }: Customer): Promise<CustomerAccess['seers']> {
  const { rows } = await sql<CustomerAccess['seers'][number]>`
    select jsonb_build_object('id', s.id, 'name', s.name) as member, s.why,
           s.edits = 'all' or s.edits <> 'none' and s.why in ('owner', 'deputy') or s.edits = 'team' and s.mate as works
    from (
      select m.id, m.name, r.rights ->> 'customers.edit' as edits, his.mate,
             case when r.rights ->> 'customers.see' = 'none' then null
                  when m.id = ${ownerId}::uuid then 'owner'
                  when his.deputy then 'deputy'
                  when r.rights ->> 'customers.see' = 'team' and his.mate then 'team'
                  when r.rights ->> 'customers.see' = 'all' then 'all' end as why
      from members m
      join roles r on r.workspace_id = m.workspace_id and r.key = m.role_key
      cross join lateral (
        select exists (
                 select from team_members mine
                 join team_members owners on owners.workspace_id = mine.workspace_id and owners.team_id = mine.team_id
                 where mine.workspace_id = m.workspace_id and mine.member_id = m.id
                   and owners.member_id = ${ownerId}::uuid) as mate,
               exists (
                 select from deputies_now d
                 where d.workspace_id = m.workspace_id and d.deputy_id = m.id and d.records
                   and d.member_id = ${ownerId}::uuid) as deputy) his
      where m.workspace_id = ${actor.workspaceId} and m.deactivated_at is null and m.user_id is not null
    ) s
    where s.why is not null
    order by array_position(array['owner', 'deputy', 'team', 'all'], s.why), s.name, s.id
    limit 200
  `.execute(tx)
  return rows
}
