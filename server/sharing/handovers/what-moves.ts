import { type RawBuilder, sql } from 'kysely'
import type { MemberId } from '../../../contract/ids.ts'
import type { AskedHandover, HandoverKind } from '../../../contract/sharing/handovers.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { actsAsFilter } from '../../team/deputies/acting.ts'
import { mustKnowMember } from '../../team/members/known-member.ts'
import { ownerFilter } from '../../team/reach.ts'
import { type Customer, customerCalled } from '../shares/shared-customer.ts'

export const movedKinds = ['companies', 'people', 'deals', 'leads', 'tasks'] as const
export type MovedKind = (typeof movedKinds)[number]

/** Ids of the records of each kind that go to one person. */
export type Share = Record<MovedKind, string[]>

export interface Moving {
  from: { id: MemberId; name: string } | null
  /** What may move, with what it is kept together by. */
  records: Found[]
  nextContacts: number
  approvals: number
  /** How many the asker may not give away. */
  beyond: number
}

interface Found {
  kind: MovedKind
  id: string
  /** The customer, else itself: what has this in common goes to one person. */
  together: string
}

type Row = Found & { may: boolean; next: boolean; approvals: number }

/**
 * What a handover is about, as it is now.
 * @throws Refusal `not_found` for a customer he may not see or somebody who is no colleague, `malformed` for a receiver
 *   who is none
 */
export async function whatMoves(tx: Tx, { of, to }: AskedHandover, actor: Actor): Promise<Moving> {
  for (const [place, id] of to.entries()) await mustKnowMember(tx, actor, id, `body.to.${place}`)
  const customer = 'customerId' in of ? await customerCalled(tx, actor, of.customerId) : null
  const owner = 'fromId' in of ? of.fromId : (customer?.ownerId ?? null)
  const { rows: members } = await sql<{ id: MemberId; name: string }>`
    select id, name from members where workspace_id = ${actor.workspaceId} and id = ${owner}
  `.execute(tx)
  const [from = null] = members
  if (owner !== null && !from) throw new Refusal('not_found')
  const asked =
    'fromId' in of
      ? ofMember(actor, owner, of.kinds)
      : sql.join(ofCustomer(actor, owner, customer as Customer), sql` union all `)
  const { rows } = await sql<Row>`select * from (${asked}) x order by x.together, x.kind, x.id`.execute(tx)
  const records = rows.filter(({ may }) => may)
  return {
    from,
    records: records.map(({ kind, id, together }) => ({ kind, id, together })),
    nextContacts: records.filter(({ next }) => next).length,
    approvals: records.reduce((sum, { approvals }) => sum + approvals, 0),
    beyond: rows.length - records.length,
  }
}

/** Pure: turn by turn, a customer with all that is his to one person. */
export function splitAmong(records: readonly Found[], to: readonly MemberId[]): Map<MemberId, Share> {
  const shares = new Map(to.map((id) => [id, emptyShare()]))
  const turns = new Map<string, MemberId>()
  for (const { kind, id, together } of records) {
    const receiver = turns.get(together) ?? (to[turns.size % to.length] as MemberId)
    turns.set(together, receiver)
    shares.get(receiver)?.[kind].push(id)
  }
  return shares
}

export const emptyShare = (): Share => ({ companies: [], people: [], deals: [], leads: [], tasks: [] })

function ofCustomer(actor: Actor, owner: MemberId | null, { id, is }: Customer): RawBuilder<unknown>[] {
  const his = (column: string) => sql`${sql.ref(column)} is not distinct from ${owner}::uuid`
  const on = sql`exists (select from deal_people dp where dp.workspace_id = d.workspace_id and dp.deal_id = d.id
                           and dp.person_id = ${id})`
  return [
    ...(is === 'company' ? [companies(actor, sql`c.id = ${id}`)] : []),
    people(actor, is === 'company' ? sql`p.company_id = ${id} and ${his('p.owner_id')}` : sql`p.id = ${id}`),
    deals(actor, sql`${is === 'company' ? sql`d.company_id = ${id}` : on} and ${his('d.owner_id')}`),
  ]
}

function ofMember(actor: Actor, owner: MemberId | null, kinds: readonly HandoverKind[]): RawBuilder<unknown> {
  const withDeals = kinds.includes('deals')
  const parts: Record<HandoverKind, RawBuilder<unknown>[]> = {
    customers: [companies(actor, sql`c.owner_id = ${owner}`), people(actor, sql`p.owner_id = ${owner}`)],
    deals: [deals(actor, sql`d.owner_id = ${owner}`)],
    leads: [leads(actor, sql`l.owner_id = ${owner}`)],
    // A task without a role on a deal of his goes with the deal.
    tasks: [
      tasks(
        actor,
        withDeals
          ? sql`t.assignee_id = ${owner} and (t.role_key is not null or t.deal_owner_id is distinct from ${owner}::uuid)`
          : sql`t.assignee_id = ${owner}`,
      ),
    ],
  }
  const asked = kinds.flatMap((kind) => parts[kind])
  return asked.length === 0
    ? sql`select null::text as kind, null::uuid as id, null::uuid as together, false as may, false as next, 0 as approvals where false`
    : sql.join(asked, sql` union all `)
}

const companies = (actor: Actor, where: RawBuilder<unknown>) => sql`
  select 'companies' as kind, c.id, c.id as together,
         coalesce(${ownerFilter(actor, 'customers.edit', sql`c.owner_id`, null)}, false) as may, false as next, 0 as approvals
  from companies c where c.workspace_id = ${actor.workspaceId} and ${where}`

const people = (actor: Actor, where: RawBuilder<unknown>) => sql`
  select 'people' as kind, p.id, coalesce(p.company_id, p.id) as together,
         coalesce(${ownerFilter(actor, 'customers.edit', sql`p.owner_id`, null)}, false) as may, false as next, 0 as approvals
  from people p where p.workspace_id = ${actor.workspaceId} and ${where}`

const deals = (actor: Actor, where: RawBuilder<unknown>) => sql`
  select 'deals' as kind, d.id,
         coalesce(d.company_id, (select min(dp.person_id::text)::uuid from deal_people dp
                                 where dp.workspace_id = d.workspace_id and dp.deal_id = d.id), d.id) as together,
         coalesce(${ownerFilter(actor, 'deals.edit', sql`d.owner_id`, null)}, false) as may,
         d.next_contact_on is not null as next,
         (select count(*)::integer from tasks t
          where t.workspace_id = d.workspace_id and t.deal_id = d.id and t.state = 'open' and t.kind = 'approval') as approvals
  from deals d where d.workspace_id = ${actor.workspaceId} and d.status in ('open', 'resting') and ${where}`

const leads = (actor: Actor, where: RawBuilder<unknown>) => sql`
  select 'leads' as kind, l.id, l.id as together,
         coalesce(${ownerFilter(actor, 'leads.edit', sql`l.owner_id`, null)}, false) as may, false as next, 0 as approvals
  from leads l
  where l.workspace_id = ${actor.workspaceId} and l.archived_at is null and l.status in ('new', 'contacted') and ${where}`

const tasks = (actor: Actor, where: RawBuilder<unknown>) => sql`
  select 'tasks' as kind, t.id, coalesce(d.company_id, d.id) as together,
         coalesce(${actsAsFilter(actor, 'tasks', sql`t.assignee_id`)}
                  or ${ownerFilter(actor, 'deals.edit', sql`t.deal_owner_id`, null)}, false) as may,
         false as next, 0 as approvals
  from tasks t
  join deals d on d.workspace_id = t.workspace_id and d.id = t.deal_id
  where t.workspace_id = ${actor.workspaceId} and t.state = 'open' and ${where}`
