import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './start-embedded-postgres.ts'

/** What a starter process said: see test-starter.ts. */
export interface Said {
  started: boolean
  owner: EmbeddedPostgres['owner']
  adopted: boolean
  code: string
  message: string
  tookMs: number
}

/** A folder of this test's own: 0700 and, as root, closed to every other user. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Started here, and stopped at the test's end at the latest. */
export async function start(
  folder: string,
  options: { onExit?: (why: string) => void } = {},
): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ folder, log: () => {}, ...options })
  onTestFinished(() => postgres.stop())
  return postgres
}

/** Rows of one statement, as the owner. */
export async function query(
  owner: EmbeddedPostgres['owner'],
  statement: string,
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

/** Another process, loaded and waiting for `go()` to start the database in the folder. */
export async function starter(folder: string, user: { uid?: number; gid?: number } = {}) {
  const script = fileURLToPath(new URL('./test-starter.ts', import.meta.url))
  const child = spawn(process.execPath, [script, folder], { stdio: ['pipe', 'pipe', 'inherit'], ...user })
  onTestFinished(() => end(child))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  await lines.next()
  return {
    pid: child.pid as number,
    async go(): Promise<Said> {
      child.stdin.write('go\n')
      return JSON.parse((await lines.next()).value as string) as Said
    },
    async kill(): Promise<void> {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
    stop: () => end(child),
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.stdin?.end()
  await exit
}
