import { expect, test } from 'vitest'
import { Refused } from '../../platform/refused.ts'
import { faultsIn, keyIn, lineRange } from './publish-faults.ts'

const refused = (fields: { path: string; code: string; message: string }[]) =>
  new Refused({
    type: 'about:blank',
    title: 'The process contains mistakes.',
    status: 422,
    code: 'process_invalid',
    requestId: 'r',
    fields,
  })

test('faults come in the order of the text, each with its line and what it is about', () => {
  const error = refused([
    { path: 'stages.1.role', code: 'unknown_role', message: 'Line 9: There is no role "analyst".' },
    { path: 'yaml', code: 'yaml_invalid', message: 'Line 4: Nested\ntoo deeply.' },
  ])
  expect(faultsIn(error)).toEqual([
    { line: 4, path: 'yaml', code: 'yaml_invalid', message: 'Nested\ntoo deeply.', name: '' },
    {
      line: 9,
      path: 'stages.1.role',
      code: 'unknown_role',
      message: 'There is no role "analyst".',
      name: 'analyst',
    },
  ])
})

test('a refusal of another kind names no place in the text', () => {
  expect(faultsIn(new Error('offline'))).toEqual([])
  expect(faultsIn(refused([{ path: 'yaml', code: 'too_big', message: 'Too long.' }]))).toEqual([
    { line: null, path: 'yaml', code: 'too_big', message: 'Too long.', name: '' },
  ])
})

test('a line is found by its number, the last one and one that is not there included', () => {
  const text = 'one\ntwo\nthree'
  const line = (number: number) => {
    const { from, to } = lineRange(text, number)
    return text.slice(from, to)
  }
  expect([1, 2, 3, 4].map(line)).toEqual(['one', 'two', 'three', ''])
})

test('the key of the process is not taken from one of its stages', () => {
  expect(keyIn('# ours\nkey: lamps\nname: Lamps\nstages:\n  - key: first')).toBe('lamps')
  expect(keyIn("name: Lamps\nkey: 'lamps'")).toBe('lamps')
  expect(keyIn('stages:\n  - key: first\n    key: second')).toBeUndefined()
})
