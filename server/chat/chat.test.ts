import { expect, test } from 'vitest'
import * as chats from '../../contract/chat/chats.ts'
import type { ChatScript } from '../../contract/chat/script.ts'
import * as talks from '../../contract/chat/talks.ts'
import { listLeads, showLead } from '../../contract/leads/leads.ts'
import { listNotices } from '../../contract/notices.ts'
import type { Problem } from '../../contract/refusals.ts'
import { tableHashes } from '../../test/database.ts'
import { playChat } from '../../test/played/chats.ts'

const { server, cast, kari, ola, per, chat, publish, visitor } = await playChat()

const codeOf = ({ body }: { body: unknown }) => (body as Problem).code

test('a chat is removed once no visitor can open it; it says what goes, and its leads keep every word', async () => {
  const made = await kari.call(chats.createChat, { body: { name: 'To go' } })
  await publish(made)
  const guest = visitor(made.slug)
  await guest.open()
  await guest.sayAll('none', 'gladly', 'yes', 'Gina Goes', 'gina@goes.example', 'person')
  const params = { id: made.id }
  expect(codeOf(await kari.send(chats.removeChat, { params }))).toBe('still_used')
  const shown = await kari.call(chats.editChat, { params, ifMatch: 2, body: { paused: true } })
  expect(shown.uses).toEqual({ leads: 1, waiting: 1, calls: 0 })
  expect((await ola.send(chats.removeChat, { params })).status).toBe(403)
  await kari.call(chats.removeChat, { params })
  expect((await kari.send(chats.showChat, { params })).status).toBe(404)
  await expect(guest.read()).rejects.toThrow('not_found')
  const { rows } = await kari.call(listLeads, { query: { text: 'Gina Goes' } })
  const lead = await kari.call(showLead, { params: { id: rows[0]?.id as never } })
  expect(lead.activities[0]?.body).toContain('› Gina Goes')
})

test('handed over, the lead’s people are told, read along and answer; who may not see the lead does not', async () => {
  const guest = visitor()
  await guest.open('nb')
  await guest.sayAll(
    'problem',
    'Mørkt kontor',
    'set_aside',
    'yes',
    'Nils Dahl',
    'nils@dahl.example',
    'person',
  )
  const { rows } = await kari.call(talks.listChatTalks, { query: { state: 'open' } })
  const talk = rows[0] as talks.ChatTalkInList
  expect(talk).toMatchObject({ lead: { name: 'Nils Dahl' }, waits: true, phase: 'person' })
  const told = await kari.call(listNotices)
  expect(told.rows.map(({ type }) => type)).toContain('lead.chat_waits')
  expect((await per.call(talks.listChatTalks)).rows).toEqual([])
  expect((await per.send(talks.showChatTalk, { params: { id: talk.id } })).status).toBe(404)
  const answer = { params: { id: talk.id }, body: { text: 'Hei Nils, her er Kari' } }
  expect((await per.send(talks.answerChatTalk, answer)).status).toBe(404)

  const answered = await kari.call(talks.answerChatTalk, answer)
  expect(answered).toMatchObject({ waits: false, colleague: { id: cast.kari.memberId } })
  const heard = await guest.read()
  expect(heard.messages.at(-1)).toMatchObject({ from: 'colleague', by: 'Kari Berg' })
  await guest.say('Så fint!')
  const lead = await kari.call(showLead, { params: { id: talk.lead.id } })
  expect(lead.status).toBe('contacted')
  expect(lead.activities.map(({ body }) => body ?? '').join()).toContain('› Så fint!')
  const ended = await kari.call(talks.endChatTalk, { params: { id: talk.id } })
  expect(ended.phase).toBe('ended')
  expect(codeOf(await kari.send(talks.answerChatTalk, answer))).toBe('chat_ended')
})

test('what a visitor would stumble over is named, and such a script is not published', async () => {
  const { id, version, script } = await kari.call(chats.createChat, { body: { name: 'Faulty' } })
  const broken: ChatScript = {
    ...script,
    scenes: [
      { key: 'a', name: 'A', steps: [{ kind: 'jump', to: 'b' }] },
      { key: 'b', name: 'B', steps: [{ kind: 'jump', to: 'a' }] },
      {
        key: 'c',
        name: 'C',
        steps: [
          { kind: 'check', cases: [{ when: 'deal.amount > 1.0', to: 'nowhere' }] },
          { kind: 'show', presentation: 'gone' },
          { kind: 'ask', key: 'q', text: 'Which?', answer: 'choice', choices: [] },
        ],
      },
    ],
  }
  const edited = await kari.call(chats.editChat, {
    params: { id },
    ifMatch: version,
    body: { script: broken },
  })
  expect(new Set(edited.faults.map(({ code, scene }) => `${scene} ${code}`))).toEqual(
    new Set([
      'a no_way_out',
      'b no_way_out',
      'c condition_wrong',
      'c unknown_scene',
      'c unknown_presentation',
      'c no_choices',
      'c dead_end',
      'c unreachable_scene',
      'a no_contact',
    ]),
  )
  expect(codeOf(await kari.send(chats.publishChat, { params: { id } }))).toBe('chat_invalid')
  expect((await ola.send(chats.showChat, { params: { id } })).status).toBe(403)
})

test('who has begun stays with his version, and a script is tried without leaving a trace', async () => {
  const guest = visitor()
  await guest.open()
  const { script, version, id } = await kari.call(chats.showChat, { params: { id: chat.id } })
  const changed = { ...script, title: 'Anew' }
  const edited = await kari.call(chats.editChat, {
    params: { id },
    ifMatch: version,
    body: { script: changed },
  })
  expect(edited.changed).toBe(true)
  expect((await publish(edited)).changed).toBe(false)
  expect((await guest.read()).title).toBe('Ask us')
  expect((await visitor().open()).title).toBe('Anew')

  const before = await tableHashes(server.owner, ['sessions'])
  const tried = await kari.call(chats.tryScript, {
    body: {
      script: changed,
      language: 'en',
      said: ['problem', 'Light', 'set_aside', 'yes', 'Ada', 'nonsense'],
    },
  })
  expect(tried).toMatchObject({ refused: true, awaited: { as: 'email' } })
  expect(tried.messages.flatMap(({ shows }) => shows?.title ?? [])).toEqual([
    'From the first call to delivery',
  ])
  expect(await tableHashes(server.owner, ['sessions'])).toEqual(before)
})
