import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { languages } from '../../contract/text.ts'
import { hintsOf } from './faults/hints.ts'
import { faultsOf } from './faults/validate-document.ts'
import { mayWinFrom } from './movement.ts'
import { starterCalled, starterList } from './starters.ts'
import { printProcess } from './yaml/yaml.ts'

const folder = join(import.meta.dirname, 'starters')
const keys = readdirSync(folder).map((name) => name.replace('.yaml', ''))

test('the starters are there, each under its own name', () => {
  expect(starterList().map(({ key, stages }) => [key, stages.length])).toEqual([
    ['field_sales', 8],
    ['inbound', 6],
    ['pipeline', 6],
  ])
  expect(starterCalled('nothing')).toBeNull()
})

test.each(keys)('%s has no faults, gives no hints, and is written as it is printed', (key) => {
  const document = starter(key)
  expect(faultsOf(document)).toEqual([])
  expect(hintsOf(document)).toEqual([])
  expect(printProcess(document)).toBe(readFileSync(join(folder, `${key}.yaml`), 'utf8'))
})

test.each(keys)('every text of %s is there in four languages, each in its own words', (key) => {
  const texts = textsIn(starter(key))
  expect(texts.length).toBeGreaterThan(60)
  for (const { path, text } of texts) {
    expect(Object.keys(text), path).toEqual([...languages])
    expect(text.fa, path).toMatch(/^[^a-zA-Z]*(?:PDF)?[^a-zA-Z]*$/)
    expect(text.en, path).not.toMatch(/[ąćęłńśźżæøå\u0600-\u06ff]/i)
    const lines = languages.map((language) => text[language]?.split('\n').length)
    expect(new Set(lines).size, `${path} has as many lines in each language`).toBe(1)
  }
})

test.each(keys)('the Persian of %s is typed rightly', (key) => {
  for (const { path, text } of textsIn(starter(key))) {
    expect(text.fa, `${path}: Persian letters, not Arabic ones`).not.toMatch(/[يكى٠-٩0-9]/)
    expect(text.fa, `${path}: Persian marks`).not.toMatch(/[,;?"]/)
    expect(text.fa, `${path}: half-space after می and نمی`).not.toMatch(/(?:^|[\s«])ن?می\s/)
    expect(text.fa, `${path}: half-space before a plural`).not.toMatch(
      /\sها(?:ی|یی|یش|یشان|یمان|یتان)?(?:\s|[.،؛؟»]|$)/,
    )
    expect(text.fa, `${path}: half-space at neither end of a word`).not.toMatch(
      /\u200c(?:\s|$)|(?:^|\s)\u200c/,
    )
    expect(text.fa, `${path}: single spaces`).not.toMatch(/ {2}| [.،؛:؟]/)
  }
})

test.each(keys)('%s can be worked: every stage asks for something, says why, and ends in time', (key) => {
  const document = starter(key)
  for (const stage of document.stages) {
    expect(
      stage.tasks.some(({ mandatory }) => mandatory),
      stage.key,
    ).toBe(true)
    expect(stage, stage.key).toMatchObject({
      purpose: expect.anything(),
      role: expect.anything(),
      buyingStage: expect.anything(),
      deadline: { warn: expect.anything(), breach: expect.anything() },
    })
    for (const task of stage.tasks) {
      expect(task.guidance && task.role, task.key).toBeTruthy()
      expect(!task.mandatory || task.due, `${task.key} is due some time`).toBeTruthy()
    }
  }
  expect(document.stages.filter((stage) => mayWinFrom(document, stage.key))).toEqual(
    document.stages.slice(-1),
  )
  expect(document.roles.map((role) => role.key)).toEqual([
    'seller',
    'analyst',
    'engineer',
    'lawyer',
    'manager',
  ])
})

test('an enquiry is answered within one working day, two at the latest', () => {
  const [answering] = starter('inbound').stages
  expect(answering?.deadline).toEqual({ warn: { workingDays: 1 }, breach: { workingDays: 2 } })
  expect(answering?.tasks.find(({ mandatory }) => mandatory)?.due).toEqual({ workingDays: 1 })
})

function starter(key: string) {
  const found = starterCalled(key)
  if (!found) throw new Error(`no starter ${key}`)
  return found
}

type Texts = { path: string; text: Record<string, string> }[]

/** Whatever is meant for people: names, purposes, departments, guidance. */
function textsIn(value: unknown, path = ''): Texts {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]): Texts => {
    const here = `${path}.${key}`
    if (!['name', 'purpose', 'department', 'guidance'].includes(key)) return textsIn(inner, here)
    return [{ path: here, text: typeof inner === 'string' ? { en: inner } : inner }]
  })
}
