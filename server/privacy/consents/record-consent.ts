import { sql } from 'kysely'
import type { ConsentId, PersonId } from '../../../contract/ids.ts'
import type { Consent, RecordConsent } from '../../../contract/privacy.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { newId } from '../../platform/ids.ts'
import { consentsWhere, mustReach } from './consents.ts'

/** Writes down what a person agreed to. @throws Refusal `not_found`, `not_allowed` */
export async function recordConsent(
  tx: Tx,
  { personId, ...given }: RecordConsent & { personId: PersonId },
  actor: Actor,
): Promise<Consent> {
  await mustReach(tx, personId, actor, 'edit')
  const id = newId<ConsentId>()
  await sql`
    insert into consents (workspace_id, id, person_id, purpose, wording, text_version, how, given_on, recorded_by)
    values (${actor.workspaceId}, ${id}, ${personId}, ${given.purpose}, ${given.wording}, ${given.textVersion ?? null},
            ${given.how}, ${given.givenOn}, ${actor.memberId})
  `.execute(tx)
  await record(tx, actor, {
    type: 'person.consented',
    subject: { type: 'person', id: personId },
    data: { consentId: id, purpose: given.purpose, on: given.givenOn },
  })
  const [consent] = await consentsWhere(tx, actor, sql`c.id = ${id}`)
  return consent as Consent
}
