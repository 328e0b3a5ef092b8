import { sql } from 'kysely'
import { consentKey } from '../../../contract/chat/script.ts'
import type { Visit } from '../../../contract/chat/talks.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { fieldRefusal, Refusal } from '../../platform/refusal.ts'
import { hashToken } from '../../team/identity/sessions/token.ts'
import { stateOf, type Talk } from '../chat.ts'
import { answerScript } from '../script/engine.ts'
import { addMessages, lockTalkOf, saveTalk } from '../talks/table.ts'
import { bookCall } from './book-call.ts'
import { keepLead } from './keep-lead.ts'
import { type Ground, groundOf, shownVisit } from './shown-visit.ts'
import { tellColleagues } from './tell-colleagues.ts'
import type { VisitedChat } from './visited-chat.ts'

interface TakeTurn {
  token: string
  number: number
  after: number
  said: string
}

const mostTurns = 300
const mostAMinute = 20

/**
 * A visitor says something. His turns are numbered: one that counted already changes nothing, and what it led to is
 * answered again.
 * @throws Refusal `answer_invalid`, `chat_ended`, `too_many_requests`
 */
export async function takeTurn(tx: Tx, { chatId, house }: VisitedChat, given: TakeTurn): Promise<Visit> {
  const talk = await lockTalkOf(tx, house, hashToken(given.token))
  if (!talk || talk.chatId !== chatId) throw new Refusal('not_found')
  const ground = await groundOf(tx, house, talk)
  const { number, said, after } = given
  if (number <= talk.lastTurn) return shownVisit(tx, house, { talk, ground, after })
  if (number > talk.lastTurn + 1)
    throw fieldRefusal('malformed', 'body.number', `the next turn is ${talk.lastTurn + 1}`)
  if (talk.phase === 'ended') throw new Refusal('chat_ended')
  await refuseHaste(tx, house, talk)
  const counted = { ...talk, lastTurn: number }
  const now =
    talk.phase === 'person'
      ? await toColleague(tx, house, counted, said)
      : await toScript(tx, house, { talk: counted, ground, said })
  return shownVisit(tx, house, { talk: now, ground, after })
}

async function toScript(
  tx: Tx,
  house: Actor,
  { talk, ground, said }: { talk: Talk; ground: Ground; said: string },
): Promise<Talk> {
  const { chat, script, around } = ground
  const turn = answerScript(script, stateOf(talk), said, around)
  if (!turn) throw new Refusal('answer_invalid')
  if (turn.booked) await bookCall(tx, house, { talk, chat, ...turn.booked })
  const lastSeq = await addMessages(tx, house, talk, [
    { from: 'visitor', text: turn.heard ?? said, shows: null },
    ...turn.said.map((one) => ({ ...one, from: 'script' as const })),
  ])
  const handedOver = turn.state.phase === 'person'
  const after = await keepLead(tx, house, {
    talk: {
      ...talk,
      ...turn.state,
      answers: { ...turn.state.answers },
      lastSeq,
      waits: handedOver,
      callAt: turn.booked?.at ?? talk.callAt,
      consentedAt:
        talk.consentedAt ?? (turn.state.answers[consentKey] === true ? new Date().toISOString() : null),
    },
    chat,
    script,
    must: handedOver || turn.booked !== null,
  })
  await saveTalk(tx, house, after)
  if (after.leadId !== null) await heard(tx, house, after)
  if (handedOver) await tellColleagues(tx, house, { talk: after, chat, type: 'lead.chat_waits' })
  if (turn.booked)
    await tellColleagues(tx, house, {
      talk: after,
      chat,
      type: 'lead.call_booked',
      data: { due: turn.booked.at },
    })
  return after
}

async function toColleague(tx: Tx, house: Actor, talk: Talk, said: string): Promise<Talk> {
  if (said.trim() === '') throw new Refusal('answer_invalid')
  const lastSeq = await addMessages(tx, house, talk, [{ from: 'visitor', text: said.trim(), shows: null }])
  const { chat, script } = await groundOf(tx, house, talk)
  const after = await keepLead(tx, house, {
    talk: { ...talk, lastSeq, waits: true },
    chat,
    script,
    must: true,
  })
  await saveTalk(tx, house, after)
  await heard(tx, house, after)
  // Who types several lines in a row is announced once.
  if (!talk.waits) await tellColleagues(tx, house, { talk: after, chat, type: 'lead.chat_waits' })
  return after
}

const heard = (tx: Tx, house: Actor, { id }: Talk) =>
  record(tx, house, { type: 'chat.said', subject: { type: 'chat_talk', id } })

/** A person types slower than this. */
async function refuseHaste(tx: Tx, house: Actor, { id, lastTurn }: Talk): Promise<void> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from chat_messages m
    where m.workspace_id = ${house.workspaceId} and m.talk_id = ${id} and m.author = 'visitor'
      and m.at > now() - interval '1 minute'
  `.execute(tx)
  if (lastTurn >= mostTurns || (rows[0]?.count ?? 0) >= mostAMinute)
    throw new Refusal('too_many_requests', { seconds: 60 })
}
