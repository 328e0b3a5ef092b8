import type { ChatScript } from '../../../contract/chat/script.ts'
import type { Visit } from '../../../contract/chat/talks.ts'
import { textIn } from '../../../contract/text.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { type ChatRow, stateOf, type Talk } from '../chat.ts'
import { awaitedIn } from '../script/awaited.ts'
import type { Surroundings } from '../script/engine.ts'
import { publishedScript, readChat } from '../table.ts'
import { messagesAfter } from '../talks/table.ts'
import { surroundingsOf } from './surroundings.ts'

/** What a conversation goes by: its chat, the script it began with, and the world as it is now. */
export interface Ground {
  chat: ChatRow
  script: ChatScript
  around: Surroundings
}

export async function groundOf(
  tx: Tx,
  actor: Actor,
  talk: Pick<Talk, 'chatId' | 'number' | 'language'>,
): Promise<Ground> {
  const chat = await readChat(tx, actor, talk.chatId)
  const { ownerId } = chat
  return {
    chat,
    script: await publishedScript(tx, actor, talk),
    around: await surroundingsOf(tx, actor, {
      ownerId,
      hostId: ownerId ?? chat.id,
      language: talk.language,
      now: Date.now(),
    }),
  }
}

/** The conversation as its visitor sees it, with what was said after the message he has. */
export async function shownVisit(
  tx: Tx,
  actor: Actor,
  { talk, ground, after }: { talk: Talk; ground: Ground; after: number },
): Promise<Visit> {
  const { script, around } = ground
  return {
    title: textIn(script.title, talk.language),
    notice: script.notice ? textIn(script.notice, talk.language) : null,
    language: talk.language,
    phase: talk.phase,
    messages: await messagesAfter(tx, actor, talk.id, after),
    awaited: awaitedIn(script, stateOf(talk), around),
    turn: talk.lastTurn,
  }
}
