import type { FormFact } from '../../../contract/forms.ts'
import type { LeadId } from '../../../contract/ids.ts'
import type { Utm } from '../../../contract/leads/leads.ts'
import { textIn } from '../../../contract/text.ts'
import { contactLead } from '../../leads/contact-lead.ts'
import { createLead } from '../../leads/create-lead.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { type Form, hashOf } from '../form.ts'
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
  await becameLead(tx, actor, kept.id, leadId)
  return leadId
}

async function newLead(
  tx: Tx,
  form: Form,
  { answers, at, confirmedAt }: Kept,
  actor: Actor,
): Promise<LeadId> {
  const { facts, own, utm, language, consented } = answers
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
      consent: form.consent && consented ? consentTo(form, textIn(form.consent.text, language)) : null,
      cameBy: 'form',
    },
    actor,
  )
  return lead.id

  function consentTo({ consentVersion }: Form, text: string) {
    return { at, text, textVersion: `${consentVersion}`, textHash: hashOf(text), confirmedAt }
  }
}
