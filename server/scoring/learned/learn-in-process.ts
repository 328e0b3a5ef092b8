import { fork } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import type { History } from '../model/learn.ts'
import type { Model } from '../model/model.ts'
import type { Measures } from './table.ts'

export type LearnWork = History
export interface Learnt {
  model: Model
  measures: Measures
}

/**
 * Learns in a process of its own, so that nobody waits for an answer meanwhile.
 * @throws Error with what the process said when it did not end well
 */
export async function learnInProcess(work: LearnWork, signal: AbortSignal): Promise<Learnt> {
  const child = fork(new URL('./learn-process.ts', import.meta.url), {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const stop = () => child.kill()
  signal.addEventListener('abort', stop, { once: true })
  try {
    let learnt: Learnt | null = null
    child.once('message', (message) => {
      learnt = message as Learnt
    })
    child.send(work, () => {})
    const [[code], said] = await Promise.all([once(child, 'exit'), child.stderr ? text(child.stderr) : ''])
    if (learnt === null) throw new Error(`learning ended with ${code}: ${said.slice(-2_000)}`)
    return learnt
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
