import { existsSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import {
  type Ended,
  type Installation,
  makeInstallation,
  ownerOf,
  program,
  type Started,
} from '../../test/stagecraft.ts'

import { commandLine } from './command-line.ts'

const password = 'seven ravens over Gdynia\n'
const founding = [
  'setup',
  '--company',
  'Fjordlys AS',
  '--name',
  'Kari Berg',
  '--email',
  'kari@fjordlys.example',
  '--country',
  'NO',
  '--password-stdin',
]

// Each test starts processes, and a busy machine starts them slowly.
vi.setConfig({ testTimeout: 120_000 })

let house: Installation
beforeAll(async () => {
  house = await makeInstallation()
})
afterAll(() => house.remove())

/** In this process, which has the programs loaded; how a real one ends is seen below. */
async function said(...typed: string[]): Promise<Ended> {
  const ended: Ended = { code: null, out: '', err: '' }
  ended.code = await commandLine(typed, {
    answer: (line) => void (ended.out += `${line}\n`),
    say: (line) => void (ended.err += `${line}\n`),
    progress: () => ({ at: () => {}, end: () => {} }),
    secret: async () => '',
  })
  return ended
}

test('help names every command and how it ends; each command explains itself with an example', async () => {
  const { code, out } = await said('help')
  expect(code).toBe(0)
  const names = [...out.matchAll(/^ {2}([a-z]+(?: [a-z]+)?) {2,}/gm)].map((found) => found[1] as string)
  expect(names).toContain('key create')
  for (const name of names) {
    const help = await said(...name.split(' '), '--help')
    expect(help, name).toMatchObject({ code: 0, err: '' })
    expect(help.out).toContain(`Usage: stagecraft ${name}`)
    expect(help.out).toContain('Example:')
  }
})

test('what is not understood ends with 2 and says what is wrong', async () => {
  const wrong = [
    [['frobnicate'], /no command "frobnicate"/],
    [['key', 'create'], /--email, --name are missing/],
    [['seed', '--deals', 'many'], /--deals must be a whole number/],
    [['backup'], /FILE is missing/],
    [['import', 'planets', 'x.csv', '--map', 'm.yaml'], /must be one of companies, people, products, deals/],
    [['backup', 'a', 'b'], /one argument too many/],
    [['start', '--prot', '1'], /Unknown option '--prot'/],
  ] as const
  for (const [typed, says] of wrong) {
    const { code, err, out } = await said(...typed)
    expect({ typed, code, out }).toEqual({ typed, code: 2, out: '' })
    expect(err).toMatch(says)
    expect(err).not.toMatch(/\n {4}at /)
  }
  expect(await house.run(['frobnicate'])).toMatchObject({ code: 2, out: '' })
})

test('it runs under an old Node, from elsewhere and through links', async () => {
  const link = join(house.folder, 'linked')
  symlinkSync(program, join(house.folder, 'first'))
  symlinkSync('first', link)
  const { code, out } = await house.run(['--version'], { program: link, env: { PATH: '/usr/bin:/bin' } })
  expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/^stagecraft \d/) })
})

test('a company is founded once; a weak password is refused in words', async () => {
  const weak = await house.run(founding, { input: 'password\n' })
  expect(weak).toMatchObject({ code: 1, err: expect.stringMatching(/password is too easy to guess/) })
  expect(await house.run(founding, { input: password })).toMatchObject({
    code: 0,
    out: expect.stringMatching(/Fjordlys AS is founded/),
  })
  expect(await house.run(founding, { input: password })).toMatchObject({
    code: 1,
    err: expect.stringMatching(/called "Fjordlys AS" is here already/),
  })
})

test('a further company stands beside the first', async () => {
  const further = founding.map((word) => (word === 'Fjordlys AS' ? 'Bergen Pumper AS' : word))
  expect(await house.run(further, { input: 'eight swans over Narvik' })).toMatchObject({
    code: 1,
    err: expect.stringMatching(/signs in here already, with another password/),
  })
})

test('a key is printed alone, and works', async () => {
  const { code, out, err } = await house.run([
    'key',
    'create',
    '--email',
    'Kari@fjordlys.example',
    '--name',
    'Export',
  ])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toMatch(/^sc_[\w-]{43}\n$/)
  const nobody = await house.run(['key', 'create', '--email', 'x@y.example', '--name', 'Export'])
  expect(nobody).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/Nobody who may sign in/) })
  const server = await house.start()
  const session = await fetch(`${house.url}/api/v1/session`, {
    headers: { authorization: `Bearer ${out.trim()}` },
  })
  expect(await session.json()).toMatchObject({ member: { name: 'Kari Berg' } })
  await server.end('SIGTERM')
})

test('commands work beside a running server, and a second server is refused by name', async () => {
  const server = await house.start()
  const second = await house.run(['start'])
  expect(second).toMatchObject({
    code: 1,
    err: expect.stringContaining(`in use by process ${server.child.pid}`),
  })
  expect(second.err).not.toMatch(/\n {4}at /)
  expect(await house.run(['seed', '--deals', '200'])).toMatchObject({
    code: 0,
    err: expect.stringMatching(/200 deals/),
  })
  expect(await house.run(['doctor'])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/Stagecraft is running/),
  })
  expect(await house.run(['restore', join(house.folder, 'x.tar.gz')])).toMatchObject({
    code: 1,
    err: expect.stringMatching(/in use/),
  })
  expect((await fetch(`${house.url}/readyz`)).status).toBe(200)
  await server.end('SIGTERM')
})

test('a backup taken beside a running server comes back in another folder, where one can sign in', async () => {
  const file = join(house.folder, 'backup.tar.gz')
  const server = await house.start()
  expect(await house.run(['backup', file])).toMatchObject({ code: 0, out: `${file}\n` })
  expect(await house.run(['backup', file])).toMatchObject({
    code: 1,
    err: expect.stringMatching(/exists already/),
  })
  await server.end('SIGTERM')

  const other = await makeInstallation()
  try {
    expect(await other.run(['restore', file])).toMatchObject({ code: 0 })
    expect(await other.run(['restore', file])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/company here already/),
    })
    expect(await other.run(['restore', file, '--replace'])).toMatchObject({ code: 0 })
    const restored = await other.start()
    const signedIn = await fetch(`${other.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: other.url },
      body: JSON.stringify({ email: 'kari@fjordlys.example', password: password.trim() }),
    })
    expect(signedIn.status).toBe(201)
    await restored.end('SIGTERM')
  } finally {
    await other.remove()
  }
})

test('a taken port, a folder that is a file and a wrong setting are told in one sentence', async () => {
  const taken = createServer().listen(house.port, '127.0.0.1')
  const file = join(house.folder, 'file')
  writeFileSync(file, '')
  const refused = async (env: NodeJS.ProcessEnv) => {
    const { code, err } = await house.run(['start'], { env })
    expect(err).not.toMatch(/\n {4}at /)
    return { code, err: err.trim().split('\n').at(-1) }
  }
  expect(await refused({})).toEqual({ code: 1, err: expect.stringMatching(/Port \d+ is in use/) })
  taken.close()
  expect(await refused({ STAGECRAFT_DATA: file })).toEqual({
    code: 1,
    err: expect.stringMatching(/a file stands where the folder should be/),
  })
  expect(await refused({ PORT: 'abc' })).toEqual({
    code: 1,
    err: expect.stringMatching(/PORT=abc must be a whole number/),
  })
  expect(await refused({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/x' })).toEqual({
    code: 1,
    err: expect.stringMatching(/Nothing answers at 127.0.0.1:1/),
  })
})

test('SIGTERM lets a running request end, closes live streams, stops PostgreSQL, and ends well within ten seconds', async () => {
  const { out } = await house.run(['key', 'create', '--email', 'kari@fjordlys.example', '--name', 'Stream'])
  const headers = { authorization: `Bearer ${out.trim()}` }
  const server = await house.start()
  const stream = await fetch(`${house.url}/api/v1/events/stream`, { headers })
  const reading = stream.text()
  const owner = new pg.Client(ownerOf(house))
  owner.on('error', () => {})
  await owner.connect()
  await owner.query('begin; lock table deals in access exclusive mode')
  const asked = fetch(`${house.url}/api/v1/deals`, { headers }).then((answer) => answer.status)
  await sleep(200)
  const ending = server.end('SIGTERM')
  await sleep(300)
  await owner.query('commit')
  await owner.end()
  expect(await asked).toBe(200)
  const { ms, code } = await ending
  expect(code).toBe(0)
  expect(ms).toBeLessThan(9_000)
  await reading
  expect(() => ownerOf(house)).toThrow()
})

test('after kill -9 the next start adopts PostgreSQL and is ready at once', async () => {
  const first = await house.start()
  await first.end('SIGKILL')
  const again: Started = await house.start()
  expect(again.said()).toMatch(/adopted/)
  // A busy machine is as slow at the first start as at this one.
  expect(again.readyMs).toBeLessThan(Math.max(8_000, 2 * first.readyMs))
  expect(existsSync(join(house.env.STAGECRAFT_DATA as string, 'postgres'))).toBe(true)
  await again.end('SIGTERM')
})
