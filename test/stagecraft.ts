import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { findRunningPostgres } from '../server/platform/embedded-postgres/postmaster/find-running-postgres.ts'

export const program = join(import.meta.dirname, '../bin/stagecraft')

/** What the command line said and how it ended. */
export interface Ended {
  code: number | null
  out: string
  err: string
}

/** An installation of its own: a data folder and a port, driven through bin/stagecraft as a person drives it. */
export interface Installation {
  folder: string
  port: number
  url: string
  env: NodeJS.ProcessEnv
  run(
    typed: readonly string[],
    options?: { input?: string; env?: NodeJS.ProcessEnv; program?: string },
  ): Promise<Ended>
  /** Starts the server and waits until it is ready. */
  start(): Promise<Started>
  /** Whatever still runs ends, and the folder goes. */
  remove(): Promise<void>
}

export interface Started {
  child: ChildProcess
  readyMs: number
  /** What it has said so far, on both streams. */
  said(): string
  /** @returns how long it took, and the exit code */
  end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<{ ms: number; code: number | null }>
}

export async function makeInstallation(settings: NodeJS.ProcessEnv = {}): Promise<Installation> {
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-data-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  // Without the page: building it is vite's affair, and other tests do.
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    NODE_ENV: 'development',
    STAGECRAFT_DATA: join(folder, 'data'),
    PORT: String(port),
    STAGECRAFT_URL: url,
    ...settings,
  }
  const children = new Set<ChildProcess>()

  return {
    folder,
    port,
    url,
    env,
    async run(typed, { input = '', env: more = {}, program: called = program } = {}) {
      const child = spawn(called, typed, { env: { ...env, ...more }, stdio: ['pipe', 'pipe', 'pipe'] })
      child.stdin.on('error', () => {})
      child.stdin.end(input)
      const [out, err, [code]] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        once(child, 'close'),
      ])
      return { code: code as number | null, out, err }
    },
    async start() {
      const started = await startServer(env, url)
      children.add(started.child)
      return started
    },
    async remove() {
      for (const child of children)
        if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
      await stopPostgres(env.STAGECRAFT_DATA as string)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function startServer(env: NodeJS.ProcessEnv, url: string): Promise<Started> {
  const began = performance.now()
  const child = spawn(program, ['start'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part) => (said += part))
  for (;;) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}: ${said}`)
    const ready = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ready) break
    await sleep(10)
  }
  const readyMs = performance.now() - began
  return {
    child,
    readyMs,
    said: () => said,
    async end(signal) {
      const asked = performance.now()
      const ended = once(child, 'exit')
      child.kill(signal)
      const [code] = await ended
      return { ms: performance.now() - asked, code: code as number | null }
    },
  }
}

/** Of a server that was killed, PostgreSQL goes on; the tests' own is ended by its process id. */
async function stopPostgres(dataFolder: string): Promise<void> {
  const { readPostmasterFile, isPostmasterOf, isRunning } = await import(
    '../server/platform/embedded-postgres/postmaster/postmaster.ts'
  )
  const cluster = join(dataFolder, 'postgres')
  const postmaster = readPostmasterFile(cluster)
  if (!postmaster || !isPostmasterOf(postmaster.pid, cluster)) return
  process.kill(postmaster.pid, 'SIGINT')
  while (isRunning(postmaster.pid)) await sleep(20)
}

/** For looking into a running installation past row-level security. */
export function ownerOf({ env }: Installation) {
  const owner = findRunningPostgres(env.STAGECRAFT_DATA as string)
  if (!owner) throw new Error('no PostgreSQL runs there')
  return owner
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
