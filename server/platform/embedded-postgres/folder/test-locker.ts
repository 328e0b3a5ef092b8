/**
 * A process that tries to lock a data folder at each of the given instants and holds it for a moment, for the test of
 * the race; says which rounds it tried, and in which it had the lock from when until when, as JSON.
 *
 * node test-locker.ts FOLDER FIRST-INSTANT-MS ROUNDS INTERVAL-MS
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { lockDataFolder } from './lock-data-folder.ts'

const folder = process.argv[2] ?? ''
const [firstAtMs = 0, rounds = 0, intervalMs = 0] = process.argv.slice(3).map(Number)
const tried: number[] = []
const had: { round: number; fromMs: number; toMs: number }[] = []
for (let round = 0; round < rounds; round += 1) {
  const atMs = firstAtMs + round * intervalMs
  if (Date.now() > atMs) continue
  await sleep(atMs - Date.now() - 3)
  while (Date.now() < atMs);
  tried.push(round)
  const lock = await lockDataFolder(folder).catch(() => undefined)
  if (!lock) continue
  const fromMs = Date.now()
  await sleep(intervalMs / 2)
  had.push({ round, fromMs, toMs: Date.now() })
  lock.release()
}
console.log(JSON.stringify({ tried, had }))
