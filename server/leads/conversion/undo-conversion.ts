import { sql } from 'kysely'
import type { DealId, LeadId } from '../../../contract/ids.ts'
import { dropConsentsOfLead } from '../../customers/consents/keep-consent.ts'
import { countDeal, uncountReached } from '../../deals/lists/totals.ts'
import { lockDeal } from '../../deals/table.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { Refusal } from '../../platform/refusal.ts'
import { documentOf } from '../../process/versions/version-document.ts'
import type { Lead } from '../lead.ts'
import { allow } from '../policy.ts'
import { lockLead, saveLead } from '../table.ts'

const undoMs = 10 * 60_000

/** Until when a conversion can be taken back; null where it is too late, or there is none. */
export function undoableUntil(
  { conversion, dealId }: Pick<Lead, 'conversion' | 'dealId'>,
  now: number,
): string | null {
  if (!conversion || !dealId) return null
  const until = Date.parse(conversion.at) + undoMs
  return now < until ? new Date(until).toISOString() : null
}

/**
 * Takes a conversion back: the deal goes, and with it the company and the person that were made for it unless something
 * else needs them by now. The lead is as it was.
 * @throws Refusal `lead_open`, `conversion_not_undoable` after ten minutes or once somebody worked on the deal
 */
export async function undoConversion(tx: Tx, { id }: { id: LeadId }, actor: Actor): Promise<Lead> {
  const lead = await lockLead(tx, actor, id)
  allow(actor, 'convert', lead)
  const { conversion, dealId, companyId, personId } = lead
  if (lead.status !== 'qualified') throw new Refusal('lead_open', { status: lead.status })
  if (
    !conversion ||
    !dealId ||
    undoableUntil(lead, Date.now()) === null ||
    (await workedOn(tx, actor, dealId))
  )
    throw new Refusal('conversion_not_undoable')

  await removeDeal(tx, actor, lead, dealId)
  await dropConsentsOfLead(tx, actor, id)
  const { from, firstContactAt } = conversion
  const restored = await saveLead(tx, actor, {
    ...lead,
    status: from,
    statusAt: new Date().toISOString(),
    statusBy: actor.memberId,
    firstContactAt,
    companyId: null,
    personId: null,
    dealId: null,
    conversion: null,
  })
  const keptPerson = conversion.madePerson && personId && !(await removed(tx, actor, 'people', personId))
  const keptCompany =
    conversion.madeCompany && companyId && !(await removed(tx, actor, 'companies', companyId))
  await record(tx, actor, {
    type: 'lead.conversion_undone',
    subject: { type: 'lead', id },
    data: { ...(keptCompany && { keptCompany: companyId }), ...(keptPerson && { keptPerson: personId }) },
  })
  return restored
}

/** Whatever anybody does on a deal leaves an event of another transaction than that of the conversion. */
async function workedOn(tx: Tx, actor: Actor, dealId: DealId): Promise<boolean> {
  const { rows } = await sql<{ worked: boolean }>`
    select count(distinct e.tx) > 1 as worked
    from events e
    where e.workspace_id = ${actor.workspaceId} and e.deal_id = ${dealId}
  `.execute(tx)
  return rows[0]?.worked ?? true
}

async function removeDeal(tx: Tx, actor: Actor, lead: Lead, dealId: DealId): Promise<void> {
  const deal = await lockDeal(tx, actor, dealId)
  await countDeal(tx, actor, deal, null)
  await uncountReached(tx, actor, deal, await documentOf(tx, deal.processVersionId), [deal.stageKey])
  // The note of the need was made for the deal; what was said with the lead is the lead's again.
  await sql`
    delete from activities where workspace_id = ${actor.workspaceId} and deal_id = ${dealId} and lead_id is null
  `.execute(tx)
  await sql`
    update activities set deal_id = null, company_id = null, person_id = null
    where workspace_id = ${actor.workspaceId} and lead_id = ${lead.id}
  `.execute(tx)
  for (const table of ['tasks', 'stage_visits'] as const)
    await sql`
      delete from ${sql.table(table)} where workspace_id = ${actor.workspaceId} and deal_id = ${dealId}
    `.execute(tx)
  await sql`delete from deals where workspace_id = ${actor.workspaceId} and id = ${dealId}`.execute(tx)
}

/** Removes a record unless something refers to it. */
async function removed(tx: Tx, actor: Actor, table: 'people' | 'companies', id: string): Promise<boolean> {
  const column = sql.ref(table === 'people' ? 'person_id' : 'company_id')
  const { rows } = await sql`
    select from activities where workspace_id = ${actor.workspaceId} and ${column} = ${id} limit 1
  `.execute(tx)
  if (rows.length > 0) return false
  await sql`savepoint removing`.execute(tx)
  try {
    await sql`delete from ${sql.table(table)} where workspace_id = ${actor.workspaceId} and id = ${id}`.execute(
      tx,
    )
    await sql`release savepoint removing`.execute(tx)
    return true
  } catch (fault) {
    if ((fault as { code?: string }).code !== '23503') throw fault
    await sql`rollback to savepoint removing`.execute(tx)
    return false
  }
}
