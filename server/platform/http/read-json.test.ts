import { expect, test } from 'vitest'
import { Refusal } from '../refusal.ts'
import { readJson } from './read-json.ts'

const read = (text: string) => readJson(Buffer.from(text))

function refusal(work: () => unknown): { code: string; path: string | undefined } {
  try {
    work()
  } catch (fault) {
    if (fault instanceof Refusal) return { code: fault.code, path: fault.fields?.[0]?.path }
    throw fault
  }
  throw new Error('nothing was refused')
}

test('plain JSON is read as JSON.parse reads it', () => {
  const text = '{"a":[1,{"b":"ż \\u0142 \\" } ]","c":null}],"d":{"a":true},"":{}} '
  expect(read(text)).toEqual(JSON.parse(text))
})

test.each([
  ['a key that stands twice', '{"a":{"b":1,"b":2}}', 'body.a.b'],
  ['a key that stands twice in disguise', '{"a":1,"\\u0061":2}', 'body.a'],
  ['a key that reaches for the prototype', '{"deal":{"__proto__":{"polluted":true}}}', 'body.deal.__proto__'],
  ['a constructor', '{"constructor":{"prototype":{"polluted":true}}}', 'body.constructor'],
  ['NUL', '{"name":"a\\u0000b"}', 'body.name'],
  ['half of a surrogate pair', '{"names":["ok","\\ud800"]}', 'body.names.1'],
  ['an override of the writing direction', '{"name":"invoice\\u202Efdp.exe"}', 'body.name'],
  ['an unreadable key', '{"a\\u0007":1}', 'body'],
  ['a number beyond all numbers', '{"amount":1e400}', 'body.amount'],
  ['no JSON', '{"a":}', 'body'],
])('%s is refused with its place', (_, text, path) => {
  expect(refusal(() => read(text))).toEqual({ code: 'malformed', path })
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
})

test('the same key may stand in two objects, and may be spelt inside a text', () => {
  const text = '{"rows":[{"id":1},{"id":2}],"note":"\\"id\\": {\\"__proto__\\": 1}"}'
  expect(read(text)).toEqual(JSON.parse(text))
})

test('fifty levels are deep enough', () => {
  const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)
  expect(() => read(nested(50))).not.toThrow()
  expect(refusal(() => read(nested(51)))).toMatchObject({ code: 'malformed' })
  expect(refusal(() => read(nested(10_000)))).toMatchObject({ code: 'malformed' })
})

test('bytes that are not UTF-8 are refused', () => {
  expect(refusal(() => readJson(Buffer.from([0x22, 0xff, 0x22])))).toMatchObject({ code: 'malformed' })
})
