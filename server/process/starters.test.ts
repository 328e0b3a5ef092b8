import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ProcessDocument } from '../../contract/process/process-document.ts'
import { starterKeys } from '../../contract/process/starters.ts'
import { languages, textIn } from '../../contract/text.ts'
import { faultsOf } from './faults/faults-of.ts'
import { hintsOf } from './faults/hints.ts'
import { mayWinFrom } from './movement.ts'
import { starterCalled, starterList } from './starters.ts'
import { printProcess } from './yaml/yaml.ts'

const folder = join(import.meta.dirname, 'starters')
const keys = readdirSync(folder).map((name) => name.replace('.yaml', ''))

test('the nine starters are there, each under its own name, in the order in which they are offered', () => {
  expect(starterList().map(({ key, stages }) => [key, stages.length])).toEqual([
    ['pipeline', 6],
    ['field_sales', 8],
    ['inbound', 6],
    ['outbound', 7],
    ['classic', 7],
    ['saas_trial', 7],
    ['photovoltaics', 8],
    ['tender', 8],
    ['after_sale', 6],
  ])
  expect(keys).toEqual([...starterKeys].sort())
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
  expect(texts.length).toBeGreaterThan(90)
  for (const { path, text } of texts) {
    expect(Object.keys(text), path).toEqual([...languages])
    expect(text.fa, path).toMatch(/^[^a-zA-Z]*(?:PDF|BANT)?[^a-zA-Z]*$/)
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
      expectedDuration: expect.anything(),
      deadline: { warn: expect.anything(), breach: expect.anything(), escalateTo: 'manager' },
    })
    for (const task of stage.tasks) {
      expect(task.guidance && task.role, task.key).toBeTruthy()
      expect(!task.mandatory || task.due, `${task.key} is due some time`).toBeTruthy()
      expect(task.kind !== 'questionnaire' || task.questionnaire, `${task.key} asks something`).toBeTruthy()
    }
  }
  expect(document.stages.filter((stage) => mayWinFrom(document, stage.key)).at(-1)).toBe(
    document.stages.at(-1),
  )
})

test.each(keys)('%s uses what a process can have: questions, papers, approvals, rest, ways back', (key) => {
  const { stages, ...document } = starter(key)
  const tasks = stages.flatMap((stage) => stage.tasks)
  expect(document.goals.length).toBeGreaterThan(0)
  expect(document.wonReasons.length).toBeGreaterThan(3)
  expect(document.lostReasons.length).toBeGreaterThan(4)
  for (const { key: asked } of document.questionnaires)
    expect(tasks.some((task) => task.questionnaire === asked)).toBe(true)
  expect(tasks.some(({ kind, files }) => kind === 'document' && (files ?? 1) > 0)).toBe(true)
  expect(tasks.some(({ kind, role }) => kind === 'approval' && role === 'manager')).toBe(true)
  expect(stages.some(({ returnsTo, nurturing }) => returnsTo && nurturing)).toBe(true)
  expect(stages.some(({ mayGoBackTo }) => mayGoBackTo)).toBe(true)
  expect(answersAsked(stages)).toBe(true)
})

test.each(keys)('what holds a deal of %s by its answers has been asked by then, for certain', (key) => {
  const asked = new Set<string>()
  for (const stage of starter(key).stages) {
    for (const { mandatory, when, questionnaire } of stage.tasks)
      if (mandatory && !when && questionnaire) asked.add(questionnaire)
    for (const { condition } of stage.exitCriteria)
      for (const [, questionnaire] of condition.matchAll(/answers\.(\w+)/g))
        expect([...asked], `${stage.key}: ${condition}`).toContain(questionnaire)
  }
})

test.each(keys)('the stages of %s are acts: Sending the offer, not Offer', (key) => {
  for (const { name } of starter(key).stages) {
    expect(textIn(name, 'en')).toMatch(/^[A-Z][a-z]*ing\b/)
    for (const language of languages) expect(textIn(name, language).length).toBeLessThan(45)
  }
})

test('an enquiry is answered within one working day, two at the latest', () => {
  const { firstContact, stages } = starter('inbound')
  expect(firstContact).toMatchObject({ warn: { workingDays: 1 }, breach: { workingDays: 2 } })
  expect(stages[0]?.deadline).toMatchObject({ warn: { workingDays: 1 }, breach: { workingDays: 2 } })
  expect(stages[0]?.tasks.find(({ mandatory }) => mandatory)?.due).toEqual({ workingDays: 1 })
})

test('every deal is owed a first contact but a tender, which is answered in writing', () => {
  const without = starterKeys.filter((key) => !starter(key).firstContact)
  expect(without).toEqual(['tender'])
})

function starter(key: string) {
  const found = starterCalled(key)
  if (!found) throw new Error(`no starter ${key}`)
  return found
}

/** Whether some answer holds a deal back. */
const answersAsked = (stages: ProcessDocument['stages']) =>
  stages.some(({ exitCriteria }) => exitCriteria.some(({ condition }) => condition.includes('answers.')))

type Texts = { path: string; text: Record<string, string> }[]

/** Whatever is meant for people: names, purposes, departments, guidance, help. */
function textsIn(value: unknown, path = ''): Texts {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]): Texts => {
    const here = `${path}.${key}`
    if (!['name', 'purpose', 'department', 'guidance', 'help'].includes(key)) return textsIn(inner, here)
    return [{ path: here, text: typeof inner === 'string' ? { en: inner } : inner }]
  })
}
