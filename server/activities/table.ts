import { sql } from 'kysely'
import type { ActivityId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Activity } from './activity.ts'

/** The activity, locked until the transaction ends. `not_found` when there is none in this workspace. */
export async function lockActivity(tx: Tx, actor: Actor, id: ActivityId): Promise<Activity> {
  const { rows } = await sql<Activity>`
    select a.id, a.kind, a.direction, a.outcome, a.subject, a.body, a.at, a.by, a.deal_id as "dealId",
           a.company_id as "companyId", a.person_id as "personId", a.version
    from activities a
    where a.workspace_id = ${actor.workspaceId} and a.id = ${id}
    for update
  `.execute(tx)
  if (!rows[0]) throw new Refusal('not_found')
  return rows[0]
}

export async function insertActivity(tx: Tx, actor: Actor, activity: Activity): Promise<void> {
  await sql`
    insert into activities (workspace_id, id, kind, direction, outcome, subject, body, at, by, deal_id, company_id,
                            person_id, lead_id, created_at)
    values (${actor.workspaceId}, ${activity.id}, ${activity.kind}, ${activity.direction}, ${activity.outcome},
            ${activity.subject}, ${activity.body}, ${activity.at}, ${activity.by}, ${activity.dealId},
            ${activity.companyId}, ${activity.personId}, ${activity.leadId ?? null}, now())
  `.execute(tx)
}

/** Writes what may change of an activity and counts its version up. */
export async function saveActivity(tx: Tx, actor: Actor, activity: Activity): Promise<void> {
  await sql`
    update activities
    set direction = ${activity.direction}, outcome = ${activity.outcome}, subject = ${activity.subject},
        body = ${activity.body}, at = ${activity.at}, version = version + 1
    where workspace_id = ${actor.workspaceId} and id = ${activity.id}
  `.execute(tx)
}
