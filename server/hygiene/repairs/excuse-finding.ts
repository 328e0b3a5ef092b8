import { sql } from 'kysely'
import type { CheckedEntity } from '../../../contract/hygiene/checks.ts'
import type { DealId, MemberId } from '../../../contract/ids.ts'
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

/** Why, who said so, and when. */
interface Said {
  reason: string
  saidBy: MemberId | null
  saidAt: string
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
  const { rows } = await sql<Said>`
    delete from check_excuses
    where workspace_id = ${actor.workspaceId} and record_id = ${id} and check_key = ${key}
    returning reason, by as "saidBy", at as "saidAt"
  `.execute(tx)
  if (!rows[0]) return { score: await wholeScore(tx, actor) }
  return noted(tx, entity, 'excuse_taken_back', { key, id, ...rows[0] }, actor)
}

/**
 * Undoes taking it back, within ten minutes: the reason stands again as it stood.
 * @throws Refusal `not_found` where nothing was taken back of late
 */
export async function restoreExcuse(
  tx: Tx,
  { key, id }: Excused,
  actor: Actor,
): Promise<{ score: number | null }> {
  const entity = await mustEdit(tx, { key, id }, actor)
  const { rows } = await sql<{ data: Partial<Said> }>`
    select e.data from events e
    where e.workspace_id = ${actor.workspaceId} and e.subject_id = ${id}
      and e.type = ${`${entity}.excuse_taken_back`} and e.data ->> 'key' = ${key} and e.at > now() - interval '10 minutes'
    order by e.seq desc
    limit 1
  `.execute(tx)
  // An erasure may have been there meanwhile.
  const { reason, saidBy, saidAt } = rows[0]?.data ?? {}
  if (reason === undefined || saidAt === undefined) throw new Refusal('not_found')
  const { numAffectedRows } = await sql`
    insert into check_excuses (workspace_id, record_id, check_key, reason, by, at)
    values (${actor.workspaceId}, ${id}, ${key}, ${reason}, ${saidBy ?? null}, ${saidAt})
    on conflict do nothing
  `.execute(tx)
  // Somebody was faster, or has said something else since: that stands.
  if (numAffectedRows === 0n) return { score: await wholeScore(tx, actor) }
  return noted(tx, entity, 'excused', { key, id, reason }, actor)
}

async function noted(
  tx: Tx,
  entity: CheckedEntity,
  what: 'excused' | 'excuse_taken_back',
  { id, ...data }: Excused & Partial<Said>,
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
