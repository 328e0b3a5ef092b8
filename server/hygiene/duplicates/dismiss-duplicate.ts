import { sql } from 'kysely'
import type { DuplicateEntity } from '../../../contract/hygiene/duplicates.ts'
import { allow, type Whose } from '../../customers/policy.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { Refusal } from '../../platform/refusal.ts'

interface Two {
  firstId: string
  secondId: string
}

/** Remembers that these are two, whatever changes on them. A pair that nobody found may be dismissed as well. */
export async function dismissDuplicate(tx: Tx, { firstId, secondId }: Two, actor: Actor): Promise<void> {
  const entity = await mustBeTwo(tx, { firstId, secondId }, actor)
  const { numAffectedRows } = await sql`
    insert into duplicate_pairs as d (workspace_id, first_id, second_id, entity, score, reasons, dismissed_at, dismissed_by)
    values (${actor.workspaceId}, least(${firstId}::uuid, ${secondId}::uuid), greatest(${firstId}::uuid, ${secondId}::uuid),
            ${entity}, 0, '{}', now(), ${actor.memberId})
    on conflict (workspace_id, first_id, second_id) do update
    set dismissed_at = now(), dismissed_by = excluded.dismissed_by
    where d.dismissed_at is null
  `.execute(tx)
  if (numAffectedRows === 0n) return
  await record(tx, actor, {
    type: `${entity}.told_apart`,
    subject: { type: entity, id: firstId },
    data: { other: secondId },
  })
}

/** Takes that back; the two are compared again. */
export async function undismissDuplicate(tx: Tx, { firstId, secondId }: Two, actor: Actor): Promise<void> {
  const entity = await mustBeTwo(tx, { firstId, secondId }, actor)
  const { numAffectedRows } = await sql`
    delete from duplicate_pairs
    where workspace_id = ${actor.workspaceId} and first_id = least(${firstId}::uuid, ${secondId}::uuid)
      and second_id = greatest(${firstId}::uuid, ${secondId}::uuid) and dismissed_at is not null
  `.execute(tx)
  if (numAffectedRows === 0n) return
  await sql`
    update duplicate_keys set waiting = true
    where workspace_id = ${actor.workspaceId} and record_id = ${firstId}
  `.execute(tx)
  await record(tx, actor, {
    type: `${entity}.may_be_one`,
    subject: { type: entity, id: firstId },
    data: { other: secondId },
  })
}

/** Two people or two companies, both of which he may edit. */
async function mustBeTwo(tx: Tx, { firstId, secondId }: Two, actor: Actor): Promise<DuplicateEntity> {
  const { rows } = await sql<{ entity: DuplicateEntity } & Whose>`
    select 'person' as entity, id, owner_id as "ownerId" from people
    where workspace_id = ${actor.workspaceId} and id in (${firstId}, ${secondId})
    union all
    select 'company', id, owner_id from companies
    where workspace_id = ${actor.workspaceId} and id in (${firstId}, ${secondId})
  `.execute(tx)
  const [one, other] = rows
  if (!one || !other || one.entity !== other.entity) throw new Refusal('not_found')
  for (const row of rows) allow(actor, 'edit', row)
  return one.entity
}
