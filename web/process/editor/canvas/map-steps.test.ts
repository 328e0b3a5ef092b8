import { expect, test } from 'vitest'
import { DraftDocument } from '../../../../contract/process/process-document.ts'
import { carriedOn, neighbourOf, pickedUp, putDown, stepFrom, type Way } from './map-steps.ts'

const task = (key: string) => ({ key, name: key, kind: 'call', mandatory: true })
const document = DraftDocument.parse({
  key: 'p',
  name: 'P',
  stages: [
    { key: 'a', name: 'A', winProbability: 10, tasks: [task('a1'), task('a2')] },
    { key: 'b', name: 'B', winProbability: 20, tasks: [task('b1')] },
    { key: 'c', name: 'C', winProbability: 90 },
  ],
})
const walk = (from: string, ways: Way[], down = false) =>
  ways.reduce((spot, way) => stepFrom(document, spot, way, down) ?? spot, from)

test('arrows walk along the stations, down into tasks and across to the neighbour’s', () => {
  expect(walk('stage:a', ['onward', 'onward', 'onward', 'onward'])).toBe('add-stage')
  expect(walk('stage:a', ['down', 'down', 'onward'])).toBe('add-task:b')
  expect(walk('stage:a', ['down', 'onward', 'up'])).toBe('stage:b')
  expect(walk('task:b1', ['back', 'first'])).toBe('stage:a')
  expect(walk('stage:c', ['up'])).toBe('stage:c')
})

test('on a line down the page one walks on from station to station', () => {
  expect(walk('task:a2', ['down', 'down'], true)).toBe('stage:b')
  expect(walk('stage:b', ['up'], true)).toBe('add-task:a')
})

test('a stage in the hand moves along the line and stops at its ends', () => {
  const carried = pickedUp(document, 'stage:a')!
  const far = (['onward', 'onward', 'onward'] as Way[]).reduce(
    (c, w) => carriedOn(document, c, w, false),
    carried,
  )
  expect(far).toMatchObject({ at: 2 })
  expect(putDown(document, far).stages.map(({ key }) => key)).toEqual(['b', 'c', 'a'])
})

test('a task in the hand moves within its stage, beyond its end into the next, and across', () => {
  const carried = pickedUp(document, 'task:a1')!
  const after = (ways: Way[]) =>
    putDown(
      document,
      ways.reduce((c, w) => carriedOn(document, c, w, false), carried),
    ).stages.map(({ tasks }) => tasks.map(({ key }) => key).join(' '))
  expect(after(['down'])).toEqual(['a2 a1', 'b1', ''])
  expect(after(['down', 'down'])).toEqual(['a2', 'a1 b1', ''])
  expect(after(['onward', 'onward'])).toEqual(['a2', 'b1', 'a1'])
  expect(after(['up'])).toEqual(['a1 a2', 'b1', ''])
})

test('when something goes, the keyboard stands on what follows it', () => {
  expect(neighbourOf(document, 'task:a1')).toBe('task:a2')
  expect(neighbourOf(document, 'task:b1')).toBe('add-task:b')
  expect(neighbourOf(document, 'stage:b')).toBe('stage:c')
})
