import { expect, test } from 'vitest'
import { holdsBack, momentsOf } from './timeline.ts'

const entry = (seq: number, at: string, type = 'deal.moved') =>
  ({ seq, type, at, by: null, via: 'screen', data: {} }) as const
const activity = (id: string, at: string) => ({ id, at }) as never
const keys = (moments: ReturnType<typeof momentsOf>) => moments.map(({ key }) => key)

test('what happened and what was said stand in one order, newest first', () => {
  const events = { rows: [entry(2, '2026-11-03'), entry(1, '2026-11-01')], hasMore: false }
  const talks = { rows: [activity('a', '2026-11-02')], hasMore: false }
  expect(keys(momentsOf('all', events, talks))).toEqual(['e2', 'a', 'e1'])
})

test('nothing appears later between what is already shown', () => {
  const events = { rows: [entry(9, '2026-11-09'), entry(8, '2026-11-08')], hasMore: true }
  const talks = { rows: [activity('a', '2026-11-10'), activity('b', '2026-11-01')], hasMore: true }
  expect(keys(momentsOf('all', events, talks))).toEqual(['a', 'e9', 'e8'])
  expect(holdsBack('all', events, talks)).toBe('events')
})

test('the log of an activity is not told twice', () => {
  const events = { rows: [entry(1, '2026-11-01', 'activity.logged')], hasMore: false }
  expect(momentsOf('all', events, { rows: [], hasMore: false })).toEqual([])
})

test('each kind shows its own', () => {
  const types = ['deal.moved', 'task.completed', 'deal.edited', 'deal.person_put']
  const events = { rows: types.map((type, seq) => entry(seq, '2026-11-01', type)), hasMore: false }
  const talks = { rows: [activity('a', '2026-11-02')], hasMore: false }
  expect(keys(momentsOf('stages', events, talks))).toEqual(['e0'])
  expect(keys(momentsOf('tasks', events, talks))).toEqual(['e1'])
  expect(keys(momentsOf('facts', events, talks))).toEqual(['e2', 'e3'])
  expect(keys(momentsOf('talk', events, talks))).toEqual(['a'])
})
