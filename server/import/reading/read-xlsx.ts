import { Worker } from 'node:worker_threads'
import { Refusal } from '../../platform/refusal.ts'
import { checkZip } from './check-zip.ts'
import { type Records, unreadable } from './file-limits.ts'
import type { TableSource } from './table-source.ts'

/** A workbook is read whole, so it may be smaller than a CSV file. In bytes of the zip. */
const most = 50_000_000

/** The first sheet. Read in a thread of its own: taking a workbook apart would stop everybody else's requests. */
export async function readXlsx(source: TableSource): Promise<Records> {
  if (source.size > most) throw new Refusal('too_large', { limit: 'bytes', most })
  const bytes = await source.bytes()
  await checkZip(bytes)
  return { format: 'xlsx', encoding: null, delimiter: null, records: rowsOf(bytes) }
}

type Message = { rows: string[][] } | { fault: string } | { end: true }

async function* rowsOf(bytes: Buffer): AsyncGenerator<string[][]> {
  const worker = new Worker(new URL('./xlsx-worker.ts', import.meta.url), {
    workerData: new Uint8Array(bytes),
    resourceLimits: { maxOldGenerationSizeMb: 1_024 },
    stdout: true,
  })
  try {
    for await (const message of messagesOf(worker)) {
      if ('fault' in message) throw unreadable(message.fault)
      if ('end' in message) return
      yield message.rows
      worker.postMessage('more')
    }
  } finally {
    await worker.terminate()
  }
}

async function* messagesOf(worker: Worker): AsyncGenerator<Message> {
  const waiting: Message[] = []
  let wake = () => {}
  const add = (message: Message) => {
    waiting.push(message)
    wake()
  }
  worker.on('message', add)
  worker.on('error', (fault: NodeJS.ErrnoException) =>
    add({ fault: fault.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'workbook_too_large' : 'bad_workbook' }),
  )
  worker.on('exit', () => add({ end: true }))
  for (;;) {
    const message = waiting.shift()
    if (message) yield message
    else await new Promise<void>((resolve) => (wake = resolve))
  }
}
