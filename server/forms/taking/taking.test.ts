import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { PersonId } from '../../../contract/ids.ts'
import { convertLead, undoConversion } from '../../../contract/leads/acts.ts'
import { type Lead } from '../../../contract/leads/lead.ts'
import { leadTimeline, listLeads, showLead } from '../../../contract/leads/leads.ts'
import { listConsents } from '../../../contract/privacy.ts'
import {
  type Fields,
  fresh,
  longEnough,
  pageToken,
  playForms,
  proofFor,
  send,
  site,
} from '../../../test/played/forms.ts'
import { leastMs } from '../public/take-sending.ts'

const { server, cast, kari, makeForm, plain, confirmed } = await playForms()
const twice = await makeForm({ name: 'Twice' })
/** Pages of a form that have been open long enough to be sent. */
const pages = await Promise.all(Array.from({ length: 30 }, () => pageToken(plain)))
const pagesOfTwice = await Promise.all([1, 2].map(() => pageToken(twice)))
await longEnough()

/** As a browser without scripting sends it, from an address of its own. */
const sound = (fields: Fields = {}): Fields => ({
  name: 'Anna Nowak',
  consent: 'yes',
  token: pages.pop() as string,
  ...fields,
})
const leads = async () => (await kari.call(listLeads, { query: { cameBy: 'form', limit: 100 } })).rows
const written = async () =>
  (await server.owner.query('select count(*)::int as n from form_submissions')).rows[0].n as number
const newest = async (): Promise<Lead> => {
  const [lead] = await leads()
  if (!lead) throw new Error('no lead')
  return kari.call(showLead, { params: { id: lead.id } })
}

test('what a stranger sends is a lead with its consent, where it came from and a running clock', async () => {
  const answer = await send(
    plain,
    sound({
      email: 'Anna@Lampy.example',
      need: 'Twenty lamps,\r\nby May',
      'own.rooms': ['bath', 'hall'],
      utm_source: 'newsletter',
      referrer: 'https://search.example',
      lang: 'pl',
    }),
  )
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toMatch(/\/thanks\?lang=pl$/)
  expect(answer.headers.getSetCookie()).toEqual([])
  const lead = await newest()
  expect(lead).toMatchObject({
    name: 'Anna Nowak',
    email: 'anna@lampy.example',
    need: 'Twenty lamps,\nby May',
    language: 'pl',
    cameBy: 'form',
    source: 'website',
    channel: 'inbound',
    campaign: 'Spring',
    utm: { source: 'newsletter', referrer: 'https://search.example' },
    own: { rooms: ['hall', 'bath'] },
    firstContact: { at: null },
    consent: {
      text: 'Możecie do mnie pisać.',
      textVersion: '1',
      textHash: createHash('sha256').update('Możecie do mnie pisać.').digest('hex'),
      confirmedAt: null,
      askedBy: 'Lamps',
    },
  })
  expect(lead.minutesLeft).toBeGreaterThan(0)
})

test('what somebody agreed to in a form is in his log once he is a person, and leaves it with the conversion', async () => {
  expect((await send(plain, sound({ name: 'Eva Agrees', email: 'eva@agrees.example' }))).status).toBe(303)
  const { id } = await newest()
  const story = await kari.call(leadTimeline, { params: { id } })
  expect(story.rows.find(({ type }) => type === 'lead.consented')?.data).toEqual({
    text: 'You may write to me.',
    textVersion: '1',
    askedBy: 'Lamps',
  })
  const body = { company: null, person: { name: 'Eva Agrees' }, deal: { title: 'Lamps' } }
  const { person } = await kari.call(convertLead, { params: { id }, body })
  const log = await kari.call(listConsents, { params: { id: person?.id as PersonId } })
  expect(log.rows).toMatchObject([
    { purpose: 'Lamps', wording: 'You may write to me.', textVersion: '1', how: 'form', withdrawn: null },
  ])
  await kari.call(undoConversion, { params: { id } })
  expect((await server.owner.query('select from consents')).rows).toEqual([])
})

test('a page sent twenty times at once, and a person who sends again, are one lead', async () => {
  const before = (await leads()).length
  const [first = '', second = ''] = pagesOfTwice
  const one = {
    name: 'Nils Lie',
    email: 'nils@lie.example',
    need: 'A lamp',
    token: first,
    proof: proofFor(first),
  }
  const answers = await Promise.all(Array.from({ length: 20 }, () => send(twice, one)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
  expect((await leads()).length).toBe(before + 1)
  const other = { ...one, name: 'Nils L.', email: 'NILS@lie.example', need: 'Two lamps' }
  expect((await send(twice, { ...other, token: second, proof: proofFor(second) })).status).toBe(303)
  expect((await leads()).length).toBe(before + 1)
  // What is known of him is not overwritten by what a stranger says.
  const lead = await newest()
  expect(lead).toMatchObject({ name: 'Nils Lie', need: 'A lamp' })
  expect(lead.activities).toMatchObject([{ kind: 'note', body: 'Two lamps' }])
  const { rows } = await kari.call(leadTimeline, { params: { id: lead.id } })
  expect(rows.map(({ type }) => type)).toContain('lead.asked_again')
})

test('markup is text, on the lead and on the page that comes back', async () => {
  const bad = '<img src=x onerror=alert(1)>"\'&'
  const faulty = await send(plain, { ...sound(), name: bad, email: bad, need: `</textarea>${bad}` })
  expect(faulty.status).toBe(422)
  const html = await faulty.text()
  expect(html).not.toMatch(/<img|<\/textarea>&#60;|onerror=alert\(1\)>"/)
  expect(html).toContain('&#60;img src=x onerror=alert(1)&#62;')
  expect((await send(plain, sound({ name: bad, need: bad }))).status).toBe(303)
  expect(await newest()).toMatchObject({ name: bad, need: bad })
})

test('what should not be sent is refused, and leaves nothing behind', async () => {
  const before = [await written(), (await leads()).length]
  const tries: [string, Fields, number, Record<string, string>?][] = [
    ['a field nobody asked for', sound({ ownerId: cast.kari.memberId }), 422],
    ['a choice that is none', sound({ 'own.rooms': ['cellar'] }), 422],
    ['no consent', { ...sound(), consent: '' }, 422],
    ['two names', sound({ name: ['a', 'b'] }), 422],
    ['a page nobody handed out', { ...sound(), token: `${Date.now().toString(36)}.abc.def` }, 422],
    ['the page of another form', sound({ token: await pageToken(confirmed) }), 422],
    ['a megabyte', sound({ need: 'x'.repeat(1_000_000) }), 413],
    ['NUL', sound({ name: 'a\u0000b' }), 400],
    ['an override of the writing direction', sound({ name: 'a\u202eb' }), 400],
    ['another website', sound(), 403, { origin: 'https://evil.example' }],
    ['a website without a name', sound(), 403, { origin: 'null' }],
    // Answered as if all was well, so that a robot learns nothing.
    ['what nobody sees', sound({ homepage: 'https://spam.example' }), 303],
  ]
  for (const [says, fields, status, headers] of tries)
    expect((await send(plain, fields, headers)).status, says).toBe(status)
  // Without a proof, whose work could take a busy machine as long as a page has to be open.
  expect((await send(plain, sound({ token: await pageToken(plain) }))).status, 'too fast').toBe(422)
  expect([await written(), (await leads()).length]).toEqual(before)
})

test('without scripting there is a slower lane for each address', async () => {
  const from = { 'x-forwarded-for': '203.0.113.7' }
  const answers = []
  for (let n = 0; n < 6; n++) {
    const slow = sound({ name: `Slow ${n}`, email: `slow${n}@x.example` })
    answers.push((await send(plain, slow, from)).status)
  }
  expect(answers).toEqual([303, 303, 303, 303, 303, 429])
  const token = pages.pop() as string
  expect((await send(plain, sound({ token, proof: proofFor(token) }), from)).status, 'work was proved').toBe(
    303,
  )
})

test('what a form took in another server process counts too', async () => {
  await server.owner.query(
    `insert into form_submissions (workspace_id, id, form_id, nonce, sender, at)
     select workspace_id, gen_random_uuid(), id, 'elsewhere ' || n, 'elsewhere ' || n, now()
     from forms, generate_series(1, 25) n where id = $1`,
    [confirmed.id],
  )
  const before = await written()
  const token = await pageToken(confirmed)
  await new Promise((resolve) => setTimeout(resolve, leastMs + 50))
  const sending = { name: 'One more', email: 'one@more.example', token, proof: proofFor(token) }
  expect((await send(confirmed, sending)).status).toBe(429)
  expect(await written()).toBe(before)
  await server.owner.query(`delete from form_submissions where nonce like 'elsewhere%'`)
  expect((await send(confirmed, sending)).status).toBe(303)
})

test('a program of an allowed website sends JSON; any other may not even ask', async () => {
  const headers = { origin: site, 'content-type': 'application/json', 'x-forwarded-for': fresh() }
  const asked = await fetch(`${plain.url}/token`, { headers })
  expect(asked.headers.get('access-control-allow-origin')).toBe(site)
  expect(asked.headers.get('access-control-allow-credentials')).toBeNull()
  const post = (body: unknown, more = {}) =>
    fetch(plain.url, { method: 'POST', headers: { ...headers, ...more }, body: JSON.stringify(body) })
  const kept = await post({ ...sound({ name: 'Program' }) })
  expect([kept.status, await kept.json()]).toEqual([202, { taken: true }])
  expect((await newest()).name).toBe('Program')
  expect(await (await post({ ...sound(), status: 'qualified' })).json()).toMatchObject({
    code: 'unknown_field',
  })
  expect((await post({ ...sound(), name: { $ne: 1 } })).status).toBe(400)
  const foreign = await fetch(plain.url, { method: 'OPTIONS', headers: { origin: 'https://evil.example' } })
  expect([foreign.status, foreign.headers.get('access-control-allow-origin')]).toEqual([403, null])
})
