import { sql } from 'kysely'
import type { ChatMessage } from '../../../contract/chat/talks.ts'
import type { ChatTalkId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { Talk } from '../chat.ts'
import type { Said } from '../script/engine.ts'

export const talkColumns = sql`
  t.id, t.chat_id as "chatId", t.number, t.language, t.phase, t.place, t.answers, t.last_turn as "lastTurn",
  t.last_seq as "lastSeq", t.page, t.referrer, t.lead_id as "leadId", t.activity_id as "activityId",
  t.colleague_id as "colleagueId", t.waits, t.call_at as "callAt",
  t.consented_at as "consentedAt", t.started_at as "startedAt", t.last_at as "lastAt"`

/** The conversation of whoever holds the token, locked; undefined where there is none. */
export async function lockTalkOf(tx: Tx, actor: Actor, tokenHash: string): Promise<Talk | undefined> {
  const { rows } = await sql<Talk>`
    select ${talkColumns} from chat_talks t
    where t.workspace_id = ${actor.workspaceId} and t.token_hash = ${tokenHash}
    for update
  `.execute(tx)
  return rows[0]
}

/** The same to look at. */
export async function readTalkOf(tx: Tx, actor: Actor, tokenHash: string): Promise<Talk | undefined> {
  const { rows } = await sql<Talk>`
    select ${talkColumns} from chat_talks t
    where t.workspace_id = ${actor.workspaceId} and t.token_hash = ${tokenHash}
  `.execute(tx)
  return rows[0]
}

export async function lockTalk(tx: Tx, actor: Actor, id: ChatTalkId): Promise<Talk | undefined> {
  const { rows } = await sql<Talk>`
    select ${talkColumns} from chat_talks t
    where t.workspace_id = ${actor.workspaceId} and t.id = ${id}
    for update
  `.execute(tx)
  return rows[0]
}

/** @returns false where the token has a conversation already */
export async function insertTalk(tx: Tx, actor: Actor, talk: Talk, tokenHash: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into chat_talks (workspace_id, id, chat_id, number, token_hash, language, page, referrer, started_at, last_at)
    values (${actor.workspaceId}, ${talk.id}, ${talk.chatId}, ${talk.number}, ${tokenHash}, ${talk.language},
            ${talk.page}, ${talk.referrer}, ${talk.startedAt}, ${talk.lastAt})
    on conflict (workspace_id, token_hash) do nothing
  `.execute(tx)
  return numAffectedRows === 1n
}

/** Writes everything that may change of a conversation. */
export async function saveTalk(tx: Tx, actor: Actor, talk: Talk): Promise<void> {
  await sql`
    update chat_talks
    set phase = ${talk.phase}, place = ${talk.place && JSON.stringify(talk.place)}::jsonb,
        answers = ${JSON.stringify(talk.answers)}::jsonb, last_turn = ${talk.lastTurn}, last_seq = ${talk.lastSeq},
        lead_id = ${talk.leadId}, activity_id = ${talk.activityId}, colleague_id = ${talk.colleagueId},
        waits = ${talk.waits}, call_at = ${talk.callAt},
        consented_at = ${talk.consentedAt}, last_at = now()
    where workspace_id = ${actor.workspaceId} and id = ${talk.id}
  `.execute(tx)
}

/** Adds what was said to the end. @returns the number of the last message */
export async function addMessages(
  tx: Tx,
  actor: Actor,
  talk: Pick<Talk, 'id' | 'lastSeq'>,
  said: readonly (Said & { from: ChatMessage['from'] })[],
): Promise<number> {
  const rows = said.map((one, at) => ({ ...one, seq: talk.lastSeq + at + 1 }))
  await sql`
    insert into chat_messages (workspace_id, talk_id, seq, author, by, text, shows, at)
    select ${actor.workspaceId}, ${talk.id}, m.seq, m."from",
           case when m."from" = 'colleague' then ${actor.memberId}::uuid end, m.text, m.shows, now()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m (seq integer, "from" text, text text, shows jsonb)
  `.execute(tx)
  return talk.lastSeq + rows.length
}

/** What was said after a message, in order. */
export async function messagesAfter(
  tx: Tx,
  actor: Actor,
  id: ChatTalkId,
  after: number,
): Promise<ChatMessage[]> {
  const { rows } = await sql<ChatMessage>`
    select m.seq, m.author as "from", b.name as by, m.text, m.shows, m.at
    from chat_messages m
    left join members b on b.workspace_id = m.workspace_id and b.id = m.by
    where m.workspace_id = ${actor.workspaceId} and m.talk_id = ${id} and m.seq > ${after}
    order by m.seq
    limit 1000
  `.execute(tx)
  return rows
}
