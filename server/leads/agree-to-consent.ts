import { createHash } from 'node:crypto'
import type { LeadId } from '../../contract/ids.ts'
import type { Consent } from '../../contract/leads/lead.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import { lockLead, saveLead } from './table.ts'

interface Asked {
  at: string
  /** As he read it, in his language. */
  text: string
  version: number
  /** The form or chat that asked, by name. */
  askedBy: string
  confirmedAt?: string | null
}

export const consentTo = ({ at, text, version, askedBy, confirmedAt = null }: Asked): Consent => ({
  at,
  text,
  textVersion: `${version}`,
  textHash: createHash('sha256').update(text).digest('hex'),
  confirmedAt,
  askedBy,
})

/** What somebody whose lead is known already agreed to since. The latest words stand on the lead, all of them in its story. */
export async function agreeToConsent(
  tx: Tx,
  { id, consent }: { id: LeadId; consent: Consent },
  actor: Actor,
): Promise<void> {
  const lead = await lockLead(tx, actor, id)
  await saveLead(tx, actor, { ...lead, consent })
  await recordAgreement(tx, { id, consent }, actor)
}

export async function recordAgreement(
  tx: Tx,
  { id, consent }: { id: LeadId; consent: Consent },
  actor: Actor,
): Promise<void> {
  const { text, textVersion, askedBy, confirmedAt } = consent
  await record(tx, actor, {
    type: 'lead.consented',
    subject: { type: 'lead', id },
    data: { text, textVersion, ...(askedBy && { askedBy }), ...(confirmedAt && { confirmedAt }) },
  })
}
