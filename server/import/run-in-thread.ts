import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { ClientConfig } from 'pg'
import type { ImportId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'

export interface ThreadWork {
  connection: ClientConfig
  actor: Actor
  id: ImportId
}

/** A batch of a thousand rows needs a few megabytes; what is above is garbage that waits to be collected. */
const resourceLimits = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 6 }

/**
 * Runs an import in a thread of its own: reading a hundred thousand rows keeps nobody else waiting for an answer, and the
 * memory it needed is given back when the thread ends.
 */
export async function runInThread(work: ThreadWork, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  const thread = new Worker(new URL('./import-thread.ts', import.meta.url), {
    workerData: work,
    resourceLimits,
  })
  const stop = () => thread.postMessage('stop')
  signal.addEventListener('abort', stop, { once: true })
  try {
    // Rejects with what the thread threw.
    await once(thread, 'exit')
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
