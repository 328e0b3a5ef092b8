import { expect, test } from 'vitest'
import { requestPasswordReset, resetPassword } from '../../../../contract/team/passwords.ts'
import { showSession, signIn } from '../../../../contract/team/session.ts'
import { foundCompany, founderPassword } from '../../../../test/company.ts'
import { tableHashes } from '../../../../test/database.ts'
import { mailboxForTest } from '../../../../test/mailbox.ts'
import { serverForTest } from '../../../../test/server.ts'

const email = 'kari@fjordlys.example'
const password = 'twelve geese walk to Bodø'

async function forgetful() {
  const mailbox = await mailboxForTest()
  const server = await serverForTest({ config: { smtpUrl: mailbox.url } })
  const kari = await foundCompany(server.db, { email, language: 'nb' })
  return { mailbox, server, kari, anyone: await server.client(null) }
}

const tokenIn = (text: string) => /token=([\w-]+)/.exec(text)?.[1] ?? ''

test('a mailed link sets a new password once, ends every session and the waiting', async () => {
  const { mailbox, server, kari, anyone } = await forgetful()
  const desk = await server.client(kari, 'cookie')
  for (let tries = 0; tries < 7; tries++) await anyone.send(signIn, { body: { email, password: 'wrong' } })
  expect(await anyone.send(signIn, { body: { email, password: founderPassword } })).toMatchObject({
    status: 429,
  })

  const hostile = { headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' } }
  expect(await anyone.send(requestPasswordReset, { body: { email }, ...hostile })).toMatchObject({
    status: 202,
    body: {},
  })
  const mail = await mailbox.next()
  expect(mail.to).toEqual([email])
  expect(mail.text).toContain(`${server.config.publicUrl}/reset-password?token=`)
  expect(mail.text).not.toContain('evil.example')
  expect(mail.text).toContain('Noen, trolig du, har bedt om et nytt passord')

  const params = { token: tokenIn(mail.text) }
  expect(await anyone.send(resetPassword, { params, body: { password: 'kort' } })).toMatchObject({
    body: { code: 'weak_password' },
  })
  const [once, twice] = await Promise.all(
    [1, 2].map(() => anyone.send(resetPassword, { params, body: { password } })),
  )
  expect([once?.status, twice?.status].sort()).toEqual([204, 422])
  expect(await anyone.send(resetPassword, { params, body: { password } })).toMatchObject({
    body: { code: 'link_expired' },
  })
  expect(await desk.send(showSession)).toMatchObject({ status: 401 })
  expect((await anyone.send(signIn, { body: { email, password } })).status).toBe(201)
  expect(server.logged.join('')).not.toContain(params.token)
})

test('an unknown address is answered the same, and gets no mail', async () => {
  const { mailbox, server, anyone } = await forgetful()
  const before = await tableHashes(server.owner)
  const answer = await anyone.send(requestPasswordReset, { body: { email: 'nobody@fjordlys.example' } })
  expect(answer).toMatchObject({ status: 202, body: {} })
  expect(await tableHashes(server.owner)).toEqual(before)
  await anyone.call(requestPasswordReset, { body: { email } })
  expect((await mailbox.next()).to).toEqual([email])
  expect(mailbox.mails).toHaveLength(1)
})

test('a link ends after an hour, and no one is mailed twice a minute', async () => {
  const { mailbox, server, anyone } = await forgetful()
  await anyone.call(requestPasswordReset, { body: { email } })
  const token = tokenIn((await mailbox.next()).text)
  await anyone.call(requestPasswordReset, { body: { email } })
  const { rows } = await server.owner.query<{ minutes: number }>(
    'select extract(epoch from expires_at - created_at)::int / 60 as minutes from verifications',
  )
  expect(rows).toEqual([{ minutes: 60 }])
  await server.owner.query(
    "update verifications set expires_at = now(), created_at = now() - interval '1 hour'",
  )
  expect(await anyone.send(resetPassword, { params: { token }, body: { password } })).toMatchObject({
    status: 422,
    body: { code: 'link_expired' },
  })
  expect(mailbox.mails).toHaveLength(1)
})

test('an address is one address', async () => {
  const { anyone } = await forgetful()
  for (const odd of [
    'a@b.example, c@d.example',
    'a@b.example\r\nBcc: c@d.example',
    'a@b',
    '"<x>"@b.example',
    '',
  ])
    expect(await anyone.send(requestPasswordReset, { body: { email: odd } })).toMatchObject({ status: 400 })
})

test('without a mail server the log says so; elsewhere than on one’s own machine it keeps the link to itself', async () => {
  for (const publicUrl of ['https://crm.example', undefined]) {
    const server = await serverForTest({ config: publicUrl ? { publicUrl } : {} })
    await foundCompany(server.db, { email })
    const anyone = await server.client(null)
    await anyone.call(requestPasswordReset, { body: { email } })
    await expect.poll(() => server.logged.join('')).toContain('mail not sent: no SMTP_URL')
    if (publicUrl) expect(server.logged.join('')).not.toContain('token=')
    else expect(server.logged.join('')).toContain('token=')
  }
})
