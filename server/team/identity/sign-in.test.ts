import { expect, test } from 'vitest'
import { listCountries } from '../../../contract/team/countries.ts'
import { changePassword } from '../../../contract/team/passwords.ts'
import {
  changeProfile,
  endOtherSessions,
  endSession,
  listSessions,
  showSession,
  signIn,
  signOut,
  switchWorkspace,
} from '../../../contract/team/session.ts'
import { setUp, showSetup } from '../../../contract/team/setup.ts'
import { addColleague, foundCompany, founderPassword } from '../../../test/company.ts'
import { tableHashes } from '../../../test/database.ts'
import { makeClient, serverForTest, type TestServer } from '../../../test/server.ts'

const company = {
  company: 'Fjordlys AS',
  language: 'nb',
  country: 'NO',
  name: 'Kari Berg',
  email: 'Kari@Fjordlys.example',
  password: founderPassword,
} as const

const email = 'kari@fjordlys.example'
const credentials = { email, password: founderPassword }

/** A browser: it signs in and keeps its cookie. */
async function signedIn(server: TestServer, body = credentials) {
  const anyone = await server.client(null)
  const answer = await anyone.send(signIn, { body })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  return makeClient(server.url, { cookie, 'sec-fetch-site': 'same-origin' })
}

test('the first company is founded once, its founder is signed in, and then the way is gone', async () => {
  const server = await serverForTest()
  const anyone = await server.client(null)
  expect(await anyone.call(showSetup)).toEqual({ empty: true })
  expect((await anyone.call(listCountries, { query: { language: 'pl' } })).rows).toContainEqual({
    code: 'NO',
    name: 'Norwegia',
    currency: 'NOK',
    timeZone: 'Europe/Oslo',
  })
  const empty = await tableHashes(server.owner)
  expect(await anyone.send(setUp, { body: { ...company, password: 'password1' } })).toMatchObject({
    status: 422,
    body: { code: 'weak_password', details: { because: 'common' } },
  })
  expect(await tableHashes(server.owner)).toEqual(empty)

  const founded = await anyone.send(setUp, { body: company })
  expect(founded.status, JSON.stringify(founded.body)).toBe(201)
  expect(founded.body).toMatchObject({
    workspace: { currency: 'NOK', timeZone: 'Europe/Oslo' },
    language: 'nb',
    dateCalendar: 'gregory',
  })
  const cookie = founded.headers.getSetCookie()[0] ?? ''
  expect(cookie).toMatch(/^__Host-stagecraft=[\w-]{43}; /)
  for (const flag of ['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(flag)

  expect(await anyone.call(showSetup)).toEqual({ empty: false })
  const before = await tableHashes(server.owner)
  expect(await anyone.send(setUp, { body: company })).toMatchObject({
    status: 404,
    body: { code: 'not_found' },
  })
  expect(await tableHashes(server.owner)).toEqual(before)
})

test('of two people who found the first company at once, one does', async () => {
  const server = await serverForTest()
  const anyone = await server.client(null)
  const both = await Promise.all(
    [1, 2].map((n) => anyone.send(setUp, { body: { ...company, email: `a${n}@b.example` } })),
  )
  expect(both.map(({ status }) => status).sort()).toEqual([201, 404])
})

test('each sign-in begins a session of its own, whatever cookie was brought along, and only its hash is kept', async () => {
  const server = await serverForTest()
  await foundCompany(server.db, { email })
  const planted = `__Host-stagecraft=${'A'.repeat(43)}`
  const anyone = makeClient(server.url, { cookie: planted, 'sec-fetch-site': 'same-origin' })
  const answer = await anyone.send(signIn, { body: credentials })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  expect(cookie).not.toBe(planted)
  expect(await anyone.send(showSession)).toMatchObject({ status: 401 })
  expect(await anyone.call(showSession, { headers: { cookie } })).toEqual(answer.body)
  const { rows } = await server.owner.query('select * from sessions')
  expect(JSON.stringify(rows)).not.toContain(cookie.split('=')[1])
  const { rows: events } = await server.owner.query("select type from events where type like 'session.%'")
  expect(events).toEqual([{ type: 'session.started' }])
})

test('a wrong password and an address nobody has are answered alike', async () => {
  const server = await serverForTest()
  await foundCompany(server.db, { email })
  const anyone = await server.client(null)
  const before = await tableHashes(server.owner, ['sign_in_failures', 'events'])
  const times: Record<string, number[]> = { known: [], unknown: [] }
  for (let round = 0; round < 4; round++)
    for (const [kind, address] of [
      ['known', email],
      ['unknown', `nobody${round}@fjordlys.example`],
    ] as const) {
      const start = performance.now()
      const { status, body } = await anyone.send(signIn, {
        body: { email: address, password: 'wrong password' },
      })
      times[kind]?.push(performance.now() - start)
      expect({ status, code: body.code, details: body.details }).toEqual({
        status: 401,
        code: 'wrong_credentials',
      })
    }
  // Without the hash an unknown address would be answered a hundred times as fast.
  const fastest = (kind: string) => Math.min(...(times[kind] ?? []))
  expect(fastest('unknown')).toBeGreaterThan(fastest('known') / 4)
  expect(fastest('unknown')).toBeLessThan(fastest('known') * 4)
  expect(await tableHashes(server.owner, ['sign_in_failures', 'events'])).toEqual(before)
  await expect
    .poll(
      async () => (await server.owner.query("select from events where type = 'session.refused'")).rowCount,
    )
    .toBe(4)
})

test('a password cannot be guessed by trying, not even a hundred at once', async () => {
  const server = await serverForTest()
  await foundCompany(server.db, { email })
  const anyone = await server.client(null)
  const tries = await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      anyone.send(signIn, {
        body: { email, password: `guess ${n}` },
        headers: { 'x-forwarded-for': `203.0.113.${n}` },
      }),
    ),
  )
  const count = (status: number) => tries.filter((one) => one.status === status).length
  expect(count(401)).toBeLessThanOrEqual(6)
  expect(count(401) + count(429)).toBe(40)
  const refused = tries.find(({ status }) => status === 429)
  expect(refused?.headers.get('retry-after')).toBe(String(refused?.body.details?.seconds))
})

test('one address that tries many accounts is slowed, whatever it says of where it comes from', async () => {
  const server = await serverForTest()
  const anyone = await server.client(null)
  const statuses: number[] = []
  for (let batch = 0; batch < 3; batch++) {
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        anyone.send(setUp, {
          body: { ...company, password: 'password1' },
          headers: { 'x-forwarded-for': `203.0.113.${batch * 30 + n}` },
        }),
      ),
    )
    statuses.push(...answers.map(({ status }) => status))
  }
  expect(statuses.filter((status) => status === 422)).toHaveLength(60)
  expect(statuses.filter((status) => status === 429)).toHaveLength(30)
})

test('signing out ends the session at once, and only that one', async () => {
  const server = await serverForTest()
  await foundCompany(server.db, { email })
  const [desk, phone] = [await signedIn(server), await signedIn(server)]
  expect((await desk.call(listSessions)).rows).toHaveLength(2)
  const answer = await desk.send(signOut)
  expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-stagecraft=; .*(Max-Age=0|1970)/)
  expect(await desk.send(showSession)).toMatchObject({ status: 401, body: { code: 'not_signed_in' } })
  expect((await phone.call(listSessions)).rows).toMatchObject([{ current: true }])
})

test('sessions of one’s own can be ended, those of others not', async () => {
  const server = await serverForTest()
  const kari = await foundCompany(server.db, { email })
  const ola = await server.client(
    await addColleague(server.db, kari, { name: 'Ola Nowak', role: 'seller' }),
    'cookie',
  )
  const [desk, phone, tablet] = [await signedIn(server), await signedIn(server), await signedIn(server)]
  const others = (await desk.call(listSessions)).rows.filter(({ current }) => !current)
  const id = others[0]?.id ?? ''
  expect(await ola.send(endSession, { params: { id } })).toMatchObject({ status: 404 })
  expect((await desk.call(listSessions)).rows).toHaveLength(3)
  expect(await desk.send(endSession, { params: { id } })).toMatchObject({ status: 204 })
  expect((await desk.call(listSessions)).rows).toHaveLength(2)
  await desk.call(endOtherSessions)
  expect((await desk.call(listSessions)).rows).toHaveLength(1)
  for (const gone of [phone, tablet]) expect(await gone.send(showSession)).toMatchObject({ status: 401 })
  expect((await ola.send(showSession)).status).toBe(200)
})

test('a new password needs the present one and signs every other session out', async () => {
  const server = await serverForTest()
  const kari = await foundCompany(server.db, { email })
  const [desk, phone] = [await signedIn(server), await signedIn(server)]
  const change = (current: string, password: string) =>
    desk.send(changePassword, { body: { current, password } })
  expect(await change('wrong', 'twelve geese walk to Bodø')).toMatchObject({
    body: { code: 'wrong_credentials' },
  })
  expect(await change(founderPassword, 'kari1234')).toMatchObject({ body: { code: 'weak_password' } })
  const long = `${'ab-cd '.repeat(20)}#1`
  expect(await change(founderPassword, `${long}!`)).toMatchObject({ status: 204 })
  expect((await desk.send(showSession)).status).toBe(200)
  expect((await phone.send(showSession)).status).toBe(401)
  const anyone = await server.client(null)
  const wrong = [founderPassword, long, `${long}?`]
  for (const password of wrong)
    expect((await anyone.send(signIn, { body: { email, password } })).status).toBe(401)
  expect((await anyone.send(signIn, { body: { email, password: `${long}!` } })).status).toBe(201)
  const byKey = await server.client(kari)
  expect(await byKey.send(changePassword, { body: { current: `${long}!`, password: long } })).toMatchObject({
    status: 403,
  })
})

test('a profile changes only in what is named', async () => {
  const server = await serverForTest()
  await foundCompany(server.db, { email })
  const kari = await signedIn(server)
  expect(await kari.call(changeProfile, { body: { language: 'fa', theme: 'dark' } })).toMatchObject({
    language: 'fa',
    theme: 'dark',
    dateCalendar: 'persian',
    timeZone: 'Europe/Oslo',
    ownTimeZone: false,
  })
  expect(await kari.call(changeProfile, { body: { timeZone: 'Asia/Tehran' } })).toMatchObject({
    language: 'fa',
    timeZone: 'Asia/Tehran',
    ownTimeZone: true,
  })
  for (const timeZone of ['+02:00', 'Mars/Phobos', "Europe/Oslo'; select 1 --"])
    expect(await kari.send(changeProfile, { body: { timeZone } })).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'body.timeZone', code: 'unknown_time_zone' }] },
    })
})

test('who works for two companies changes between them, and enters no third', async () => {
  const server = await serverForTest()
  const home = await foundCompany(server.db, { email, company: 'Fjordlys AS' })
  const second = await foundCompany(server.db, { email, company: 'Baltyk sp. z o.o.', country: 'PL' })
  const foreign = await foundCompany(server.db, { company: 'Strangers Ltd' })
  const kari = await signedIn(server)
  expect(await kari.call(showSession)).toMatchObject({
    workspace: { id: home.workspaceId },
    workspaces: [{ name: 'Fjordlys AS' }, { name: 'Baltyk sp. z o.o.' }],
  })
  expect(await kari.call(switchWorkspace, { body: { id: second.workspaceId } })).toMatchObject({
    workspace: { name: 'Baltyk sp. z o.o.', currency: 'PLN' },
  })
  expect(await kari.send(switchWorkspace, { body: { id: foreign.workspaceId } })).toMatchObject({
    status: 404,
  })
  expect((await kari.call(showSession)).workspace.id).toBe(second.workspaceId)
})

test('a session that is over lets nobody in', async () => {
  const server = await serverForTest()
  await foundCompany(server.db, { email })
  const kari = await signedIn(server)
  await server.owner.query("update sessions set expires_at = now() - interval '1 second'")
  expect((await kari.send(showSession)).status).toBe(401)
})

test('over plain http elsewhere the cookie cannot be secure, and the log warns', async () => {
  const server = await serverForTest({ config: { publicUrl: 'http://crm.example' } })
  await foundCompany(server.db, { email })
  const anyone = await server.client(null)
  const answer = await anyone.send(signIn, { body: credentials })
  expect(answer.headers.getSetCookie()[0]).toMatch(/^stagecraft=[\w-]{43}; (?!.*Secure)/)
  expect(server.logged.join('')).toContain('people sign in over plain http')
})
