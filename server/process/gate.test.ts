import { expect, test } from 'vitest'
import type { TaskId } from '../../contract/ids.ts'
import { Unmet } from '../../contract/process/gate.ts'
import { Stage } from '../../contract/process/process-document.ts'
import { noFacts } from './conditions/facts.ts'
import { type GateState, type OpenTask, unmet } from './gate.ts'

const sendingTheOffer = Stage.parse({
  key: 'sending_the_offer',
  name: 'Sending the offer',
  winProbability: 40,
  requiredFields: ['amount', 'decision_maker'],
  exitCriteria: [
    { key: 'spoken', name: 'The customer has been spoken to', condition: 'activities.calls > 0' },
    { key: 'priced', name: 'Priced by the analyst', condition: "'pricing' in tasks.done" },
  ],
})

const pricing: OpenTask = {
  taskId: '0192f3a4-0000-7000-8000-000000000001' as TaskId,
  templateKey: 'pricing',
  name: { en: 'Pricing', pl: 'Wycena' },
  role: 'analyst',
  assigneeId: null,
  dueAt: '2026-11-23T15:00:00Z',
}

const ready: GateState = {
  tasks: [],
  filled: new Set(['amount', 'decision_maker'] as const),
  facts: { ...noFacts, activities: { ...noFacts.activities, calls: 1 }, tasks: { done: ['pricing'] } },
}

test.each<[string, Partial<GateState>, string[]]>([
  ['nothing is missing', {}, []],
  ['a mandatory task is open', { tasks: [pricing] }, ['task pricing']],
  ['a field is empty', { filled: new Set(['amount'] as const) }, ['field decision_maker']],
  ['a criterion is false', { facts: { ...ready.facts, tasks: { done: [] } } }, ['criterion priced']],
  ['a field nobody asked for is empty', { filled: new Set([...ready.filled, 'source'] as const) }, []],
  [
    'all is missing at once',
    { tasks: [pricing], filled: new Set(), facts: noFacts },
    ['task pricing', 'field amount', 'field decision_maker', 'criterion spoken', 'criterion priced'],
  ],
])('when %s the gate says all of it', (_, missing, expected) => {
  const found = unmet(sendingTheOffer, { ...ready, ...missing }, { questionnaires: [] })
  expect(found.map((one) => [one.kind, nameOf(one)].join(' '))).toEqual(expected)
  for (const one of found) expect(Unmet.parse(one)).toEqual(one)
})

test('a missing task says who it waits for and until when', () => {
  expect(unmet(sendingTheOffer, { ...ready, tasks: [pricing] }, { questionnaires: [] })).toEqual([
    { kind: 'task', ...pricing },
  ])
})

test('a stage that asks for nothing is left freely', () => {
  const stage = Stage.parse({ key: 'contact', name: 'Making contact', winProbability: 10 })
  expect(unmet(stage, { tasks: [], filled: new Set(), facts: noFacts }, { questionnaires: [] })).toEqual([])
})

function nameOf(one: Unmet) {
  if (one.kind === 'task') return one.templateKey
  return 'field' in one ? one.field : one.key
}
