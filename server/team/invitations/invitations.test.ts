import { expect, test } from 'vitest'
import { createApiKey } from '../../../contract/team/api-keys.ts'
import {
  acceptInvitation,
  renewInvitationLink,
  showInvitationLink,
} from '../../../contract/team/invitation-links.ts'
import {
  inviteMember,
  listInvitations,
  renewInvitation,
  revokeInvitation,
} from '../../../contract/team/invitations.ts'
import { listMembers } from '../../../contract/team/members.ts'
import { showSession, signIn } from '../../../contract/team/session.ts'
import { addColleague, foundCompany, founderPassword } from '../../../test/company.ts'
import { tableHashes } from '../../../test/database.ts'
import { mailboxForTest } from '../../../test/mailbox.ts'
import { makeClient, serverForTest } from '../../../test/server.ts'
import { addMember } from '../members/add-member.ts'

const ola = { name: 'Ola Nowak', email: 'ola@fjordlys.example', role: 'seller' }
const accepting = { name: 'Ola Nowak', language: 'pl', password: 'twelve geese walk to Bodø' } as const
const tokenIn = (text: string) => /token=([\w-]+)/.exec(text)?.[1] ?? ''

async function company(smtpUrl?: string) {
  const server = await serverForTest({ config: { smtpUrl } })
  const kari = await foundCompany(server.db, { language: 'nb' })
  return { server, kari, admin: await server.client(kari), anyone: await server.client(null) }
}

test('an invited colleague has a place at once, and signs in when he accepts', async () => {
  const mailbox = await mailboxForTest()
  const { server, admin, anyone } = await company(mailbox.url)
  const invited = await admin.call(inviteMember, { body: { ...ola, email: 'Ola@Fjordlys.example' } })
  expect(invited).toMatchObject({
    state: 'open',
    mailed: true,
    email: ola.email,
    invitedBy: { name: 'Kari Berg' },
  })
  expect((await admin.call(listMembers, { query: { q: 'nowak' } })).rows).toMatchObject([
    { signsIn: false, role: 'seller' },
  ])

  const mail = await mailbox.next()
  expect(mail.text).toContain('Kari Berg inviterer deg til å arbeide i Stagecraft hos Fjordlys AS')
  expect(invited.link).toBe(`${server.config.publicUrl}/invitation?token=${tokenIn(mail.text)}`)
  const params = { token: tokenIn(mail.text) }
  expect(await anyone.call(showInvitationLink, { params })).toEqual({
    workspaceName: 'Fjordlys AS',
    invitedBy: 'Kari Berg',
    name: 'Ola Nowak',
    email: ola.email,
    language: 'nb',
    hasAccount: false,
  })

  const both = await Promise.all([1, 2].map(() => anyone.send(acceptInvitation, { params, body: accepting })))
  expect(both.map(({ status }) => status).sort()).toEqual([200, 422])
  const accepted = both.find(({ status }) => status === 200)
  expect(accepted?.body).toMatchObject({
    role: { key: 'seller' },
    language: 'pl',
    member: { name: 'Ola Nowak' },
  })
  const cookie = accepted?.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  expect((await makeClient(server.url, { cookie }).call(showSession)).member.email).toBe(ola.email)
  expect(await anyone.send(showInvitationLink, { params })).toMatchObject({
    status: 422,
    body: { code: 'invitation_expired', details: { state: 'accepted' } },
  })
  expect((await admin.call(listInvitations)).rows).toMatchObject([{ state: 'accepted' }])
  expect(
    (await anyone.send(signIn, { body: { email: ola.email, password: accepting.password } })).status,
  ).toBe(201)
  const { rows } = await server.owner.query('select * from invitations')
  expect(JSON.stringify(rows)).not.toContain(params.token)
})

test('somebody known from another company accepts with the password he has', async () => {
  const { server, admin, anyone } = await company()
  await foundCompany(server.db, { company: 'Baltyk', name: 'Ola Nowak', email: ola.email })
  const { link } = await admin.call(inviteMember, { body: ola })
  const params = { token: tokenIn(link) }
  expect(await anyone.call(showInvitationLink, { params })).toMatchObject({ hasAccount: true })
  const before = await tableHashes(server.owner, ['sign_in_failures'])
  expect(await anyone.send(acceptInvitation, { params, body: accepting })).toMatchObject({
    body: { code: 'wrong_credentials' },
  })
  expect(await tableHashes(server.owner, ['sign_in_failures'])).toEqual(before)
  const session = await anyone.call(acceptInvitation, {
    params,
    body: { ...accepting, password: founderPassword },
  })
  expect(session.workspaces).toMatchObject([{ name: 'Fjordlys AS' }, { name: 'Baltyk' }])
})

test('a link ends after an hour; a new one goes to the invited address alone', async () => {
  const mailbox = await mailboxForTest()
  const { server, admin, anyone } = await company(mailbox.url)
  const invited = await admin.call(inviteMember, { body: ola })
  const params = { token: tokenIn((await mailbox.next()).text) }
  expect(Date.parse(invited.linkExpiresAt) - Date.now()).toBeLessThanOrEqual(3_600_000)
  await server.owner.query('update invitations set expires_at = now()')
  for (const asked of [
    anyone.send(showInvitationLink, { params }),
    anyone.send(acceptInvitation, { params, body: accepting }),
  ])
    expect(await asked).toMatchObject({ status: 422, body: { code: 'link_expired' } })

  expect(await anyone.send(renewInvitationLink, { params, body: {} })).toMatchObject({
    status: 202,
    body: {},
  })
  const renewed = await mailbox.next()
  expect(renewed.to).toEqual([ola.email])
  expect(await anyone.send(showInvitationLink, { params })).toMatchObject({ status: 404 })
  expect((await anyone.send(showInvitationLink, { params: { token: tokenIn(renewed.text) } })).status).toBe(
    200,
  )
  const { link } = await admin.call(renewInvitation, { params: { id: invited.id }, body: {} })
  expect((await anyone.send(showInvitationLink, { params: { token: tokenIn(renewed.text) } })).status).toBe(
    404,
  )
  expect((await anyone.send(showInvitationLink, { params: { token: tokenIn(link) } })).status).toBe(200)
})

test('an invitation taken back, or older than two weeks, opens nothing', async () => {
  const { server, admin, anyone } = await company()
  const invited = await admin.call(inviteMember, { body: ola })
  const params = { token: tokenIn(invited.link) }
  expect(await admin.send(revokeInvitation, { params: { id: invited.id } })).toMatchObject({ status: 204 })
  expect(await admin.send(revokeInvitation, { params: { id: invited.id } })).toMatchObject({ status: 404 })
  expect(await anyone.send(acceptInvitation, { params, body: accepting })).toMatchObject({
    body: { code: 'invitation_expired' },
  })
  expect((await admin.call(listMembers, { query: { q: 'nowak' } })).rows).toEqual([])

  const again = await admin.call(inviteMember, { body: ola })
  expect((await admin.call(listMembers, { query: { q: 'nowak' } })).rows).toHaveLength(1)
  await server.owner.query("update invitations set created_at = now() - interval '15 days'")
  expect(await anyone.send(showInvitationLink, { params: { token: tokenIn(again.link) } })).toMatchObject({
    body: { code: 'invitation_expired', details: { state: 'expired' } },
  })
  expect(await admin.send(renewInvitation, { params: { id: again.id } })).toMatchObject({
    body: { code: 'invitation_expired' },
  })
})

test('a colleague known by name from an import keeps his history when he is invited', async () => {
  const { server, kari, admin, anyone } = await company()
  const memberId = await server.db.write(kari.workspaceId, (tx) =>
    addMember(tx, { name: 'Ola Nowak', role: 'seller' }, kari),
  )
  const { link } = await admin.call(inviteMember, { body: { ...ola, memberId } })
  const session = await anyone.call(acceptInvitation, { params: { token: tokenIn(link) }, body: accepting })
  expect(session.member.id).toBe(memberId)
  expect(await admin.send(inviteMember, { body: ola })).toMatchObject({
    status: 409,
    body: { code: 'already_exists' },
  })
})

test('only who manages the team invites, into a role there is; a refusal writes nothing', async () => {
  const { server, kari, admin } = await company()
  const seller = await server.client(await addColleague(server.db, kari, { name: 'Ewa Lis', role: 'seller' }))
  const before = await tableHashes(server.owner, ['api_keys', 'events'])
  expect(await seller.send(inviteMember, { body: ola })).toMatchObject({
    status: 403,
    body: { code: 'not_allowed' },
  })
  expect(await admin.send(inviteMember, { body: { ...ola, role: 'emperor' } })).toMatchObject({ status: 404 })
  expect(await tableHashes(server.owner, ['api_keys', 'events'])).toEqual(before)
})

test('a request that is sent twice with one key happens once, and a secret is not kept to be told again', async () => {
  const { server, admin } = await company()
  const [asked, idempotencyKey] = [{ name: 'reporting' }, 'once-and-for-all']
  const { key } = await admin.call(createApiKey, { body: asked, idempotencyKey })
  expect(await admin.send(createApiKey, { body: asked, idempotencyKey })).toMatchObject({
    status: 409,
    body: { code: 'idempotency_key_reused' },
  })
  const { rows } = await server.owner.query("select * from api_keys where name = 'reporting'")
  expect(rows).toHaveLength(1)
  const dump = await server.owner.query('select to_jsonb(i) as row from idempotency_keys i')
  expect(JSON.stringify(dump.rows)).not.toContain(key)
})
