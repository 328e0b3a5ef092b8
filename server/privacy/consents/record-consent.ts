import { sql } from 'kysely'
import type { PersonId } from '../../../contract/ids.ts'
import type { Consent, RecordConsent } from '../../../contract/privacy.ts'
import { keepConsent } from '../../customers/consents/keep-consent.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { consentsWhere, mustHaveBeen, mustReach } from './consents.ts'

/** Writes down what a person agreed to. @throws Refusal `not_found`, `not_allowed`, `malformed` for a day to come */
export async function recordConsent(
  tx: Tx,
  { personId, ...given }: RecordConsent & { personId: PersonId },
  actor: Actor,
): Promise<Consent> {
  await mustReach(tx, personId, actor, 'edit')
  const { purpose, wording, textVersion = null, how, givenOn } = given
  mustHaveBeen(givenOn, 'body.givenOn')
  const kept = { personId, purpose, wording, textVersion, how, given: { on: givenOn } }
  const id = await keepConsent(tx, kept, actor)
  const [consent] = await consentsWhere(tx, actor, sql`c.id = ${id}`)
  return consent as Consent
}
