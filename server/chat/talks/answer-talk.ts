import type { ChatTalkId } from '../../../contract/ids.ts'
import { contactLead } from '../../leads/contact-lead.ts'
import { allow } from '../../leads/policy.ts'
import { lockLead } from '../../leads/table.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Talk } from '../chat.ts'
import { readChat } from '../table.ts'
import { keepTranscript } from '../visits/keep-lead.ts'
import { addMessages, lockTalk, saveTalk } from './table.ts'

/**
 * A colleague types to the visitor, and the script is silent from then on. His first words are a touch of the lead: the
 * wait for a first contact ends.
 * @throws Refusal `not_found`, `not_allowed`, `chat_ended`
 */
export async function answerTalk(
  tx: Tx,
  { id, text }: { id: ChatTalkId; text: string },
  actor: Actor,
): Promise<void> {
  const { talk, lead } = await mustLock(tx, id, actor)
  if (talk.phase === 'ended') throw new Refusal('chat_ended')
  const lastSeq = await addMessages(tx, actor, talk, [{ from: 'colleague', text: text.trim(), shows: null }])
  const after: Talk = {
    ...talk,
    lastSeq,
    phase: 'person',
    place: null,
    colleagueId: actor.memberId,
    waits: false,
  }
  await saveTalk(tx, actor, after)
  await keepTranscript(tx, actor, after)
  if (talk.colleagueId === null && lead.status !== 'qualified') {
    const { name } = await readChat(tx, actor, talk.chatId)
    await contactLead(
      tx,
      { id: lead.id, kind: 'call', direction: 'in', outcome: 'reached', subject: name },
      actor,
    )
  }
  await record(tx, actor, { type: 'chat.said', subject: { type: 'chat_talk', id } })
}

/** Ends a conversation; one that has ended stays so. @throws Refusal `not_found`, `not_allowed` */
export async function endTalk(tx: Tx, { id }: { id: ChatTalkId }, actor: Actor): Promise<void> {
  const { talk } = await mustLock(tx, id, actor)
  if (talk.phase === 'ended') return
  await saveTalk(tx, actor, { ...talk, phase: 'ended', place: null, waits: false })
  await record(tx, actor, { type: 'chat.ended', subject: { type: 'chat_talk', id } })
}

async function mustLock(tx: Tx, id: ChatTalkId, actor: Actor) {
  const talk = await lockTalk(tx, actor, id)
  if (!talk || talk.leadId === null) throw new Refusal('not_found')
  const lead = await lockLead(tx, actor, talk.leadId)
  allow(actor, 'edit', lead)
  return { talk, lead }
}
