import { expect, test } from 'vitest'
import * as chats from '../../../contract/chat/chats.ts'
import * as talks from '../../../contract/chat/talks.ts'
import { leadTimeline, listLeads, showLead } from '../../../contract/leads/leads.ts'
import type { Problem } from '../../../contract/refusals.ts'
import { tableHashes } from '../../../test/database.ts'
import { playChat } from '../../../test/played/chats.ts'
import { newToken } from '../../team/identity/sessions/token.ts'
import { sweepTalks } from '../talks/sweep-talks.ts'
import { mostBegunAMinute } from './begin-visit.ts'

const { server, cast, kari, ola, anyone, chat, publish, visitor } = await playChat()

const codeOf = ({ body }: { body: unknown }) => (body as Problem).code
const shown = ({ messages }: talks.Visit) => messages.flatMap(({ shows }) => shows?.title ?? [])

test('two visitors who answer differently are shown different things, each in his language', async () => {
  const [one, other] = [visitor(), visitor()]
  await one.open('en')
  const begun = await other.open('fa-IR')
  expect(begun).toMatchObject({ language: 'fa', phase: 'script', turn: 0, awaited: { as: 'choice' } })
  expect(shown(await one.sayAll('problem', 'The old lamps flicker', 'set_aside'))).toEqual([
    'From the first call to delivery',
  ])
  expect(shown(await other.sayAll('none'))).toEqual(['ما چه می‌کنیم'])
})

test('the lead is there as soon as name and contact are known, with the answers and every word', async () => {
  const guest = visitor()
  await guest.open('pl')
  await guest.sayAll('plan', 'Nowa hala', 'can_be_found', 'yes', 'Anna Zielińska')
  const before = await ola.call(listLeads, { query: { text: 'Zielińska' } })
  expect(before.rows).toEqual([])
  await guest.say('anna@hala.example')
  const { rows } = await kari.call(listLeads, { query: { text: 'Zielińska' } })
  const lead = await kari.call(showLead, { params: { id: rows[0]?.id as never } })
  expect(lead).toMatchObject({
    email: 'anna@hala.example',
    need: 'Nowa hala',
    language: 'pl',
    cameBy: 'chat',
    source: 'website',
    campaign: 'spring',
    status: 'new',
    answers: { bant: { need: 'plan', budget: 'can_be_found' }, chat: { name: 'Anna Zielińska' } },
  })
  expect(lead.consent).toMatchObject({ textVersion: '1', askedBy: 'Żarówki & lamps', confirmedAt: null })
  expect(lead.consent?.text).toContain('dane kontaktowe')
  // The chat itself is no first contact: somebody of ours has to be in touch.
  expect(lead.firstContact?.at).toBeNull()
  await guest.say('mail')
  const after = await kari.call(showLead, { params: { id: lead.id } })
  expect(after.activities[0]?.body).toContain('› Nowa hala')
  expect(after.activities[0]?.body).toContain('Do usłyszenia!')
  expect((await guest.read()).phase).toBe('ended')
  expect(codeOf(await guest.trySay('hello?', 8))).toBe('chat_ended')
})

test('who does not agree is not asked who he is, and goes on without', async () => {
  const guest = visitor()
  await guest.open('nb')
  const asked = await guest.sayAll('plan', 'Ny hall', 'unknown')
  expect(asked.awaited).toMatchObject({ as: 'yes_no', choices: [{ label: 'Ja' }, { label: 'Nei' }] })
  expect(asked.messages.at(-1)?.text).toContain('Kan vi lagre')
  const refused = await guest.say('no')
  expect(refused.awaited?.as).toBe('choice')
  expect(refused.messages.filter(({ text }) => text === 'Hva heter du?')).toEqual([])
  const ended = await guest.say('mail')
  expect(ended.phase).toBe('ended')
})

test('what nobody came back to is forgotten after thirty days; what stands on a lead is not', async () => {
  const talksLeft = async () =>
    (await server.owner.query('select lead_id is null as nobodys from chat_talks')).rows.map(
      ({ nobodys }) => nobodys as boolean,
    )
  await visitor().open()
  const before = await talksLeft()
  await server.db.write(cast.kari.workspaceId, (tx) => sweepTalks(tx, cast.kari.workspaceId))
  expect(await talksLeft()).toEqual(before)
  await server.owner.query(`update chat_talks set last_at = last_at - interval '31 days'`)
  await server.db.write(cast.kari.workspaceId, (tx) => sweepTalks(tx, cast.kari.workspaceId))
  expect(await talksLeft()).toEqual(before.filter((nobodys) => !nobodys))
  expect((await talksLeft()).length).toBeGreaterThan(0)
})

test('a turn sent twice counts once, one that is no answer not at all, and none can be left out', async () => {
  const guest = visitor()
  const begun = await guest.open()
  expect(await guest.open()).toEqual(begun)
  const first = await guest.say('problem')
  expect(await guest.say('plan', 1)).toEqual(first)
  await guest.sayAll('Light', 'unknown', 'yes', 'Bo')
  const before = await tableHashes(server.owner, [])
  expect(codeOf(await guest.trySay('not an address', 6))).toBe('answer_invalid')
  expect(codeOf(await guest.trySay('bo@home.example', 8))).toBe('malformed')
  expect(await tableHashes(server.owner, [])).toEqual(before)
  const { messages } = await guest.read(first.messages.length)
  expect(messages[0]?.seq).toBe(first.messages.length + 1)
})

test('a stranger’s token, another chat and a chat that is switched off open nothing', async () => {
  const guest = visitor()
  await guest.open()
  const readAs = (slug: string, token: string) =>
    anyone.send(talks.readVisit, { params: { slug }, body: { token } })
  expect((await readAs(chat.slug, newToken())).status).toBe(404)
  const other = await kari.call(chats.createChat, { body: { name: 'Other' } })
  await expect(visitor(other.slug).open()).rejects.toThrow('not_found')
  await kari.call(chats.editChat, { params: { id: other.id }, ifMatch: 1, body: { paused: true } })
  await publish(other)
  await expect(visitor(other.slug).open()).rejects.toThrow('not_found')
  expect((await guest.read()).phase).toBe('script')
})

test('a call is booked within working time, once, and stands on the lead', async () => {
  const [one, other] = [visitor(), visitor()]
  const toCall = ['problem', 'Light', 'set_aside', 'yes', 'Ada', 'ada@lamps.example', 'call', '22 33 44 55']
  await one.open()
  await other.open()
  const asked = await one.sayAll(...toCall)
  await other.sayAll(...toCall)
  const [slot = ''] = asked.awaited?.slots ?? []
  const at = Temporal.Instant.from(slot).toZonedDateTimeISO('Europe/Oslo')
  expect(at.dayOfWeek).toBeLessThan(6)
  expect(at.hour).toBeGreaterThanOrEqual(8)
  const done = await one.say(slot)
  expect(done.phase).toBe('ended')
  expect((await other.read()).awaited?.slots).not.toContain(slot)
  expect(codeOf(await other.trySay(slot, 9))).toBe('answer_invalid')
  const { rows } = await kari.call(listLeads, { query: { text: 'Ada' } })
  const types = await Promise.all(
    rows.map(async ({ id }) =>
      (await kari.call(leadTimeline, { params: { id } })).rows.map(({ type }) => type),
    ),
  )
  expect(types.flat().filter((type) => type === 'lead.call_booked')).toHaveLength(1)
})

test('a visitor may say only so much a minute', async () => {
  const guest = visitor()
  await guest.open()
  await guest.sayAll('problem', 'x', 'unknown', 'yes', 'Quick', 'quick@lamps.example', 'person')
  for (let count = 7; count < 20; count++) await guest.say(`line ${count}`)
  expect((await guest.trySay('one too many', 21)).status).toBe(429)
})

test('a crowd of visitors from anywhere begins only so many conversations a minute; who is in one goes on', async () => {
  const crowded = await publish(await kari.call(chats.createChat, { body: { name: 'Crowded' } }))
  const [inside, late] = [visitor(crowded.slug), visitor(crowded.slug)]
  await inside.open()
  await server.owner.query(
    `insert into chat_talks (workspace_id, id, chat_id, number, token_hash, language, started_at, last_at)
     select workspace_id, gen_random_uuid(), chat_id, number, n, language, started_at, last_at
     from chat_talks, generate_series(2, $2::int) n where chat_id = $1`,
    [crowded.id, mostBegunAMinute],
  )
  await expect(late.open()).rejects.toThrow('429')
  await inside.open()
  await inside.say('problem')
  await server.owner.query(`update chat_talks set started_at = now() - interval '2 minutes'`)
  await late.open()
})
