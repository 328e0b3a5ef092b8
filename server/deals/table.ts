import { sql } from 'kysely'
import type { Tag } from '../../contract/customers/tags.ts'
import type { DealId, MemberId, PersonId, WorkspaceId } from '../../contract/ids.ts'
import { ownColumn } from '../fields/change-own.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Deal } from './deal.ts'

/** The columns of a deal `d` in the shape of Deal. */
export const dealColumns = sql`
  d.id, d.number, d.title, d.process_id as "processId", d.process_version_id as "processVersionId",
  d.stage_key as "stageKey", d.visit_seq as "visitSeq", d.entered_at as "enteredAt", d.warn_at as "warnAt",
  d.deadline_at as "deadlineAt", d.status, d.resting_until as "restingUntil",
  coalesce(d.resting_count, 0) as "restingCount", d.resting_plan as "restingPlan", d.returns_to as "returnsTo",
  d.buying_stage as "buyingStage", d.buying_stage_at as "buyingStageAt", d.buying_evidence as "buyingEvidence",
  d.closed_at as "closedAt",
  d.closed_by as "closedBy", d.close_reason as "closeReason", d.close_note as "closeNote", d.owner_id as "ownerId",
  d.company_id as "companyId", d.product_id as "productId", d.amount, d.currency, d.source, d.channel,
  d.expected_close_on as "expectedCloseOn", d.next_contact_on as "nextContactOn",
  coalesce(d.import_flags, '{}') as "importFlags", coalesce(d.own, '{}') as own, d.created_at as "createdAt", d.version`

/** Names of what a deal points to, beside dealColumns. */
export const nameColumns = sql`
  o.name as "ownerName", c.name as "companyName", p.name as "productName",
  case when d.company_id is null then (
    select jsonb_build_object('id', w.id, 'name', w.name)
    from deal_people dp
    join people w on w.workspace_id = dp.workspace_id and w.id = dp.person_id
    where dp.workspace_id = d.workspace_id and dp.deal_id = d.id
    order by dp.person_id
    limit 1) end as person`

/** A deal `d` with its owner `o`, company `c` and product `p`. */
export const dealsWithNames = sql`deals d
  left join members o on o.workspace_id = d.workspace_id and o.id = d.owner_id
  left join companies c on c.workspace_id = d.workspace_id and c.id = d.company_id
  left join products p on p.workspace_id = d.workspace_id and p.id = d.product_id`

export interface Names {
  ownerName: string | null
  companyName: string | null
  productName: string | null
  /** Who buys, where no company does. */
  person: { id: PersonId; name: string } | null
  /** Of its customer, where a list is asked for them. */
  tags?: Tag[]
}

/** The deal, locked until the transaction ends. `not_found` when there is none in this workspace. */
export async function lockDeal(tx: Tx, actor: Actor, id: DealId): Promise<Deal> {
  const { rows } = await sql<Deal>`
    select ${dealColumns} from deals d
    where d.workspace_id = ${actor.workspaceId} and d.id = ${id}
    for update
  `.execute(tx)
  if (!rows[0]) throw new Refusal('not_found')
  return rows[0]
}

/** The same for several; locked in the order of their ids, so that two such calls cannot wait for each other. */
export async function lockDeals(tx: Tx, actor: Actor, ids: readonly DealId[]): Promise<Deal[]> {
  const { rows } = await sql<Deal>`
    select ${dealColumns} from deals d
    where d.workspace_id = ${actor.workspaceId} and d.id = any (${ids}::uuid[])
    order by d.id
    for update
  `.execute(tx)
  return rows
}

export async function insertDeal(
  tx: Tx,
  actor: Actor,
  deal: Omit<Deal, 'number' | 'version' | 'importFlags'>,
  firstContact: { warnAt: string | null; dueAt: string | null },
): Promise<Deal> {
  const number = await nextNumber(tx, actor.workspaceId)
  await sql`
    insert into deals (workspace_id, id, number, title, process_id, process_version_id, stage_key, visit_seq,
                       entered_at, warn_at, deadline_at, status, owner_id, company_id, product_id, amount, currency,
                       source, channel, expected_close_on, next_contact_on, own, created_at,
                       first_contact_warn_at, first_contact_due_at)
    values (${actor.workspaceId}, ${deal.id}, ${number}, ${deal.title}, ${deal.processId}, ${deal.processVersionId},
            ${deal.stageKey}, ${deal.visitSeq}, ${deal.enteredAt}, ${deal.warnAt}, ${deal.deadlineAt}, ${deal.status},
            ${deal.ownerId}, ${deal.companyId}, ${deal.productId}, ${deal.amount}, ${deal.currency}, ${deal.source},
            ${deal.channel}, ${deal.expectedCloseOn}, ${deal.nextContactOn}, ${ownColumn(deal.own)},
            ${deal.createdAt},
            ${firstContact.warnAt}, ${firstContact.dueAt})
  `.execute(tx)
  return { ...deal, number, importFlags: [], version: 1 }
}

/** Reserves `count` consecutive numbers and returns the first. Numbers are never given twice. */
export async function nextNumber(tx: Tx, workspaceId: WorkspaceId, count = 1): Promise<number> {
  const { rows } = await sql<{ first: number }>`
    insert into deal_numbers as n (workspace_id, next) values (${workspaceId}, ${1 + count})
    on conflict (workspace_id) do update set next = n.next + ${count}
    returning next - ${count} as first
  `.execute(tx)
  return rows[0]?.first as number
}

/** Writes everything that may change of a deal and counts its version up. */
export async function saveDeal(tx: Tx, actor: Actor, deal: Deal): Promise<Deal> {
  await sql`
    update deals
    set title = ${deal.title}, stage_key = ${deal.stageKey}, visit_seq = ${deal.visitSeq},
        entered_at = ${deal.enteredAt}, warn_at = ${deal.warnAt}, deadline_at = ${deal.deadlineAt},
        status = ${deal.status}, resting_until = ${deal.restingUntil},
        resting_count = nullif(${deal.restingCount}::integer, 0), resting_plan = ${deal.restingPlan},
        returns_to = ${deal.returnsTo}, buying_stage = ${deal.buyingStage},
        buying_stage_at = ${deal.buyingStageAt}, buying_evidence = ${deal.buyingEvidence}, closed_at = ${deal.closedAt},
        closed_by = ${deal.closedBy}, close_reason = ${deal.closeReason}, close_note = ${deal.closeNote},
        owner_id = ${deal.ownerId}, company_id = ${deal.companyId}, product_id = ${deal.productId},
        amount = ${deal.amount}, currency = ${deal.currency}, source = ${deal.source}, channel = ${deal.channel},
        expected_close_on = ${deal.expectedCloseOn}, next_contact_on = ${deal.nextContactOn},
        own = ${ownColumn(deal.own)}, import_flags = nullif(${deal.importFlags}::text[], '{}'), version = version + 1
    where workspace_id = ${actor.workspaceId} and id = ${deal.id}
  `.execute(tx)
  return { ...deal, version: deal.version + 1 }
}

/** Another owner for several at once. */
export async function saveOwner(
  tx: Tx,
  actor: Actor,
  ids: readonly DealId[],
  ownerId: MemberId | null,
): Promise<void> {
  await sql`
    update deals set owner_id = ${ownerId}, version = version + 1
    where workspace_id = ${actor.workspaceId} and id = any (${ids}::uuid[])
  `.execute(tx)
}
