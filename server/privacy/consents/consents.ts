import { type RawBuilder, sql } from 'kysely'
import type { PersonId } from '../../../contract/ids.ts'
import type { Consent } from '../../../contract/privacy.ts'
import { mayCustomer } from '../../customers/policy.ts'
import { ownerOfPerson } from '../../customers/table.ts'
import type { Actor } from '../../platform/actor.ts'
import { named } from '../../platform/database/named.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { fieldRefusal, Refusal } from '../../platform/refusal.ts'

/** The log of a person. @throws Refusal `not_found` where he may not be seen */
export async function listConsents(tx: Tx, personId: PersonId, actor: Actor): Promise<{ rows: Consent[] }> {
  await mustReach(tx, personId, actor, 'see')
  return { rows: await consentsWhere(tx, actor, sql`c.person_id = ${personId}`) }
}

export async function mustReach(
  tx: Tx,
  personId: PersonId,
  actor: Actor,
  act: 'see' | 'edit',
): Promise<void> {
  const ownerId = await ownerOfPerson(tx, actor, personId)
  if (ownerId === undefined || !mayCustomer(actor, 'see', { id: personId, ownerId }))
    throw new Refusal('not_found')
  if (!mayCustomer(actor, act, { id: personId, ownerId }))
    throw new Refusal('not_allowed', { needs: 'customers.edit' })
}

export async function consentsWhere(
  tx: Tx,
  actor: Actor,
  condition: RawBuilder<unknown>,
): Promise<Consent[]> {
  const { rows } = await sql<Consent>`
    select c.id, c.purpose, c.wording, c.text_version as "textVersion", c.how, c.given_on as "givenOn",
           utc(c.recorded_at) as "recordedAt", ${named('r')} as "recordedBy", c.version,
           case when c.withdrawn_on is null then null
                else jsonb_build_object('on', c.withdrawn_on, 'how', c.withdrawn_how, 'by', ${named('w')}) end as withdrawn
    from consents c
    left join members r on r.workspace_id = c.workspace_id and r.id = c.recorded_by
    left join members w on w.workspace_id = c.workspace_id and w.id = c.withdrawn_by
    where c.workspace_id = ${actor.workspaceId} and ${condition}
    order by c.given_on desc, c.id desc
  `.execute(tx)
  return rows
}

/**
 * Nobody agrees to something, or takes it back, on a day to come: what is dated so could not be taken back until then.
 * @throws Refusal `malformed`
 */
export function mustHaveBeen(day: string, path: string): void {
  const farthestEast = Temporal.Now.zonedDateTimeISO('Pacific/Kiritimati').toPlainDate().toString()
  if (day > farthestEast) throw fieldRefusal('malformed', path, 'this day is still to come')
}
