import { spawn } from 'node:child_process'
import { readdirSync, readlinkSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { test } from 'vitest'
import { type Installation, makeInstallation, program } from '../../test/stagecraft.ts'

/**
 * Loading, making the cluster, starting it, migrating, founding, filling: all of them begin within these milliseconds.
 * Each run tries others.
 */
const moments = Array.from({ length: 9 }, (_, place) => 300 * (place + Math.random()))

const signals = { SIGINT: 130, SIGTERM: 143 } as const
type Signal = keyof typeof signals

const seed = ['seed', '--deals', '100000']

test.concurrent.for([
  { typed: seed, on: 'a new installation' },
  { typed: seed, on: 'what the one before left' },
  { typed: ['start'], on: 'a new installation' },
])(
  '"$typed.0" on $on, interrupted at whatever moment, ends and leaves no process behind',
  { timeout: 240_000 },
  async ({ typed, on }, { expect, onTestFinished }) => {
    const house = await makeInstallation()
    onTestFinished(() => house.remove())
    for (const [place, afterMs] of moments.entries()) {
      const signal = place % 2 === 0 ? 'SIGINT' : 'SIGTERM'
      const { said, ...ended } = await interrupted(house, typed, signal, afterMs)
      expect(ended, `${signal} after ${afterMs} ms: ${said}`).toEqual({ asAsked: true, left: [] })
      if (on === 'a new installation')
        rmSync(house.env.STAGECRAFT_DATA as string, { recursive: true, force: true })
    }
    expect(await house.run(['seed', '--deals', '20'])).toMatchObject({
      code: 0,
      err: expect.stringMatching(/20 deals/),
    })
  },
)

async function interrupted(house: Installation, typed: string[], signal: Signal, afterMs: number) {
  const child = spawn(program, typed, { env: house.env, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (text: Buffer) => (said += text))
  // Heard from the beginning, and only when nobody holds its stream any more. Before it listens to signals, it ends by
  // one; a server told to end has ended well.
  const asAsked = new Promise<boolean>((resolve) =>
    child.once('close', (code, by) =>
      resolve(by === signal || code === (typed[0] === 'start' ? 0 : signals[signal])),
    ),
  )
  await sleep(afterMs)
  child.kill(signal)
  return {
    asAsked: await Promise.race([asAsked, sleep(30_000, 'has not ended')]),
    left: processesIn(house.folder),
    said,
  }
}

/** Those that work in a folder or have something in it open. */
function processesIn(folder: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      const open = readdirSync(join('/proc', pid, 'fd')).map((fd) => join('/proc', pid, 'fd', fd))
      return [join('/proc', pid, 'cwd'), ...open].some((link) => readlinkSync(link).startsWith(folder))
    } catch {
      return false
    }
  })
}
