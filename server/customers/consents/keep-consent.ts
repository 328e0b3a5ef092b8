import { sql } from 'kysely'
import type { ConsentId, LeadId, PersonId } from '../../../contract/ids.ts'
import type { ConsentWay } from '../../../contract/privacy.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { newId } from '../../platform/ids.ts'

interface Given {
  personId: PersonId
  /** What for, as "Newsletter". */
  purpose: string
  wording: string
  textVersion: string | null
  how: ConsentWay
  /** A day, or an instant that is a day in the company's zone. */
  given: { on: string } | { at: string }
  /** When the second step of a double opt-in was taken. */
  confirmedAt?: string | null
  /** The lead that became this person. */
  leadId?: LeadId | undefined
}

/** Adds what a person agreed to to his log. Whether the actor may is for the caller to say. */
export async function keepConsent(
  tx: Tx,
  { personId, purpose, wording, textVersion, how, given, confirmedAt, leadId }: Given,
  actor: Actor,
): Promise<ConsentId> {
  const id = newId<ConsentId>()
  const day =
    'on' in given ? sql`${given.on}::date` : sql`(${given.at}::timestamptz at time zone w.time_zone)::date`
  const { rows } = await sql<{ on: string }>`
    insert into consents (workspace_id, id, person_id, purpose, wording, text_version, how, given_on, recorded_by,
                          lead_id)
    select w.workspace_id, ${id}, ${personId}, ${purpose}, ${wording}, ${textVersion}, ${how}, ${day},
           ${actor.memberId}, ${leadId ?? null}
    from workspaces w
    where w.workspace_id = ${actor.workspaceId}
    returning given_on as "on"
  `.execute(tx)
  await record(tx, actor, {
    type: 'person.consented',
    subject: { type: 'person', id: personId },
    data: { consentId: id, purpose, on: rows[0]?.on, how, ...(confirmedAt && { confirmedAt }) },
  })
  return id
}

/** What a lead brought along goes with it. */
export async function dropConsentsOfLead(tx: Tx, actor: Actor, leadId: LeadId): Promise<void> {
  await sql`delete from consents where workspace_id = ${actor.workspaceId} and lead_id = ${leadId}`.execute(
    tx,
  )
}
