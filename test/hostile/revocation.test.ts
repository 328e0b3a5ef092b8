import { expect, onTestFinished, test } from 'vitest'
import { createCompany } from '../../contract/customers/companies.ts'
import { createPerson } from '../../contract/customers/people.ts'
import { createDeal, listDeals } from '../../contract/deals/deals.ts'
import type { MemberId } from '../../contract/ids.ts'
import { publishProcess } from '../../contract/process/process.ts'
import * as apiKeys from '../../contract/team/api-keys.ts'
import * as groups from '../../contract/team/groups.ts'
import * as invitations from '../../contract/team/invitations.ts'
import * as members from '../../contract/team/members.ts'
import * as rolesContract from '../../contract/team/roles.ts'
import {
  endOtherSessions,
  endSession,
  listSessions,
  showSession,
  signOut,
} from '../../contract/team/session.ts'
import type { Actor } from '../../server/platform/actor.ts'
import { printProcess } from '../../server/process/yaml/yaml.ts'
import { lampProcess } from '../cast.ts'
import { addColleague } from '../company.ts'
import { tableHashes } from '../database.ts'
import { openHouse } from '../house.ts'
import { type Client } from '../server.ts'

const { server, cast, kari } = await openHouse(['kari'], { by: 'cookie' })

/** Somebody new, signed in by cookie and by key, and listening. */
async function somebody(role: string) {
  const actor = await addColleague(server.db, cast.kari, { name: 'Nils Dahl', role })
  const [browser, key] = [await server.client(actor, 'cookie'), await server.client(actor, 'key')]
  for (const client of [browser, key]) await client.call(showSession)
  return { actor, browser, key, heard: await listen(browser) }
}

/** What a stream has said so far, and whether it has ended. */
async function listen(client: Client): Promise<{ text: string; ended: boolean }> {
  const control = new AbortController()
  onTestFinished(() => control.abort())
  const answer = await fetch(`${server.url}/api/v1/events/stream`, {
    headers: client.headers,
    signal: control.signal,
  })
  const heard = { text: '', ended: false }
  const reading = async () => {
    for await (const part of answer.body ?? []) heard.text += Buffer.from(part).toString()
  }
  void reading()
    .catch(() => {})
    .finally(() => (heard.ended = true))
  await expect.poll(() => heard.text).toContain('retry')
  return heard
}

const versionOf = async ({ memberId }: Actor) =>
  (await kari.call(members.showMember, { params: { id: memberId } })).version

/** Refused within a second, by every way in, and nothing is written by trying. */
async function refusedSoon(clients: Client[], status = 401): Promise<void> {
  const until = performance.now() + 1_000
  for (const client of clients)
    await expect
      .poll(async () => (await client.send(listDeals)).status, { timeout: until - performance.now() })
      .toBe(status)
  const before = await tableHashes(server.owner)
  for (const client of clients) {
    const { status: met } = await client.send(createDeal, { body: { title: 'One more' } })
    expect(met).toBe(status)
  }
  expect(await tableHashes(server.owner)).toEqual(before)
}

/** Something happens that everybody who may see all deals would hear. */
async function somethingHappens(): Promise<string> {
  return (await kari.call(createDeal, { body: { title: 'Lamps for the quay' } })).id
}

test('who is removed is out at once: browser, key and stream', async () => {
  const { actor, browser, key, heard } = await somebody('manager')
  await kari.call(members.deactivateMember, { params: { id: actor.memberId }, body: {} })
  await refusedSoon([browser, key])
  const dealId = await somethingHappens()
  await expect.poll(() => heard.ended, { timeout: 2_000 }).toBe(true)
  expect(heard.text).not.toContain(dealId)
})

test('a right taken from a role is gone at once, for the stream as well', async () => {
  const { browser, key, heard } = await somebody('administrator')
  const watched = await somethingHappens()
  await expect.poll(() => heard.text, { timeout: 2_000 }).toContain(watched)
  const member = (await browser.call(showSession)).member.id
  const version = (await kari.call(members.showMember, { params: { id: member } })).version
  await kari.call(members.editMember, {
    params: { id: member as MemberId },
    ifMatch: version,
    body: { role: 'specialist' },
  })
  await refusedSoon([browser, key], 403)
  const yaml = printProcess({ ...lampProcess, key: 'other_lamps' })
  expect((await key.send(publishProcess, { body: { yaml } })).status).toBe(403)
  expect((await key.send(groups.createDepartment, { body: { name: 'Mine' } })).status).toBe(403)
  const unseen = await somethingHappens()
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  expect(heard.text).not.toContain(unseen)
})

test('a role that is lowered lowers all who hold it', async () => {
  const { browser, key } = await somebody('manager')
  const roles = await kari.call(rolesContract.listRoles)
  const manager = roles.rows.find((role) => role.key === 'manager')
  const change = (reach: 'none' | 'team', version: number) =>
    kari.call(rolesContract.editRole, {
      params: { key: 'manager' },
      ifMatch: version,
      body: { rights: { 'deals.see': reach, 'deals.edit': reach } },
    })
  const lowered = await change('none', manager?.version ?? 0)
  await refusedSoon([browser, key], 403)
  await change('team', lowered.version)
})

test('a revoked key opens nothing, and the browser beside it stays', async () => {
  const { actor, browser } = await somebody('seller')
  const made = await browser.call(apiKeys.createApiKey, { body: { name: 'for the accounts' } })
  const headers = { authorization: `Bearer ${made.key}` }
  const withKey: Client = { ...(await server.client(null)), headers }
  const asked = () => withKey.send(listDeals, { headers })
  expect((await asked()).status).toBe(200)
  const heard = await listen(withKey)
  await browser.call(apiKeys.revokeApiKey, { params: { id: made.id } })
  await expect.poll(async () => (await asked()).status, { timeout: 1_000 }).toBe(401)
  expect((await browser.send(listDeals)).status).toBe(200)
  await browser.call(createDeal, { body: { title: `Of ${actor.name}` } })
  await expect.poll(() => heard.ended, { timeout: 2_000 }).toBe(true)
  expect(heard.text).not.toContain('deal.created')
})

test('who signs out is out, and his stream ends', async () => {
  const { browser, heard } = await somebody('manager')
  await browser.call(signOut)
  await refusedSoon([browser])
  const dealId = await somethingHappens()
  await expect.poll(() => heard.ended, { timeout: 2_000 }).toBe(true)
  expect(heard.text).not.toContain(dealId)
})

test('a session that is ended from another one is out, and so are all the others', async () => {
  const { actor, browser, heard } = await somebody('manager')
  const other = await server.client(actor, 'cookie')
  const third = await server.client(actor, 'cookie')
  const { rows } = await other.call(listSessions)
  const first = rows.find(
    ({ current, signedInAt }) => !current && signedInAt === rows.map((row) => row.signedInAt).sort()[0],
  )
  await other.call(endSession, { params: { id: (first ?? rows[0])?.id as never } })
  await refusedSoon([browser])
  await other.call(endOtherSessions)
  await refusedSoon([third])
  expect((await other.send(showSession)).status).toBe(200)
  await somethingHappens()
  await expect.poll(() => heard.ended, { timeout: 2_000 }).toBe(true)
})

test('who is back gets a way in, but no old one', async () => {
  const { actor, browser, key } = await somebody('seller')
  const params = { id: actor.memberId }
  await kari.call(members.deactivateMember, { params, body: {} })
  await refusedSoon([browser, key])
  await kari.call(members.reactivateMember, { params })
  expect(await versionOf(actor)).toBeGreaterThan(1)
  await refusedSoon([browser, key])
})

test('a stream tells of nothing that the lists of its reader do not hold', async () => {
  const { browser, heard } = await somebody('seller')
  const { rows } = await kari.call(rolesContract.listRoles)
  const seller = rows.find(({ key }) => key === 'seller')
  await kari.call(rolesContract.editRole, {
    params: { key: 'seller' },
    ifMatch: seller?.version ?? 0,
    body: { rights: { 'customers.see': 'own', import: false } },
  })
  const own = await browser.call(createCompany, { body: { name: 'Our own' } })
  const others = await kari.call(createCompany, { body: { name: 'Not ours' } })
  const person = await kari.call(createPerson, { body: { name: 'Nor he' } })
  await kari.call(invitations.inviteMember, {
    body: { name: 'New', email: 'new@fjordlys.example', role: 'seller' },
  })
  const key = await kari.call(apiKeys.createApiKey, { body: { name: 'of somebody else' } })
  const department = await kari.call(groups.createDepartment, { body: { name: 'For all to know' } })
  await expect.poll(() => heard.text, { timeout: 3_000 }).toContain(department.id)
  expect(heard.text).toContain(own.id)
  for (const { id } of [others, person, key]) expect(heard.text).not.toContain(id)
  expect(heard.text).not.toContain('"invitation"')
})
