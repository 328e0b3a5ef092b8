import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { ChatRow, Talk } from '../chat.ts'

interface Booking {
  talk: Talk
  chat: ChatRow
  /** An instant. */
  at: string
  minutes: number
}

/** What is booked with one host in an hour at most: a stranger who wants them all is noticed long before he has them. */
export const mostBookedAnHour = 10

/**
 * Keeps a time for a call; one conversation holds one, so that who chooses another gives the first back.
 * @throws Refusal `answer_invalid` where somebody else was faster, also with a longer call that runs into this one;
 *   `too_many_requests` where calls are booked faster than people book them
 */
export async function bookCall(tx: Tx, house: Actor, { talk, chat, at, minutes }: Booking): Promise<void> {
  const { workspaceId } = house
  const hostId = chat.ownerId ?? chat.id
  // Calls of different lengths may overlap without beginning together, so a host's calls are booked one after another.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`calls ${workspaceId} ${hostId}`}, 0))`.execute(
    tx,
  )
  await sql`
    delete from chat_calls
    where workspace_id = ${workspaceId} and talk_id = ${talk.id} and at > now()
  `.execute(tx)
  const { rows } = await sql<{ of_late: number; taken: boolean }>`
    select count(*) filter (where c.booked_at > now() - interval '1 hour')::integer as of_late,
      coalesce(bool_or(
        c.at < ${at}::timestamptz + ${minutes} * interval '1 minute'
        and c.at + c.minutes * interval '1 minute' > ${at}::timestamptz
      ), false) as taken
    from chat_calls c
    where c.workspace_id = ${workspaceId} and c.host_id = ${hostId} and c.at > now() - interval '1 day'
  `.execute(tx)
  const [held] = rows
  if (held?.taken) throw new Refusal('answer_invalid', { why: 'taken' })
  if ((held?.of_late ?? 0) >= mostBookedAnHour) throw new Refusal('too_many_requests', { seconds: 600 })
  await sql`
    insert into chat_calls (workspace_id, host_id, at, minutes, talk_id)
    values (${workspaceId}, ${hostId}, ${at}, ${minutes}, ${talk.id})
  `.execute(tx)
}
