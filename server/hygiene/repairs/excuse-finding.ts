import { sql } from 'kysely'
import type { CheckedEntity } from '../../../contract/hygiene/checks.ts'
import type { DealId } from '../../../contract/ids.ts'
import { allow as allowCustomer } from '../../customers/policy.ts'
import { lockCompany, lockPerson } from '../../customers/table.ts'
import { allow as allowDeal } from '../../deals/policy.ts'
import { lockDeal } from '../../deals/table.ts'
import { allow as allowLead } from '../../leads/policy.ts'
import { lockLead } from '../../leads/table.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { Refusal } from '../../platform/refusal.ts'
import { checkRecords } from '../checks/check-records.ts'
import { knownChecks } from '../checks/known-checks.ts'
import { wholeScore } from '../score/cleanness.ts'

interface Excused {
  key: string
  id: string
}

/** Keeps why a record is right as it is; from then on it passes the check. Said again, the later reason stands. */
export async function excuseFinding(
  tx: Tx,
  { key, id, reason }: Excused & { reason: string },
  actor: Actor,
): Promise<{ score: number | null }> {
  const entity = await mustEdit(tx, { key, id }, actor)
  await sql`
    insert into check_excuses (workspace_id, record_id, check_key, reason, by)
    values (${actor.workspaceId}, ${id}, ${key}, ${reason}, ${actor.memberId})
    on conflict (workspace_id, record_id, check_key) do update set reason = excluded.reason, at = now(), by = excluded.by
  `.execute(tx)
  return noted(tx, entity, 'excused', { key, id, reason }, actor)
}

export async function takeBackExcuse(
  tx: Tx,
  { key, id }: Excused,
  actor: Actor,
): Promise<{ score: number | null }> {
  const entity = await mustEdit(tx, { key, id }, actor)
  const { numAffectedRows } = await sql`
    delete from check_excuses
    where workspace_id = ${actor.workspaceId} and record_id = ${id} and check_key = ${key}
  `.execute(tx)
  if (numAffectedRows === 0n) return { score: await wholeScore(tx, actor) }
  return noted(tx, entity, 'excuse_taken_back', { key, id }, actor)
}

async function noted(
  tx: Tx,
  entity: CheckedEntity,
  what: 'excused' | 'excuse_taken_back',
  { id, ...data }: Excused & { reason?: string },
  actor: Actor,
): Promise<{ score: number | null }> {
  await record(tx, actor, {
    type: `${entity}.${what}`,
    subject: { type: entity, id },
    ...(entity === 'deal' && { dealId: id as DealId }),
    data,
  })
  await checkRecords(tx, actor.workspaceId, entity, { ids: [id] })
  return { score: await wholeScore(tx, actor) }
}

/** The kind the check is of, if he may edit the record. */
async function mustEdit(tx: Tx, { key, id }: Excused, actor: Actor): Promise<CheckedEntity> {
  const check = (await knownChecks(tx, actor.workspaceId)).find((one) => one.key === key)
  if (!check) throw new Refusal('not_found')
  switch (check.entity) {
    case 'company':
      allowCustomer(actor, 'edit', await lockCompany(tx, actor, id as never))
      break
    case 'person':
      allowCustomer(actor, 'edit', await lockPerson(tx, actor, id as never))
      break
    case 'deal':
      allowDeal(actor, 'edit', await lockDeal(tx, actor, id as never))
      break
    case 'lead':
      allowLead(actor, 'edit', await lockLead(tx, actor, id as never))
  }
  return check.entity
}
