import { expect, test } from 'vitest'
import { setUp, showSession, showSetup, signIn } from '../../../contract/session.ts'
import { serverForTest } from '../../../test/server.ts'

const company = {
  company: 'Fjordlys AS',
  language: 'nb',
  country: 'NO',
  name: 'Kari Berg',
  email: 'Kari@Fjordlys.example',
  password: 'seven ravens over Gdynia',
} as const

test('the first company is founded once, its founder is signed in, and then the way is gone', async () => {
  const server = await serverForTest()
  const anyone = await server.client(null)
  expect(await anyone.call(showSetup)).toEqual({ empty: true })

  const founded = await anyone.send(setUp, { body: company })
  expect(founded.status, JSON.stringify(founded.body)).toBe(201)
  expect(founded.body).toMatchObject({
    workspace: { currency: 'NOK', timeZone: 'Europe/Oslo' },
    language: 'nb',
  })
  const cookie = founded.headers.getSetCookie()[0] ?? ''
  expect(cookie).toMatch(/^__Host-stagecraft=[\w-]{43}; /)
  for (const flag of ['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(flag)

  expect(await anyone.call(showSetup)).toEqual({ empty: false })
  expect(await anyone.send(setUp, { body: company })).toMatchObject({
    status: 404,
    body: { code: 'not_found' },
  })

  const signedIn = await anyone.send(signIn, { body: { email: company.email, password: company.password } })
  expect(signedIn.status).toBe(201)
  const session = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  expect(session).not.toBe(cookie.split(';')[0])
  expect(await anyone.call(showSession, { headers: { cookie: session } })).toEqual(signedIn.body)
  await expect(anyone.call(showSession)).rejects.toThrow('401 not_signed_in')
})
