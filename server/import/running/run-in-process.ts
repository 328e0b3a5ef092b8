import { fork } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import type { ClientConfig } from 'pg'
import type { ImportId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'

export interface ProcessWork {
  connection: ClientConfig
  actor: Actor
  id: ImportId
}

/** A batch of a thousand rows needs a few megabytes; what is above is garbage that waits to be collected. */
const execArgv = ['--max-semi-space-size=8', '--max-old-space-size=192']

/**
 * Runs an import in a process of its own: reading a hundred thousand rows keeps nobody else waiting for an answer, and
 * all the memory it needed is given back when it ends.
 * @throws Error with what the process said when it did not end well
 */
export async function runInProcess(work: ProcessWork, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  const child = fork(new URL('./import-process.ts', import.meta.url), {
    execArgv,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const stop = () => child.connected && child.send('stop')
  signal.addEventListener('abort', stop, { once: true })
  try {
    // It may end before it has read what it is to do; its exit tells that.
    child.send(work, () => {})
    const [[code], said] = await Promise.all([once(child, 'exit'), child.stderr ? text(child.stderr) : ''])
    if (code !== 0) throw new Error(`the import's process ended with ${code}: ${said.slice(-2_000)}`)
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
