import { sql } from 'kysely'
import type { Persona } from '../../contract/deals/deal.ts'
import type { DealId, PersonId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import { Refusal } from '../platform/refusal.ts'
import { allow } from './policy.ts'
import { mustExist } from './referred.ts'
import { lockDeal } from './table.ts'

/** Puts a person on the deal, or changes what he is in the purchase. */
export async function putPersonOnDeal(
  tx: Tx,
  { id, personId, personas }: { id: DealId; personId: PersonId; personas: readonly Persona[] },
  actor: Actor,
): Promise<void> {
  const deal = await lockDeal(tx, actor, id)
  allow(actor, 'edit', deal)
  await mustExist(tx, actor, { personId })
  await insertPersonOnDeal(tx, actor, id, personId, personas)
  await record(tx, actor, {
    type: 'deal.person_put',
    subject: { type: 'deal', id },
    dealId: id,
    data: { personId, personas },
  })
}

/** @throws Refusal `not_found` when he is not on it */
export async function takePersonOffDeal(
  tx: Tx,
  { id, personId }: { id: DealId; personId: PersonId },
  actor: Actor,
): Promise<void> {
  const deal = await lockDeal(tx, actor, id)
  allow(actor, 'edit', deal)
  const gone = await sql`
    delete from deal_people
    where workspace_id = ${actor.workspaceId} and deal_id = ${id} and person_id = ${personId}
  `.execute(tx)
  if (gone.numAffectedRows === 0n) throw new Refusal('not_found')
  await record(tx, actor, {
    type: 'deal.person_taken_off',
    subject: { type: 'deal', id },
    dealId: id,
    data: { personId },
  })
}

export async function insertPersonOnDeal(
  tx: Tx,
  actor: Actor,
  dealId: DealId,
  personId: PersonId,
  personas: readonly Persona[],
): Promise<void> {
  await sql`
    insert into deal_people (workspace_id, deal_id, person_id, personas)
    values (${actor.workspaceId}, ${dealId}, ${personId}, ${personas}::text[])
    on conflict (workspace_id, deal_id, person_id) do update set personas = excluded.personas
  `.execute(tx)
}
