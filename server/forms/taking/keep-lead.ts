import type { FormFact } from '../../../contract/forms.ts'
import type { LeadId } from '../../../contract/ids.ts'
import type { Consent, Utm } from '../../../contract/leads/lead.ts'
import { textIn } from '../../../contract/text.ts'
import { agreeToConsent, consentTo } from '../../leads/agree-to-consent.ts'
import { contactLead } from '../../leads/contact-lead.ts'
import { createLead } from '../../leads/create-lead.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import type { Form } from '../form.ts'
import type { Answers } from './read-answers.ts'
import { becameLead, leadOfSender } from './submissions.ts'

interface Kept {
  id: string
  sender: string
  at: string
  answers: Answers
  /** When the second step of a double opt-in was taken. */
  confirmedAt: string | null
}

/**
 * Makes the lead of a sending. Somebody whose lead is still open has it already: that he asked again is written there,
 * and nothing that is known of him is overwritten by what a stranger says.
 */
export async function keepLead(tx: Tx, form: Form, kept: Kept, actor: Actor): Promise<LeadId> {
  const known = await leadOfSender(tx, actor, form, kept.sender)
  const leadId = known ?? (await newLead(tx, form, kept, actor))
  await record(tx, actor, {
    type: known ? 'lead.asked_again' : 'lead.form_sent',
    subject: { type: 'lead', id: leadId },
    data: { formId: form.id, form: form.name },
  })
  if (known && kept.answers.facts.need)
    await contactLead(
      tx,
      { id: leadId, kind: 'note', subject: form.name, body: kept.answers.facts.need },
      actor,
    )
  const consent = known && consentOf(form, kept)
  if (consent) await agreeToConsent(tx, { id: leadId, consent }, actor)
  await becameLead(tx, actor, kept.id, leadId)
  return leadId
}

async function newLead(
  tx: Tx,
  form: Form,
  { answers, at, confirmedAt }: Kept,
  actor: Actor,
): Promise<LeadId> {
  const { facts, own, utm, language } = answers
  const lead = await createLead(
    tx,
    {
      ...(facts as Partial<Record<FormFact, string>>),
      own,
      language,
      utm: Object.keys(utm).length === 0 ? null : (utm as Utm),
      source: form.source,
      channel: form.channel,
      campaign: form.campaign ?? undefined,
      consent: consentOf(form, { answers, at, confirmedAt }),
      cameBy: 'form',
    },
    actor,
  )
  return lead.id
}

function consentOf(
  { name: askedBy, consent, consentVersion: version }: Form,
  { answers, at, confirmedAt }: Pick<Kept, 'answers' | 'at' | 'confirmedAt'>,
): Consent | null {
  if (!consent || !answers.consented) return null
  return consentTo({ at, text: textIn(consent.text, answers.language), version, askedBy, confirmedAt })
}
