import { expect, test } from 'vitest'
import type { ChatTalkId } from '../../../contract/ids.ts'
import { playChat } from '../../../test/played/chats.ts'
import type { Refusal } from '../../platform/refusal.ts'
import { readChat } from '../table.ts'
import { lockTalk } from '../talks/table.ts'
import { bookCall, mostBookedAnHour } from './book-call.ts'
import { visitedChat } from './visited-chat.ts'

const { server, chat, visitor } = await playChat()
const { house } = await visitedChat(server.db, chat.slug)

/** Somebody new opens the chat; afterwards he asks for a time. */
async function newcomer() {
  await visitor().open()
  const { rows } = await server.owner.query<{ id: ChatTalkId }>(
    'select id from chat_talks order by started_at desc, id desc limit 1',
  )
  const id = rows[0]?.id as ChatTalkId
  return (at: string, minutes = 60) =>
    server.db.write(house.workspaceId, async (tx) => {
      const talk = await lockTalk(tx, house, id)
      if (!talk) throw new Error('his conversation has begun')
      await bookCall(tx, house, { talk, chat: await readChat(tx, house, chat.id), at, minutes })
    })
}

const refusalOf = (asking: Promise<void>) =>
  asking.then(
    () => null,
    ({ code }: Refusal) => code,
  )

const hour = (at: number) => new Date(Date.parse('2100-03-01T08:00:00Z') + at * 3_600_000).toISOString()

test('of two who ask at once for calls that run into each other, one has his', async () => {
  const [one, other] = [await newcomer(), await newcomer()]
  const refused = await Promise.all([refusalOf(one(hour(0), 90)), refusalOf(other(hour(1)))])
  expect(refused.toSorted()).toEqual(['answer_invalid', null])
  expect(await refusalOf(other(hour(2)))).toBeNull()
})

test('who chooses another time gives the first back', async () => {
  const [one, other] = [await newcomer(), await newcomer()]
  await one(hour(10))
  expect(await refusalOf(other(hour(10)))).toBe('answer_invalid')
  await one(hour(11))
  await other(hour(10))
})

test('so many calls are booked an hour with one host and no more; an hour later again', async () => {
  await server.owner.query('delete from chat_calls')
  for (let at = 20; at < 20 + mostBookedAnHour; at++) await (await newcomer())(hour(at))
  const late = await newcomer()
  expect(await refusalOf(late(hour(50)))).toBe('too_many_requests')
  await server.owner.query("update chat_calls set booked_at = booked_at - interval '1 hour'")
  await late(hour(50))
})
