import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { every } from './every.ts'

const silent = { error: () => {}, info: () => {} }

test('rounds never overlap, however long one takes', async () => {
  let now = 0
  let most = 0
  let rounds = 0
  const job = every(
    1,
    'slow',
    async () => {
      most = Math.max(most, ++now)
      await sleep(20)
      now -= 1
      rounds += 1
    },
    silent,
  )
  await sleep(150)
  await job.stop()
  expect(most).toBe(1)
  expect(rounds).toBeGreaterThan(2)
})

test('a fault that lasts is logged once, and its end is logged too', async () => {
  const lines: string[] = []
  let rounds = 0
  const log = { error: () => lines.push('failed'), info: () => lines.push('works') }
  const job = every(
    1,
    'ill',
    async () => {
      rounds += 1
      if (rounds < 4) throw new Error('no')
    },
    log as never,
  )
  while (rounds < 6) await sleep(2)
  await job.stop()
  expect(lines).toEqual(['failed', 'works'])
})

test('stopping waits for the running round, tells it, and begins no other', async () => {
  let told = false
  let ended = false
  let begun = 0
  const job = every(
    1,
    'long',
    async (signal) => {
      begun += 1
      signal.addEventListener('abort', () => {
        told = true
      })
      await sleep(50)
      ended = true
    },
    silent,
  )
  while (begun === 0) await sleep(1)
  await job.stop()
  expect({ told, ended, begun }).toEqual({ told: true, ended: true, begun: 1 })
  await sleep(20)
  expect(begun).toBe(1)
})
