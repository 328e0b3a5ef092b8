import { expect, test } from 'vitest'
import type { MemberId } from '../../../contract/ids.ts'
import { ended, type Running, taken } from './hand-off.ts'

const analyst = 'analyst' as MemberId
const seller = 'seller' as MemberId
const minutes = (from: number, to: number) => (to - from) / 60_000
const nine = Date.parse('2026-05-04T09:00:00Z')
const waiting: Running = {
  seq: 1,
  waitingSince: new Date(nine).toISOString(),
  takenAt: null,
  takenBy: null,
  waitMinutes: null,
  endedAt: null,
  endedHow: null,
  workMinutes: null,
}
const after = (span: number) => nine + span * 60_000

test('waiting ends where somebody takes it, work where it is done', () => {
  const inHand = taken(waiting, { by: analyst, at: after(45) }, minutes)
  expect(inHand).toMatchObject({ takenBy: analyst, waitMinutes: 45, endedAt: null })
  const done = ended(inHand, { how: 'done', by: analyst, at: after(105) }, minutes)
  expect(done).toMatchObject({ waitMinutes: 45, workMinutes: 60, endedHow: 'done' })
})

test('what is taken is not taken again by somebody else', () => {
  const inHand = taken(waiting, { by: analyst, at: after(45) }, minutes)
  expect(taken(inHand, { by: seller, at: after(50) }, minutes)).toEqual(inHand)
})

test('done straight from the queue it has waited, and nobody knows how long the work took', () => {
  const done = ended(waiting, { how: 'done', by: analyst, at: after(30) }, minutes)
  expect(done).toMatchObject({ takenBy: analyst, waitMinutes: 30, workMinutes: null })
})

test('waived or cancelled in the queue it says nothing of waiting, later nothing of work', () => {
  for (const how of ['waived', 'cancelled'] as const) {
    expect(ended(waiting, { how, by: seller, at: after(30) }, minutes)).toMatchObject({
      takenBy: null,
      waitMinutes: null,
      workMinutes: null,
    })
    const inHand = taken(waiting, { by: analyst, at: after(45) }, minutes)
    expect(ended(inHand, { how, by: seller, at: after(60) }, minutes)).toMatchObject({
      waitMinutes: 45,
      workMinutes: null,
    })
  }
})
