import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createIntl } from 'react-intl'
import { expect, test } from 'vitest'
import { faultCodes, hintCodes } from '../../contract/process/document-fault.ts'
import { refusalStatus } from '../../contract/refusals.ts'
import { Rights } from '../../contract/team/rights.ts'
import { languages } from '../../contract/text.ts'

const here = import.meta.dirname
const concepts = readdirSync(join(here, 'en'))

test.each(concepts)('%s says the same things in every language, with the same gaps to fill', (concept) => {
  const english = wordsOf('en', concept)
  for (const language of languages) {
    const words = wordsOf(language, concept)
    expect(Object.keys(words).sort(), language).toEqual(Object.keys(english).sort())
    for (const [key, message] of Object.entries(words)) {
      expect(message.trim(), `${language} ${key}`).not.toBe('')
      expect(gapsOf(message), `${language} ${key}`).toEqual(gapsOf(english[key] ?? ''))
    }
  }
})

test('no key is said in two files', () => {
  const keys = concepts.flatMap((concept) => Object.keys(wordsOf('en', concept)))
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
})

test('every language has the same files', () => {
  for (const language of languages)
    expect(readdirSync(join(here, language)).sort()).toEqual([...concepts].sort())
})

test('every message that a screen asks for by its full name exists', () => {
  const known = new Set(concepts.flatMap((concept) => Object.keys(wordsOf('en', concept))))
  const asked = readdirSync(join(here, '..'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|^dist/.test(file))
    .flatMap((file) => messagesIn(file).map((key) => `${key} in ${file}`))
  expect(asked.filter((line) => !known.has(line.split(' in ')[0] ?? ''))).toEqual([])
})

test('every refusal, every right, and every fault and hint of a process has its words', () => {
  const words = Object.assign({}, ...concepts.map((concept) => wordsOf('en', concept)))
  const wanted = [
    ...[...faultCodes, ...hintCodes].map((code) => `editor.fault.${code}`),
    ...Object.keys(refusalStatus).map((code) => `refusal.${code}`),
    ...Object.keys(Rights.shape).map((right) => `right.${right}`),
  ]
  expect(wanted.filter((key) => !(key in words))).toEqual([])
})

function messagesIn(file: string): string[] {
  const text = readFileSync(join(here, '..', file), 'utf8').replace(/^ *(\/\/|\/?\*).*$/gm, '')
  return [...text.matchAll(/\bsay\(\s*'([\w.]+)'/g)].map(([, key]) => key ?? '')
}

function wordsOf(language: string, concept: string): Record<string, string> {
  return JSON.parse(readFileSync(join(here, language, concept), 'utf8'))
}

/** The names of what a message wants filled in, over all the forms it has for different numbers. */
function gapsOf(message: string): string[] {
  const gaps = new Set<string>()
  let missing: string | undefined
  const onError = (error: Error) => {
    missing = /variable "(\w+)"/.exec(error.message)?.[1]
    if (missing === undefined) throw error
  }
  // One that cannot be read at all fails here.
  const intl = createIntl({ locale: 'en', messages: { message }, onError })
  for (const sample of [0, 1, 2, 5, 1.5]) {
    const values: Record<string, number> = {}
    do {
      missing = undefined
      intl.formatMessage({ id: 'message' }, values)
      if (missing !== undefined) values[missing] = sample
    } while (missing !== undefined)
    for (const gap of Object.keys(values)) gaps.add(gap)
    if (gaps.size === 0) break
  }
  return [...gaps].sort()
}
