import { expect, test } from 'vitest'
import { ProcessDocument } from '../../contract/process/process-document.ts'
import { noFacts } from './conditions/facts.ts'
import { selectProcess } from './select-process.ts'

const coldCalls = running('cold_calls', "deal.channel == 'phone'")
const anything = running('anything')
const large = running('large', 'deal.amount > 100000')

test.each([
  [
    'the first whose rule holds',
    [coldCalls, anything, large],
    { channel: 'phone', amount: 200_000 },
    coldCalls,
  ],
  ['a later one whose rule holds', [coldCalls, anything, large], { amount: 200_000 }, large],
  ['the one without a rule when no rule holds', [coldCalls, anything, large], {}, anything],
  ['the first when all have rules and none holds', [large, coldCalls], {}, large],
  ['none when there is none', [], {}, null],
])('a new deal runs %s', (_, processes, deal, expected) => {
  expect(selectProcess(processes, { ...noFacts, deal: { ...noFacts.deal, ...deal } })).toBe(expected)
})

function running(key: string, appliesWhen?: string) {
  const stages = ['first', 'last'].map((stage) => ({ key: stage, name: stage, winProbability: 50 }))
  return { document: ProcessDocument.parse({ key, name: key, stages, ...(appliesWhen && { appliesWhen }) }) }
}
