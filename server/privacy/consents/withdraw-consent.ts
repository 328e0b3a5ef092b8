import { sql } from 'kysely'
import type { ConsentId, PersonId } from '../../../contract/ids.ts'
import type { Consent, WithdrawConsent } from '../../../contract/privacy.ts'
import type { Actor } from '../../platform/actor.ts'
import { seen } from '../../platform/database/seen.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { fieldRefusal, Refusal } from '../../platform/refusal.ts'
import { consentsWhere, mustHaveBeen, mustReach } from './consents.ts'

/**
 * A consent is taken back; that it was given stays written.
 * @throws Refusal `malformed` where it would be taken back before it was given, or on a day to come
 */
export async function withdrawConsent(
  tx: Tx,
  asked: WithdrawConsent & { personId: PersonId; consentId: ConsentId; ifMatch: number },
  actor: Actor,
): Promise<Consent> {
  const { personId, consentId, ifMatch, on, how } = asked
  await mustReach(tx, personId, actor, 'edit')
  const his = sql`c.id = ${consentId} and c.person_id = ${personId}`
  const [consent] = await consentsWhere(tx, actor, his)
  if (!consent) throw new Refusal('not_found')
  seen(consent, ifMatch)
  mustHaveBeen(on, 'body.on')
  if (on < consent.givenOn) throw fieldRefusal('malformed', 'body.on', 'not before it was given')
  const saved = await sql`
    update consents
    set withdrawn_on = ${on}, withdrawn_how = ${how}, withdrawn_by = ${actor.memberId}, version = version + 1
    where workspace_id = ${actor.workspaceId} and id = ${consentId} and version = ${ifMatch}
  `.execute(tx)
  if (saved.numAffectedRows !== 1n) throw new Refusal('changed_meanwhile')
  await record(tx, actor, {
    type: 'person.consent_withdrawn',
    subject: { type: 'person', id: personId },
    data: { consentId, purpose: consent.purpose, on, how },
  })
  const [after] = await consentsWhere(tx, actor, his)
  return after as Consent
}
