import { expect, test } from 'vitest'
import { createApiKey, listApiKeys, revokeApiKey } from '../../contract/team/api-keys.ts'
import {
  createDepartment,
  createTeam,
  deleteDepartment,
  deleteTeam,
  editTeam,
  listDepartments,
  listTeams,
  renameDepartment,
} from '../../contract/team/groups.ts'
import {
  deactivateMember,
  editMember,
  listMembers,
  reactivateMember,
  showMember,
} from '../../contract/team/members.ts'
import { editRole, listRoleHolders, listRoles, setRoleHolders } from '../../contract/team/roles.ts'
import { showSession } from '../../contract/team/session.ts'
import { editWorkspace, showWorkspace } from '../../contract/team/workspace.ts'
import { addColleague, foundCompany } from '../../test/company.ts'
import { tableHashes } from '../../test/database.ts'
import { makeClient, serverForTest } from '../../test/server.ts'
import { addWorkingTime } from '../platform/time/working-time.ts'
import { workspaceCalendar } from './calendars/workspace-calendar.ts'

/** Fjordlys: Kari Berg administers, Ola Nowak sells. */
async function fjordlys() {
  const server = await serverForTest()
  const kari = await foundCompany(server.db)
  const ola = await addColleague(server.db, kari, { name: 'Ola Nowak', role: 'seller' })
  return { server, kari, ola, asKari: await server.client(kari), asOla: await server.client(ola) }
}

test('a new company has four roles, and its rights are data', async () => {
  const { asKari, asOla } = await fjordlys()
  const { rows: roles } = await asKari.call(listRoles)
  expect(roles.map(({ key, members }) => [key, members])).toEqual([
    ['administrator', 1],
    ['manager', 0],
    ['seller', 1],
    ['specialist', 0],
  ])
  expect((await asOla.call(showSession)).rights).toMatchObject({ 'deals.see': 'own', import: false })
  const seller = roles.find(({ key }) => key === 'seller')
  const asked = {
    params: { key: 'seller' },
    body: { rights: { import: true } },
    ifMatch: seller?.version ?? 0,
  }
  expect(await asOla.send(editRole, asked)).toMatchObject({ status: 403 })
  expect((await asKari.call(editRole, asked)).rights).toMatchObject({ import: true, 'deals.see': 'own' })
  expect((await asOla.call(showSession)).rights.import).toBe(true)
  expect(await asKari.send(editRole, asked)).toMatchObject({
    status: 409,
    body: { code: 'changed_meanwhile' },
  })
  expect(await asKari.send(editRole, { ...asked, ifMatch: undefined })).toMatchObject({ status: 428 })
})

test('the last administrator stays one, by whichever way', async () => {
  const { server, kari, asKari, ola } = await fjordlys()
  const before = await tableHashes(server.owner)
  const params = { id: kari.memberId }
  const { version } = await asKari.call(showMember, { params })
  const refused = { status: 409, body: { code: 'last_administrator' } }
  expect(await asKari.send(editMember, { params, body: { role: 'seller' }, ifMatch: version })).toMatchObject(
    refused,
  )
  expect(await asKari.send(deactivateMember, { params })).toMatchObject(refused)
  const role = { params: { key: 'administrator' }, body: { rights: { 'team.manage': false } }, ifMatch: 1 }
  expect(await asKari.send(editRole, role)).toMatchObject(refused)
  expect(await tableHashes(server.owner, ['api_keys', 'events'])).toMatchObject(
    Object.fromEntries(
      Object.entries(before).filter(([table]) => table !== 'api_keys' && table !== 'events'),
    ),
  )

  const second = await asKari.call(editMember, {
    params: { id: ola.memberId },
    body: { role: 'administrator' },
    ifMatch: 1,
  })
  const asOla = await server.client(ola)
  await asOla.call(showSession)
  const both = await Promise.all([
    asKari.send(editMember, {
      params: { id: ola.memberId },
      body: { role: 'seller' },
      ifMatch: second.version,
    }),
    asOla.send(editMember, { params, body: { role: 'seller' }, ifMatch: version }),
  ])
  expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
  expect([403, 409]).toContain(both.find(({ status }) => status !== 200)?.status)
  const { rows } = await server.owner.query("select from members where role_key = 'administrator'")
  expect(rows).toHaveLength(1)
})

test('who is deactivated is out at once, by cookie and by key, and can come back', async () => {
  const { server, asKari, asOla, ola } = await fjordlys()
  const browser = await server.client(ola, 'cookie')
  expect([(await asOla.send(showSession)).status, (await browser.send(showSession)).status]).toEqual([
    200, 200,
  ])
  const params = { id: ola.memberId }
  expect((await asKari.call(deactivateMember, { params })).deactivatedAt).not.toBe(null)
  expect([(await asOla.send(showSession)).status, (await browser.send(showSession)).status]).toEqual([
    401, 401,
  ])
  expect((await asKari.call(listMembers)).rows.map(({ name }) => name)).toEqual(['Kari Berg'])
  expect((await asKari.call(listMembers, { query: { state: 'deactivated' } })).rows).toHaveLength(1)
  expect((await asKari.call(reactivateMember, { params })).deactivatedAt).toBe(null)
  expect((await asOla.send(showSession)).status).toBe(401)
})

test('a right taken away in another process is gone within a second', async () => {
  const { server, asOla } = await fjordlys()
  await asOla.call(showSession)
  await server.owner.query('update api_keys set revoked_at = now()')
  const start = performance.now()
  await expect
    .poll(async () => (await asOla.send(showSession)).status, { interval: 20, timeout: 3_000 })
    .toBe(401)
  expect(performance.now() - start).toBeLessThan(2_500)
})

test('a key is shown once, acts as its member, is his own and can be ended', async () => {
  const { server, asKari, asOla, ola } = await fjordlys()
  const { key, id, prefix } = await asOla.call(createApiKey, { body: { name: 'reporting' } })
  expect(key).toMatch(/^sc_[\w-]{43}$/)
  expect(key.startsWith(prefix)).toBe(true)
  const byKey = makeClient(server.url, { authorization: `Bearer ${key}` })
  expect((await byKey.call(showSession)).member.id).toBe(ola.memberId)
  expect(JSON.stringify((await asOla.call(listApiKeys)).rows)).not.toContain(key)
  const dump = await server.owner.query(
    'select to_jsonb(k) as key, to_jsonb(e) as event from api_keys k, events e',
  )
  expect(JSON.stringify(dump.rows)).not.toContain(key)

  const kari = await asKari.call(createApiKey, { body: { name: 'of Kari' } })
  expect((await asOla.call(listApiKeys)).rows.map(({ name }) => name)).not.toContain('of Kari')
  expect(await asOla.send(revokeApiKey, { params: { id: kari.id } })).toMatchObject({ status: 404 })
  expect(await asKari.send(revokeApiKey, { params: { id } })).toMatchObject({ status: 204 })
  expect(await byKey.send(showSession)).toMatchObject({ status: 401 })
  const { rows } = await server.owner.query('select type from events where subject_id = $1 order by seq', [
    id,
  ])
  expect(rows.map(({ type }) => type)).toEqual(['api_key.created', 'api_key.used', 'api_key.revoked'])
})

test('teams share, departments do not, and both forget nobody', async () => {
  const { server, kari, ola, asKari } = await fjordlys()
  const team = await asKari.call(createTeam, {
    body: { name: 'North', members: [{ id: ola.memberId }, { id: kari.memberId, leads: true }] },
  })
  expect(team.members).toEqual([
    { id: kari.memberId, name: 'Kari Berg', leads: true },
    { id: ola.memberId, name: 'Ola Nowak', leads: false },
  ])
  const session = await (await server.client(ola)).call(showSession)
  expect(session.member.teams).toEqual([{ id: team.id, name: 'North', leads: false }])
  const asked = { params: { id: team.id }, ifMatch: team.version }
  const smaller = await asKari.call(editTeam, { ...asked, body: { members: [{ id: ola.memberId }] } })
  expect(smaller).toMatchObject({ name: 'North', members: [{ name: 'Ola Nowak' }] })
  expect(await asKari.send(editTeam, { ...asked, body: { name: 'South' } })).toMatchObject({ status: 409 })
  expect(await asKari.send(createTeam, { body: { name: 'North' } })).toMatchObject({
    body: { code: 'already_exists' },
  })
  expect((await asKari.call(listMembers, { query: { teamId: team.id } })).rows).toMatchObject([
    { name: 'Ola Nowak' },
  ])
  await asKari.call(deleteTeam, { params: { id: team.id } })
  expect((await asKari.call(listTeams)).rows).toEqual([])

  const pricing = await asKari.call(createDepartment, { body: { name: 'Pricing' } })
  const { version } = await asKari.call(showMember, { params: { id: ola.memberId } })
  await asKari.call(editMember, {
    params: { id: ola.memberId },
    body: { departmentId: pricing.id },
    ifMatch: version,
  })
  expect((await asKari.call(listDepartments)).rows).toMatchObject([{ name: 'Pricing', members: 1 }])
  expect(await asKari.send(deleteDepartment, { params: { id: pricing.id } })).toMatchObject({
    body: { code: 'still_used' },
  })
  const renamed = await asKari.call(renameDepartment, {
    params: { id: pricing.id },
    body: { name: 'Prices' },
    ifMatch: 1,
  })
  expect(renamed).toMatchObject({ name: 'Prices', version: 2 })
})

test('process roles have holders, whom the actor knows', async () => {
  const { ola, asKari, asOla } = await fjordlys()
  const holders = await asKari.call(setRoleHolders, {
    params: { role: 'analyst' },
    body: { members: [ola.memberId, ola.memberId] },
  })
  const olaAlone = [{ id: ola.memberId, name: 'Ola Nowak' }]
  expect(holders).toEqual({ role: 'analyst', members: olaAlone, departments: [], everybody: olaAlone })
  expect((await asOla.call(showSession)).member.processRoles).toEqual(['analyst'])
  expect((await asOla.call(listRoleHolders)).rows).toEqual([holders])
  await asKari.call(setRoleHolders, { params: { role: 'analyst' }, body: { members: [] } })
  expect((await asOla.call(listRoleHolders)).rows).toEqual([])
})

test('people of another company are nobody here', async () => {
  const { server, asKari } = await fjordlys()
  const foreign = await foundCompany(server.db, { company: 'Strangers Ltd' })
  const id = foreign.memberId
  const before = await tableHashes(server.owner, ['api_keys', 'events'])
  const refused = [
    await asKari.send(showMember, { params: { id } }),
    await asKari.send(editMember, { params: { id }, body: { name: 'X' }, ifMatch: 1 }),
    await asKari.send(deactivateMember, { params: { id } }),
    await asKari.send(createTeam, { body: { name: 'East', members: [{ id }] } }),
    await asKari.send(setRoleHolders, { params: { role: 'analyst' }, body: { members: [id] } }),
  ]
  for (const answer of refused) expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } })
  expect(await tableHashes(server.owner, ['api_keys', 'events'])).toEqual(before)
})

test('members come by name, a page at a time, in every alphabet', async () => {
  const { server, kari, asKari } = await fjordlys()
  for (const name of ['Łukasz Żak', 'Øyvind Ås', 'داریوش راد', 'Anna Zych', 'Zofia Adamska'])
    await addColleague(server.db, kari, { name, role: 'seller' })
  const names: string[] = []
  for (let cursor: string | undefined, pages = 0; pages < 9; pages++) {
    const page = await asKari.call(listMembers, { query: { limit: 2, cursor } })
    names.push(...page.rows.map(({ name }) => name))
    if (!page.next) break
    cursor = page.next
  }
  expect(new Set(names).size).toBe(7)
  expect(names.indexOf('Anna Zych')).toBe(0)
  expect(names.indexOf('Łukasz Żak')).toBe(names.indexOf('Kari Berg') + 1)
  expect((await asKari.call(listMembers, { query: { q: 'lukasz' } })).rows).toHaveLength(1)
  expect((await asKari.call(listMembers, { query: { q: 'داريوش' } })).rows).toHaveLength(1)
  expect(await asKari.send(listMembers, { query: { cursor: 'abc' } })).toMatchObject({
    body: { code: 'bad_cursor' },
  })
})

test('working time is the company’s: its changes hold for the next deadline', async () => {
  const { server, kari, asKari, asOla } = await fjordlys()
  const company = await asKari.call(showWorkspace)
  expect(company).toMatchObject({
    timeZone: 'Europe/Oslo',
    currency: 'NOK',
    calendar: { holidays: { country: 'NO' } },
  })
  const due = async () =>
    new Date(
      addWorkingTime(
        await server.db.read(kari.workspaceId, (tx) => workspaceCalendar(tx, kari.workspaceId)),
        Date.parse('2026-12-24T10:00:00Z'),
        8 * 60,
      ),
    ).toISOString()
  // Thursday 11:00 in Oslo: six hours are left, then come two holidays and a weekend.
  expect(await due()).toBe('2026-12-28T10:00:00.000Z')
  const week = { ...company.calendar.week, 6: [{ from: '10:00', to: '14:00' }] }
  const calendar = { ...company.calendar, holidays: null, week }
  const asked = { ifMatch: company.version, body: { calendar, name: 'Fjordlys Energi AS' } }
  expect(await asOla.send(editWorkspace, asked)).toMatchObject({ status: 403 })
  expect(await asKari.call(editWorkspace, asked)).toMatchObject({ name: 'Fjordlys Energi AS', version: 2 })
  expect(await due()).toBe('2026-12-25T10:00:00.000Z')
  expect(await asKari.call(editWorkspace, { ifMatch: 2, body: { timeZone: 'Asia/Tehran' } })).toMatchObject({
    timeZone: 'Asia/Tehran',
    calendar: { timeZone: 'Asia/Tehran' },
  })
  const odd = { ...calendar, week: { ...week, 1: [{ from: '17:00', to: '09:00' }] } }
  expect(await asKari.send(editWorkspace, { ifMatch: 3, body: { calendar: odd } })).toMatchObject({
    status: 400,
  })
})
