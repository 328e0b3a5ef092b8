import type { ChatScript } from '../../../contract/chat/script.ts'
import type { ActivityId, LeadId } from '../../../contract/ids.ts'
import type { Consent, LeadAnswers, Utm } from '../../../contract/leads/lead.ts'
import { textIn } from '../../../contract/text.ts'
import { insertActivity, lockActivity, saveActivity } from '../../activities/table.ts'
import { agreeToConsent, consentTo } from '../../leads/agree-to-consent.ts'
import { createLead } from '../../leads/create-lead.ts'
import { editLead } from '../../leads/edit-lead.ts'
import { lockLead, saveLead } from '../../leads/table.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { newId } from '../../platform/ids.ts'
import type { ChatRow, Talk } from '../chat.ts'
import { messagesAfter } from '../talks/table.ts'
import { filledBy } from './filled-by.ts'
import { transcriptOf } from './transcript.ts'

interface Kept {
  talk: Talk
  chat: ChatRow
  script: ChatScript
  /** Somebody is to answer or to call: there is a lead whatever is known of it. */
  must: boolean
}

/**
 * The lead of a conversation: made as soon as the visitor has said who he is and how to reach him, afterwards kept up
 * with what else he says. The conversation stands on it word by word.
 */
export async function keepLead(tx: Tx, house: Actor, { talk, chat, script, must }: Kept): Promise<Talk> {
  const { facts, answers } = filledBy(script, talk.answers, talk.language)
  const consent = consentOf(talk, chat, script)
  if (talk.leadId === null) {
    const reachable = facts.email !== undefined || facts.phone !== undefined
    const named = facts.name !== undefined || facts.companyName !== undefined
    if (!must && !(reachable && named)) return talk
    const lead = await createLead(
      tx,
      {
        ...facts,
        name: facts.name ?? facts.companyName ?? facts.email ?? facts.phone ?? visitor[talk.language],
        language: talk.language,
        source: 'website',
        channel: 'inbound',
        utm: utmOf(talk),
        ownerId: chat.ownerId,
        teamId: chat.teamId,
        cameBy: 'chat',
        answers,
        consent,
      },
      house,
    )
    const activityId = await noteTalk(tx, house, { talk, chat, leadId: lead.id })
    return { ...talk, leadId: lead.id, activityId }
  }
  await keepUp(tx, house, talk.leadId, { facts, answers, consent })
  await keepTranscript(tx, house, talk)
  return talk
}

/** What a visitor without a name is called by. */
const visitor = { en: 'Visitor', pl: 'Gość strony', nb: 'Besøkende', fa: 'بازدیدکننده' } as const

/** Later answers complete the lead. What a colleague has put right since is left as it is. */
async function keepUp(
  tx: Tx,
  house: Actor,
  id: LeadId,
  { facts, answers, consent }: ReturnType<typeof filledBy> & { consent: Consent | null },
): Promise<void> {
  const lead = await lockLead(tx, house, id)
  if (consent && lead.consent === null) {
    await agreeToConsent(tx, { id, consent }, house)
    return keepUp(tx, house, id, { facts, answers, consent })
  }
  const nameless = Object.values(visitor).some((word) => word === lead.name)
  const missing = Object.fromEntries(
    Object.entries(facts).filter(
      ([field]) => lead[field as keyof typeof lead] === null || (field === 'name' && nameless),
    ),
  )
  const edited = await editLead(tx, { id, ifMatch: lead.version, edit: missing }, house)
  if (JSON.stringify(edited.answers) === JSON.stringify({ ...edited.answers, ...answers })) return
  await saveLead(tx, house, { ...edited, answers: { ...edited.answers, ...answers } as LeadAnswers })
}

/** Of the text as it stood in the version the conversation began with. */
function consentOf(talk: Talk, { name: askedBy }: ChatRow, script: ChatScript): Consent | null {
  const { consentedAt: at, language, number: version } = talk
  return at && script.consent
    ? consentTo({ at, text: textIn(script.consent, language), version, askedBy })
    : null
}

/** A note on the lead: its clock runs on, since nobody of ours was in touch yet. */
async function noteTalk(
  tx: Tx,
  house: Actor,
  { talk, chat, leadId }: { talk: Talk; chat: ChatRow; leadId: LeadId },
): Promise<ActivityId> {
  const id = newId<ActivityId>()
  await insertActivity(tx, house, {
    id,
    kind: 'note',
    direction: null,
    outcome: null,
    subject: chat.name,
    body: transcriptOf(await messagesAfter(tx, house, talk.id, 0)),
    at: new Date().toISOString(),
    by: null,
    dealId: null,
    leadId,
    companyId: null,
    personId: null,
    version: 1,
  })
  await record(tx, house, {
    type: 'lead.noted',
    subject: { type: 'lead', id: leadId },
    data: { activityId: id, kind: 'note', direction: null, outcome: null, subject: chat.name },
  })
  return id
}

/** The note follows the conversation. */
export async function keepTranscript(tx: Tx, house: Actor, talk: Talk): Promise<void> {
  if (talk.activityId === null) return
  const activity = await lockActivity(tx, house, talk.activityId)
  const body = transcriptOf(await messagesAfter(tx, house, talk.id, 0))
  await saveActivity(tx, house, { ...activity, body })
}

/** Where he came from, as the page's address says it. */
function utmOf({ page, referrer }: Talk): Utm | null {
  const asked = page ? new URL(page).searchParams : new URLSearchParams()
  const said = ['source', 'medium', 'campaign', 'term', 'content'].map(
    (name) => [name, asked.get(`utm_${name}`)?.trim().slice(0, 200)] as const,
  )
  const known = [...said, ['page', page] as const, ['referrer', referrer] as const].filter(
    ([, value]) => value && !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(value),
  )
  return known.length === 0 ? null : (Object.fromEntries(known) as Utm)
}
