import { sql } from 'kysely'
import type { Visit } from '../../../contract/chat/talks.ts'
import type { ChatTalkId } from '../../../contract/ids.ts'
import { type Language, languages } from '../../../contract/text.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusal.ts'
import { hashToken } from '../../team/identity/sessions/token.ts'
import type { Talk } from '../chat.ts'
import { beginScript } from '../script/engine.ts'
import { readChat } from '../table.ts'
import { addMessages, insertTalk, lockTalkOf, saveTalk } from '../talks/table.ts'
import { groundOf, shownVisit } from './shown-visit.ts'
import type { VisitedChat } from './visited-chat.ts'

interface BeginVisit {
  token: string
  language?: string | undefined
  page?: string | undefined
  referrer?: string | undefined
}

/**
 * A visitor opens the chat. With a token that has a conversation he is back in it, so that opening twice over a bad
 * connection begins one.
 * @throws Refusal `not_found` while nothing is published or the chat is switched off, `too_many_requests` where a crowd
 *   of addresses begins more than people do
 */
export async function beginVisit(
  tx: Tx,
  { chatId, house }: VisitedChat,
  { token, language, page, referrer }: BeginVisit,
): Promise<Visit> {
  const hash = hashToken(token)
  const talk = (await lockTalkOf(tx, house, hash)) ?? (await begun())
  if (talk.chatId !== chatId) throw new Refusal('not_found')
  return shownVisit(tx, house, { talk, ground: await groundOf(tx, house, talk), after: 0 })

  async function begun(): Promise<Talk> {
    const chat = await readChat(tx, house, chatId)
    if (chat.publishedNumber === null || chat.pausedAt !== null) throw new Refusal('not_found')
    await refuseCrowd(tx, house, chatId)
    const at = new Date().toISOString()
    const talk: Talk = {
      ...untouched,
      id: newId<ChatTalkId>(),
      chatId,
      number: chat.publishedNumber,
      language: languageOf(language) ?? (await ownLanguage(tx, house)),
      page: httpAddress(page),
      referrer: httpAddress(referrer),
      startedAt: at,
      lastAt: at,
    }
    // Opened twice at the same moment: the other one has it.
    if (!(await insertTalk(tx, house, talk, hash))) {
      const other = await lockTalkOf(tx, house, hash)
      if (other) return other
    }
    const { script, around } = await groundOf(tx, house, talk)
    const { state, said } = beginScript(script, around)
    const lastSeq = await addMessages(
      tx,
      house,
      talk,
      said.map((one) => ({ ...one, from: 'script' })),
    )
    const after = { ...talk, ...state, answers: { ...state.answers }, lastSeq }
    await saveTalk(tx, house, after)
    return after
  }
}

/** What a chat begins in a minute at most, so that a flood is a trickle for those who work. */
export const mostBegunAMinute = 120

async function refuseCrowd(tx: Tx, { workspaceId }: Actor, chatId: VisitedChat['chatId']): Promise<void> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from chat_talks t
    where t.workspace_id = ${workspaceId} and t.chat_id = ${chatId} and t.started_at > now() - interval '1 minute'
  `.execute(tx)
  if ((rows[0]?.count ?? 0) >= mostBegunAMinute) throw new Refusal('too_many_requests', { seconds: 30 })
}

const untouched = {
  phase: 'script',
  place: null,
  answers: {},
  lastTurn: 0,
  lastSeq: 0,
  leadId: null,
  activityId: null,
  colleagueId: null,
  waits: false,
  callAt: null,
  consentedAt: null,
} as const

/** `nb-NO`, `no` and `nn` are all answered in Bokmål. */
function languageOf(tag: string | undefined): Language | undefined {
  const first = (tag ?? '').toLowerCase().split(/[-_]/)[0] ?? ''
  const meant = first === 'no' || first === 'nn' ? 'nb' : first
  return languages.find((one) => one === meant)
}

async function ownLanguage(tx: Tx, { workspaceId }: Actor): Promise<Language> {
  const { rows } = await sql<{ language: Language }>`
    select language from workspaces where workspace_id = ${workspaceId}
  `.execute(tx)
  return rows[0]?.language ?? 'en'
}

/** A page's address as it is shown to colleagues: nothing that runs, nothing unreadable. */
function httpAddress(address: string | undefined): string | null {
  if (!address || !URL.canParse(address)) return null
  const { protocol, href } = new URL(address)
  return /^https?:$/.test(protocol) ? href.slice(0, 500) : null
}
