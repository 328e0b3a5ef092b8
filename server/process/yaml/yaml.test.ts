import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Refusal } from '../../platform/refusal.ts'
import { anyDocument } from '../faults/any-document.ts'
import { parseProcess, printProcess } from './yaml.ts'

const smallest = `key: small
name: Small
stages:
  - key: first
    name: First
    winProbability: 10

  - key: last
    name: Last
    winProbability: 90
`

test('what is printed reads as the same process, and prints as the same bytes', () => {
  fc.assert(
    fc.property(anyDocument(), (document) => {
      const yaml = printProcess(document)
      expect(parseProcess(yaml)).toEqual(document)
      expect(printProcess(parseProcess(yaml))).toBe(yaml)
    }),
    { numRuns: 100 },
  )
})

test('a process written in the printed form survives reading and printing byte for byte', () => {
  expect(printProcess(parseProcess(smallest))).toBe(smallest)
})

test('the order in which fields were written does not matter', () => {
  expect(
    printProcess(parseProcess(smallest.replace('key: small\nname: Small\n', 'name: Small\nkey: small\n'))),
  ).toBe(smallest)
})

test('every fault is told with its path, its line and a sentence', () => {
  const yaml = smallest
    .replace('winProbability: 10', 'winProbability: 110\n    role: analyst\n    colour: blue')
    .replace('name: Last', 'name: { en: Last, de: Letzte }')
  expect(faultsIn(yaml)).toEqual([
    { path: 'stages.0.winProbability', code: 'too_big', message: expect.stringMatching(/^Line 6: /) },
    { path: 'stages.0.colour', code: 'unknown_field', message: 'Line 8: There is no field "colour".' },
    { path: 'stages.1.name.de', code: 'unknown_field', message: 'Line 11: There is no field "de".' },
  ])
})

test('names that point nowhere are told with their line', () => {
  expect(faultsIn(smallest.replace('winProbability: 90', 'winProbability: 90\n    role: analyst'))).toEqual([
    { path: 'stages.1.role', code: 'unknown_role', message: 'Line 11: There is no role "analyst".' },
  ])
})

test.each([
  ['nothing', '', 'invalid_type'],
  ['no YAML', 'key: [small', 'yaml_invalid'],
  ['a list', '- key', 'invalid_type'],
  ['two documents', `${smallest}---\n${smallest}`, 'yaml_invalid'],
  ['an alias', smallest.replace('name: Small', 'name: &n Small\npurpose: *n'), 'yaml_invalid'],
  ['a merge of an alias', 'a: &a { key: x }\n<<: *a', 'yaml_invalid'],
  ['a tag', smallest.replace('name: Small', 'name: !!js/function Small'), 'yaml_invalid'],
  ['a known tag', smallest.replace('name: Small', 'name: !!binary U21hbGw='), 'yaml_invalid'],
  ['a harmless tag', smallest.replace('name: Small', 'name: !!str Small'), 'yaml_invalid'],
  ['a key twice', `${smallest}key: other\n`, 'duplicate_key'],
  [
    'a key twice in one line',
    smallest.replace('name: Small', 'name: { en: Small, en: Big }'),
    'duplicate_key',
  ],
  ['a prototype', `${smallest}__proto__: { goal: 1 }\n`, 'unknown_field'],
  ['control characters', smallest.replace('Small', '"\\u0000"'), 'unreadable_characters'],
  ['too much', `${smallest}# ${'x'.repeat(500_000)}`, 'too_large'],
])('%s is refused', (_, yaml, code) => {
  expect(faultsIn(yaml)[0]?.code).toBe(code)
})

test.each([
  ['brackets', '['],
  ['braces', '{a: '],
  ['dashes', '- '],
  ['questions', '? '],
  ['closing braces', '}'],
  ['commas', ','],
  ['quotes', '"'],
  ['anchors', '&a '],
  ['colons', ': '],
])(
  'half a megabyte of %s is refused within seconds',
  (_, piece) => {
    const oneLine = piece.repeat(499_000 / piece.length)
    const manyLines = `${piece.repeat(7_900 / piece.length)}\n`.repeat(60)
    const staircase = Array.from({ length: 499 }, (_, depth) => `${' '.repeat(depth)}${piece}\n`).join('')
    for (const yaml of [oneLine, manyLines, staircase]) {
      const began = performance.now()
      expect(faultsIn(yaml).length).toBeGreaterThan(0)
      expect(performance.now() - began).toBeLessThan(15_000)
    }
  },
  20_000,
)

test('twenty thousand fields are told as the first fifty', () => {
  const many = Array.from({ length: 20_000 }, (_, number) => `field${number}: 1\n`).join('')
  const began = performance.now()
  expect(faultsIn(smallest + many)).toHaveLength(50)
  expect(performance.now() - began).toBeLessThan(15_000)
})

function faultsIn(yaml: string) {
  try {
    parseProcess(yaml)
  } catch (refusal) {
    if (refusal instanceof Refusal && refusal.code === 'process_invalid') return refusal.fields ?? []
    throw refusal
  }
  return []
}
