import { expect, test } from 'vitest'
import type { DraftDocument } from '../../../contract/process/process-document.ts'
import { starters } from '../../../server/process/starters.ts'
import { writeCondition } from '../panel/conditions/write-condition.ts'
import { readWith } from './read-with.ts'

const documents: DraftDocument[] = [...starters()]

/** What was read, written the long way. */
const meaning = (condition: string, known: readonly DraftDocument[] = documents) => {
  const read = readWith(known, condition)
  return read && writeCondition(read.rows, (name) => read.facts.find((fact) => fact.name === name)!.type)
}

test('every condition of the ready-made processes can be said in words', () => {
  const unread = documents.flatMap((document) =>
    [
      document.appliesWhen,
      ...document.stages.flatMap(({ exitCriteria }) => exitCriteria.map(({ condition }) => condition)),
      ...document.stages.flatMap(({ tasks }) => tasks.map(({ when }) => when)),
      ...document.questionnaires.flatMap(({ questions }) => questions.map(({ when }) => when)),
    ].filter((condition) => condition !== undefined && readWith([document], condition) === null),
  )
  expect(unread).toEqual([])
})

test('one of several values is any of them, and a sum of counts above nothing is one of the counts', () => {
  expect(meaning("deal.channel in ['inbound', 'outbound'] && deal.amount > 5.0")).toBe(
    "(deal.channel == 'inbound' || deal.channel == 'outbound') && deal.amount > 5.0",
  )
  expect(meaning('activities.calls + activities.emails + people.deciders > 0')).toBe(
    'activities.calls > 0 || activities.emails > 0 || people.deciders > 0',
  )
})

test('what words would say wrongly stays as it is written', () => {
  for (const condition of [
    'activities.calls + activities.emails > 1',
    'deal.age_days + deal.resting_count > 0',
    'deal.title == deal.product',
    'deal.amount >',
  ])
    expect(meaning(condition), condition).toBeNull()
})

test('what one version dropped is read with the other', () => {
  const [first] = documents
  const asked = {
    ...first,
    questionnaires: [{ key: 'q', name: 'Q', questions: [question] }],
  } as DraftDocument
  const silent = { ...asked, questionnaires: [] }
  expect(meaning('answers.q.urgent', [silent])).toBeNull()
  expect(meaning('answers.q.urgent', [silent, asked])).toBe('answers.q.urgent')
})

const question = { key: 'urgent', name: 'Is it urgent?', type: 'yes_no', required: true } as const
