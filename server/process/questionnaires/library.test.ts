import { expect, test } from 'vitest'
import { languages } from '../../../contract/text.ts'
import { compileCondition } from '../conditions/condition.ts'
import { questionnaireLibrary } from './library.ts'

test('four questionnaires are ready to be put into a process', () => {
  expect(questionnaireLibrary().map(({ key }) => key)).toEqual([
    'bant',
    'before_the_offer',
    'needs_analysis',
    'negotiation_preparation',
  ])
})

const each = () => questionnaireLibrary().map((questionnaire) => [questionnaire.key, questionnaire] as const)

test.each(each())('%s is written in all four languages', (_, { name, purpose, questions }) => {
  const texts = questions.flatMap((one) => [
    one.name,
    one.help,
    ...(one.options ?? []).map((option) => option.name),
  ])
  for (const text of [name, purpose, ...texts].filter((text) => text !== undefined))
    expect(Object.keys(text)).toEqual([...languages])
})

test.each(each())(
  '%s asks each question once, and its conditions name questions before it',
  (_, questionnaire) => {
    const { key, questions } = questionnaire
    expect(new Set(questions.map((question) => question.key)).size).toBe(questions.length)
    for (const [place, { when }] of questions.entries()) {
      if (when === undefined) continue
      compileCondition(when, { questionnaires: [questionnaire] })
      const before = questions.slice(0, place).map((question) => `answers.${key}.${question.key}`)
      const named = when.match(/answers\.\w+\.\w+/g) ?? []
      expect(named.length).toBeGreaterThan(0)
      for (const name of named) expect(before).toContain(name)
    }
  },
)

test.each(each())('what %s compares with in a condition is an option', (_, { questions, key }) => {
  for (const { when } of questions) {
    const [, named] = when?.match(/answers\.\w+\.(\w+)/) ?? []
    const options = questions.find((question) => question.key === named)?.options?.map((option) => option.key)
    for (const [, value] of when?.matchAll(/'(\w+)'/g) ?? [])
      expect(options, `${key}: ${when}`).toContain(value)
  }
})
