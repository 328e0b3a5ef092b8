/**
 * A process that starts the embedded PostgreSQL, for tests about processes: it says `loaded`, waits for a line on its
 * input, starts, says how that went as one line of JSON, and stays until its input ends.
 *
 * node test-starter.ts FOLDER
 */
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { startEmbeddedPostgres } from './start-embedded-postgres.ts'

const folder = process.argv[2] ?? ''
const input = createInterface({ input: process.stdin })
console.log('loaded')
await once(input, 'line')
const beganAtMs = performance.now()
const tookMs = () => performance.now() - beganAtMs
try {
  const { owner, adopted, stop } = await startEmbeddedPostgres({ folder, log: () => {} })
  const ended = once(input, 'close')
  console.log(JSON.stringify({ started: true, owner, adopted, tookMs: tookMs() }))
  await ended
  await stop()
} catch (error) {
  const { code, message } = error as Error & { code?: string }
  console.log(JSON.stringify({ started: false, code, message, tookMs: tookMs() }))
  input.close()
}
