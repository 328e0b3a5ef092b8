import { expect, test } from 'vitest'
import type { EditorPlace } from '../panel/place.ts'
import { placeIn, placeText } from './editor-search.ts'

test.each([
  { kind: 'process' },
  { kind: 'roles' },
  { kind: 'nurturing' },
  { kind: 'reasons' },
  { kind: 'questionnaires' },
  { kind: 'questionnaires', questionnaire: 'bant' },
  { kind: 'stage', stage: 'visit' },
  { kind: 'task', stage: 'visit', task: 'measure' },
] satisfies EditorPlace[])('the address of $kind leads back to it', (place) => {
  expect(placeIn(placeText(place))).toEqual(place)
})

test.each([undefined, 'stage', 'task.visit', 'nonsense'])('%s is no place', (text) => {
  expect(placeIn(text)).toBeUndefined()
})
