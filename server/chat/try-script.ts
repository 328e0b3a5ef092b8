import type { tryScript as route } from '../../contract/chat/chats.ts'
import type { ChatMessage } from '../../contract/chat/talks.ts'
import type { Received, Returned } from '../../contract/route.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { allowScripts } from './policy.ts'
import { awaitedIn } from './script/awaited.ts'
import { answerScript, beginScript, type Said } from './script/engine.ts'
import { surroundingsOf } from './visits/surroundings.ts'

/** The conversation that somebody would have who says these things. Nothing is kept of it. */
export async function tryScript(
  tx: Tx,
  { script, language, said }: Received<typeof route>['body'],
  actor: Actor,
): Promise<Returned<typeof route>> {
  allowScripts(actor)
  const now = Date.now()
  const around = await surroundingsOf(tx, actor, { ownerId: null, hostId: null, language, now })
  const messages: ChatMessage[] = []
  const add = (from: ChatMessage['from'], said: readonly Said[]) => {
    for (const one of said)
      messages.push({ seq: messages.length + 1, from, by: null, at: new Date(now).toISOString(), ...one })
  }
  let turn = beginScript(script, around)
  add('script', turn.said)
  let refused = false
  for (const words of said) {
    if (turn.state.phase !== 'script') break
    const next = answerScript(script, turn.state, words, around)
    refused = next === null
    if (!next) continue
    turn = next
    add('visitor', [{ text: turn.heard ?? words, shows: null }])
    add('script', turn.said)
  }
  return { messages, awaited: awaitedIn(script, turn.state, around), phase: turn.state.phase, refused }
}
