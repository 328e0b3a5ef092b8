import { expect, test } from 'vitest'
import { languages } from '../../../contract/text.ts'
import { beginScript } from './begin-script.ts'

test('whoever begins a chat reads the names of its scenes in his own language', () => {
  const named = languages.map((language) => beginScript(language).scenes.map(({ name }) => name))
  const [english = [], ...others] = named
  for (const names of others) expect(names.filter((name) => english.includes(name))).toEqual([])
  for (const names of named) expect(new Set(names).size).toBe(english.length)
})
