import type { Visit } from '../../../contract/chat/talks.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { hashToken } from '../../team/identity/sessions/token.ts'
import { readTalkOf } from '../talks/table.ts'
import { groundOf, shownVisit } from './shown-visit.ts'
import type { VisitedChat } from './visited-chat.ts'

/** What was said since. @throws Refusal `not_found` */
export async function readVisit(
  tx: Tx,
  { chatId, house }: VisitedChat,
  { token, after }: { token: string; after: number },
): Promise<Visit> {
  const talk = await readTalkOf(tx, house, hashToken(token))
  if (!talk || talk.chatId !== chatId) throw new Refusal('not_found')
  return shownVisit(tx, house, { talk, ground: await groundOf(tx, house, talk), after })
}
