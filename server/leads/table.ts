import { sql } from 'kysely'
import type { LeadId, WorkspaceId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Lead } from './lead.ts'

/** The columns of a lead `l` in the shape of Lead. */
export const leadColumns = sql`
  l.id, l.number, l.name, l.company_name as "companyName", l.job_title as "jobTitle", l.email, l.phone,
  l.phone_e164 as "phoneE164", l.website, l.city, l.country, l.language, l.need, l.product_id as "productId", l.amount,
  l.currency, l.source, l.channel, l.campaign, l.utm, l.came_by as "cameBy", l.process_id as "processId", l.status,
  l.status_at as "statusAt", l.status_by as "statusBy", l.disqualify_reason as "disqualifyReason",
  l.disqualify_note as "disqualifyNote", l.recycle_on as "recycleOn", l.recycle_count as "recycleCount",
  l.owner_id as "ownerId", l.team_id as "teamId", l.assigned_at as "assignedAt", l.accepted_at as "acceptedAt",
  l.first_contact_warn_at as "firstContactWarnAt", l.first_contact_due_at as "firstContactDueAt",
  l.first_contact_at as "firstContactAt", l.last_contact_at as "lastContactAt", l.contact_count as "contactCount",
  l.company_id as "companyId", l.person_id as "personId", l.deal_id as "dealId", l.conversion, l.score,
  l.score_at as "scoreAt", l.answers, l.own, l.consent, l.duplicate_of as "duplicateOf", l.created_at as "createdAt",
  l.created_by as "createdBy", l.version`

/** The lead, locked until the transaction ends. `not_found` when there is none in this workspace. */
export async function lockLead(tx: Tx, actor: Actor, id: LeadId): Promise<Lead> {
  const [lead] = await lockLeads(tx, actor, [id])
  if (!lead) throw new Refusal('not_found')
  return lead
}

/** The same for several; locked in the order of their ids, so that two such calls cannot wait for each other. */
export async function lockLeads(tx: Tx, actor: Actor, ids: readonly LeadId[]): Promise<Lead[]> {
  const { rows } = await sql<Lead>`
    select ${leadColumns} from leads l
    where l.workspace_id = ${actor.workspaceId} and l.id = any (${ids}::uuid[])
    order by l.id
    for update
  `.execute(tx)
  return rows
}

export async function insertLead(
  tx: Tx,
  actor: Actor,
  lead: Omit<Lead, 'number' | 'version'>,
): Promise<Lead> {
  const numbered = { ...lead, number: await nextNumber(tx, actor.workspaceId), version: 1 }
  await sql`
    insert into leads (workspace_id, id, number, name, company_name, job_title, email, phone, phone_e164, website, city,
                       country, language, need, product_id, amount, currency, source, channel, campaign, utm, came_by,
                       process_id, status, status_at, status_by, owner_id, team_id, assigned_at, first_contact_warn_at,
                       first_contact_due_at, answers, own, consent, duplicate_of, created_at, created_by)
    values (${actor.workspaceId}, ${lead.id}, ${numbered.number}, ${lead.name}, ${lead.companyName}, ${lead.jobTitle},
            ${lead.email}, ${lead.phone}, ${lead.phoneE164}, ${lead.website}, ${lead.city}, ${lead.country},
            ${lead.language}, ${lead.need}, ${lead.productId}, ${lead.amount}, ${lead.currency}, ${lead.source},
            ${lead.channel}, ${lead.campaign}, ${json(lead.utm)}::jsonb, ${lead.cameBy}, ${lead.processId},
            ${lead.status}, ${lead.statusAt}, ${lead.statusBy}, ${lead.ownerId}, ${lead.teamId}, ${lead.assignedAt},
            ${lead.firstContactWarnAt}, ${lead.firstContactDueAt}, ${json(lead.answers)}::jsonb,
            ${json(lead.own)}::jsonb, ${json(lead.consent)}::jsonb, ${lead.duplicateOf}, ${lead.createdAt},
            ${lead.createdBy})
  `.execute(tx)
  return numbered
}

/** Reserves `count` consecutive numbers and returns the first. Numbers are never given twice. */
export async function nextNumber(tx: Tx, workspaceId: WorkspaceId, count = 1): Promise<number> {
  const { rows } = await sql<{ first: number }>`
    insert into lead_numbers as n (workspace_id, next) values (${workspaceId}, ${1 + count})
    on conflict (workspace_id) do update set next = n.next + ${count}
    returning next - ${count} as first
  `.execute(tx)
  return rows[0]?.first as number
}

/**
 * Writes everything that may change of a lead and counts its version up. A clock that begins anew is told of anew. The
 * score has a way of its own, since it is worked out beside whoever edits the lead. Who is given it by hand does not have
 * it by a rule (see assignment/).
 */
export async function saveLead(tx: Tx, actor: Actor, lead: Lead): Promise<Lead> {
  await sql`
    update leads
    set name = ${lead.name}, company_name = ${lead.companyName}, job_title = ${lead.jobTitle}, email = ${lead.email},
        phone = ${lead.phone}, phone_e164 = ${lead.phoneE164}, website = ${lead.website}, city = ${lead.city},
        country = ${lead.country}, language = ${lead.language}, need = ${lead.need}, product_id = ${lead.productId},
        amount = ${lead.amount}, currency = ${lead.currency}, source = ${lead.source}, channel = ${lead.channel},
        campaign = ${lead.campaign}, process_id = ${lead.processId}, status = ${lead.status},
        status_at = ${lead.statusAt}, status_by = ${lead.statusBy}, disqualify_reason = ${lead.disqualifyReason},
        disqualify_note = ${lead.disqualifyNote}, recycle_on = ${lead.recycleOn}, recycle_count = ${lead.recycleCount},
        owner_id = ${lead.ownerId}, team_id = ${lead.teamId}, assigned_at = ${lead.assignedAt},
        accepted_at = ${lead.acceptedAt}, first_contact_warn_at = ${lead.firstContactWarnAt},
        first_contact_due_at = ${lead.firstContactDueAt}, first_contact_at = ${lead.firstContactAt},
        first_contact_warned_at = case when first_contact_due_at is not distinct from ${lead.firstContactDueAt}
                                       then first_contact_warned_at end,
        first_contact_breached_at = case when first_contact_due_at is not distinct from ${lead.firstContactDueAt}
                                         then first_contact_breached_at end,
        last_contact_at = ${lead.lastContactAt}, contact_count = ${lead.contactCount}, company_id = ${lead.companyId},
        person_id = ${lead.personId}, deal_id = ${lead.dealId}, conversion = ${json(lead.conversion)}::jsonb,
        answers = ${json(lead.answers)}::jsonb, own = ${json(lead.own)}::jsonb, consent = ${json(lead.consent)}::jsonb,
        duplicate_of = ${lead.duplicateOf}, version = version + 1
    where workspace_id = ${actor.workspaceId} and id = ${lead.id}
  `.execute(tx)
  return { ...lead, version: lead.version + 1 }
}

const json = (value: object | null) => (value === null ? null : JSON.stringify(value))
