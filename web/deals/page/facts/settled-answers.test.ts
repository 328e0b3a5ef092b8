import { expect, test } from 'vitest'
import { settledAnswers } from './settled-answers.ts'

const answer = (seq: number, at: string, question: string, who = 'ola') =>
  ({
    seq,
    type: 'questionnaire.answered',
    at: `2026-11-02T${at}:00Z`,
    by: { id: who, name: who },
    via: 'screen',
    data: { questionnaire: 'bant', changes: [{ question, name: question, to: 'Fewer lamps' }] },
  }) as unknown as Parameters<typeof settledAnswers>[0][number]
const settled = (...entries: ReturnType<typeof answer>[]) => settledAnswers(entries).map(({ seq }) => seq)

test('an answer written in several goes is told once, as it was in the end', () => {
  expect(settled(answer(3, '10:04', 'need'), answer(2, '10:02', 'need'), answer(1, '10:00', 'need'))).toEqual(
    [3],
  )
})

test('other answers in between change nothing', () => {
  expect(
    settled(answer(3, '10:04', 'need'), answer(2, '10:02', 'money'), answer(1, '10:00', 'need')),
  ).toEqual([3, 2])
})

test('a later second thought, and another person’s, are told', () => {
  expect(settled(answer(2, '10:20', 'need'), answer(1, '10:00', 'need'))).toEqual([2, 1])
  expect(settled(answer(2, '10:01', 'need', 'eva'), answer(1, '10:00', 'need'))).toEqual([2, 1])
})
