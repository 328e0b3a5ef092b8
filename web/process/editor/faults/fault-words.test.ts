import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const house = join(import.meta.dirname, '../../../..')

/** Every code the server's judges of a document can give, read from their source. */
function codesOfServer(): Set<string> {
  const found = new Set<string>()
  for (const folder of ['faults', 'conditions']) {
    const path = join(house, 'server/process', folder)
    for (const file of readdirSync(path).filter((name) => name.endsWith('.ts') && !name.includes('.test.'))) {
      const source = readFileSync(join(path, file), 'utf8')
      const told = /\b(?:fault|hint)\(\s*[^,()]+,\s*'([a-z_]+)'/g
      const named = /\bcode: '([a-z_]+)'/g
      const unknown = /\bunknown\((?:[^()]|\([^()]*\))*?'([a-z ]+)',?\s*\)/g
      for (const [, code] of source.matchAll(told)) found.add(code as string)
      for (const [, code] of source.matchAll(named)) found.add(code as string)
      for (const [, kind] of source.matchAll(unknown))
        found.add(`unknown_${(kind as string).replaceAll(' ', '_')}`)
      const refused = /new ConditionError\(.*?, '([a-z_]+)'/g
      for (const [, code] of source.matchAll(refused)) found.add(code as string)
    }
  }
  return found
}

test('the judges are found: their codes are many', () => {
  const codes = codesOfServer()
  expect(codes.size).toBeGreaterThan(25)
  expect([...codes]).toEqual(
    expect.arrayContaining(['circle', 'unknown_role', 'wrong_types', 'no_goal', 'named_like_a_thing']),
  )
})

test.each(['en', 'pl', 'nb', 'fa'])(
  'every fault and hint the server can give has words in %s',
  (language) => {
    const words = ['editor', 'own-fields'].reduce(
      (all, file) =>
        Object.assign(
          all,
          JSON.parse(readFileSync(join(house, `web/locales/${language}/${file}.json`), 'utf8')),
        ),
      {} as Record<string, string>,
    )
    expect([...codesOfServer()].filter((code) => !words[`editor.fault.${code}`])).toEqual([])
  },
)
