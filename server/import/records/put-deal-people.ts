import { sql } from 'kysely'
import type { DealId, MemberId } from '../../../contract/ids.ts'
import type { Deal } from '../../deals/deal.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { reaches } from '../../team/reach.ts'
import type { Plan } from '../import.ts'
import type { Run } from '../running/run.ts'
import type { FreshPerson } from './find-deal-people.ts'
import type { DealRecord } from './import-deals.ts'

type Plans = readonly Plan<DealRecord>[]

/** Marks who is on his deal already. */
export async function markThoseOn(
  tx: Tx,
  actor: Actor,
  drafts: readonly DealRecord['draft'][],
  known: readonly (Deal | undefined)[],
): Promise<void> {
  const pairs = drafts.flatMap(({ person }, place) => {
    const deal = known[place]
    return person && !person.fresh && deal ? [{ place, deal: deal.id, person: person.id }] : []
  })
  if (pairs.length === 0) return
  const { rows } = await sql<{ place: number }>`
    select a.place
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as a (place integer, deal uuid, person uuid)
    join deal_people x on x.workspace_id = ${actor.workspaceId} and x.deal_id = a.deal and x.person_id = a.person
  `.execute(tx)
  for (const { place } of rows) {
    const person = drafts[place]?.person
    if (person) person.isOn = true
  }
}

/** Makes the people whom only the file knows, each once, at the company of the first deal that names them. */
export async function makeDealPeople(tx: Tx, actor: Actor, run: Run, plans: Plans): Promise<void> {
  const rows = new Map<FreshPerson, object>()
  for (const { record: deal } of plans) {
    const fresh = deal?.draft.person?.fresh
    if (!deal || !fresh || rows.has(fresh)) continue
    const { ids } = deal.draft.linked
    const { id, name, email, phone } = fresh
    const company_id = ids.company_id ?? deal.change?.existing.companyId ?? null
    const owner = (ids.owner_id ?? null) as MemberId | null
    // The deal's owner talks to him, where the importer could give him the person by hand.
    const owner_id = owner && reaches(actor, 'customers.edit', owner, null) ? owner : actor.memberId
    rows.set(fresh, { id, name, email, phone, company_id, owner_id })
  }
  if (rows.size === 0) return
  await sql`
    insert into people (workspace_id, id, name, email, phone, company_id, owner_id, import_id, created_at)
    select ${actor.workspaceId}, p.id, p.name, p.email, p.phone, p.company_id, p.owner_id, ${run.id}, now()
    from jsonb_to_recordset(${JSON.stringify([...rows.values()])}::jsonb)
      as p (id uuid, name text, email text, phone text, company_id uuid, owner_id uuid)
  `.execute(tx)
  await record(
    tx,
    actor,
    ...[...rows.keys()].map(({ id, name }) => ({
      type: 'person.created' as const,
      subject: { type: 'person', id },
      data: { name },
    })),
  )
}

/** Puts the people on their deals. Who was put on a deal that was there before is kept for the undo. */
export async function putDealPeople(tx: Tx, actor: Actor, plans: Plans): Promise<void> {
  const put = plans.flatMap((plan) => {
    const person = plan.record?.draft.person
    return person && !person.isOn ? [{ plan, deal: plan.id as DealId, person: person.id }] : []
  })
  if (put.length === 0) return
  await sql`
    insert into deal_people (workspace_id, deal_id, person_id)
    select ${actor.workspaceId}, a.deal, a.person
    from jsonb_to_recordset(${JSON.stringify(put.map(({ deal, person }) => ({ deal, person })))}::jsonb)
      as a (deal uuid, person uuid)
    on conflict do nothing
  `.execute(tx)
  const changed = put.filter(({ plan }) => plan.state === 'updated')
  for (const { plan, person } of changed) plan.before = { ...(plan.before as object), people: [person] }
  await record(
    tx,
    actor,
    ...changed.map(({ deal, person }) => ({
      type: 'deal.person_put' as const,
      subject: { type: 'deal', id: deal },
      dealId: deal,
      data: { personId: person, personas: [] },
    })),
  )
}
