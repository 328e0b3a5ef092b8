import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ProcessDocument } from '../../contract/process/process-document.ts'
import { anyDocument } from './faults/any-document.ts'
import { mayWinFrom, movementTo, nextStage, placeOf } from './movement.ts'

const process = ProcessDocument.parse({
  key: 'field_sales',
  name: 'Field sales',
  stages: [
    { key: 'contact', name: 'Making contact', winProbability: 10, maySkipTo: ['offer'] },
    { key: 'visit', name: 'Visiting the customer', winProbability: 30 },
    { key: 'offer', name: 'Sending the offer', winProbability: 50, mayGoBackTo: ['visit'], mayWin: true },
    { key: 'outcome', name: 'Agreeing the outcome', winProbability: 80, mayGoBackTo: [] },
  ],
})

test.each([
  ['contact', 'visit', { direction: 'forward' }],
  ['contact', 'offer', { direction: 'skip' }],
  ['contact', 'outcome', { refused: 'move_not_allowed', allowed: ['visit', 'offer'] }],
  ['visit', 'contact', { direction: 'back' }],
  ['visit', 'outcome', { refused: 'move_not_allowed', allowed: ['contact', 'offer'] }],
  ['offer', 'visit', { direction: 'back' }],
  ['offer', 'contact', { refused: 'move_not_allowed', allowed: ['visit', 'outcome'] }],
  ['offer', 'offer', { refused: 'move_not_allowed', allowed: ['visit', 'outcome'] }],
  ['offer', 'nowhere', { refused: 'move_not_allowed', allowed: ['visit', 'outcome'] }],
  ['outcome', 'offer', { refused: 'move_not_allowed', allowed: [] }],
])('from %s to %s', (from, to, expected) => {
  expect(movementTo(process, from, to)).toEqual(expected)
})

test('a deal is won from the last stage and from those that say so', () => {
  const winning = process.stages.filter(({ key }) => mayWinFrom(process, key)).map(({ key }) => key)
  expect(winning).toEqual(['offer', 'outcome'])
})

test('a deal in a stage its process does not have is a fault of ours', () => {
  expect(() => movementTo(process, 'nowhere', 'visit')).toThrow('no stage nowhere')
})

test('in any process every stage is reached by going forward, and the direction agrees with the order', () => {
  fc.assert(
    fc.property(anyDocument(), (document) => {
      const walked = [document.stages[0]]
      for (let at = document.stages[0]; at; at = nextStage(document, at.key) ?? undefined) {
        const next = nextStage(document, at.key)
        if (next) expect(movementTo(document, at.key, next.key)).toEqual({ direction: 'forward' })
        if (next) walked.push(next)
      }
      expect(walked).toEqual(document.stages)
      for (const from of document.stages)
        for (const to of document.stages) checkOneMove(document, from.key, to.key)
    }),
    { numRuns: 100 },
  )
})

function checkOneMove(document: ProcessDocument, from: string, to: string) {
  const movement = movementTo(document, from, to)
  const steps = placeOf(document, to) - placeOf(document, from)
  if ('refused' in movement) {
    expect(movement.allowed).not.toContain(to)
    for (const other of movement.allowed)
      expect(movementTo(document, from, other)).not.toHaveProperty('refused')
  } else {
    expect({ back: steps < 0, forward: steps === 1, skip: steps > 1 }[movement.direction]).toBe(true)
  }
}
