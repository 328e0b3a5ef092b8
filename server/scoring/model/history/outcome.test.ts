import { expect, test } from 'vitest'
import { readOutcomes } from './outcome.ts'
import { isPlaceholder } from './placeholder.ts'

test.each([
  [['1', '0', '1']],
  [['Yes', 'no', 'YES']],
  [['TRUE', 'false', 'True']],
  [['Won', 'Lost', 'won']],
  [['Closed-Won', 'closed_lost', 'Closed Won']],
  [['converted', 'not converted', 'Converted']],
  [['tak', 'nie', 'tak']],
  [['بله', 'خیر', 'بله']],
])('%j is yes, no, yes', (cells) => {
  expect(readOutcomes(cells)).toMatchObject({ outcomes: Int8Array.of(1, 0, 1) })
})

test('rows without an outcome and deals that are still open are counted and left out', () => {
  expect(readOutcomes(['Won', '', 'Lost', 'Engaging', 'Engaging', 'N/A'])).toEqual({
    outcomes: Int8Array.of(1, -1, 0, -1, -1, -1),
    words: { yes: ['Won'], no: ['Lost'] },
    blank: 2,
    open: new Map([['Engaging', 2]]),
  })
})

test.each([
  [['yes', 'no', 'maybe'], /holds "maybe": it must say yes or no/],
  [['1', '0', '2'], /holds "2"/],
  [['Oslo', 'Bergen'], /holds "Oslo" and "Bergen"/],
  [['', 'Select'], /is empty/],
  [['yes', 'yes'], /nothing lost/],
  [['0', ''], /nothing won/],
])('%j tells no outcome', (cells, why) => {
  expect(readOutcomes(cells)).toEqual({ why: expect.stringMatching(why) })
})

test('placeholders of forms, spreadsheets and people are known however they are dressed', () => {
  const empty = [
    'Select',
    '-- select --',
    'N/A',
    'n.a.',
    '-',
    '—',
    '?',
    'Unknown',
    '<none>',
    'NULL',
    'Wybierz…',
    'نامشخص',
  ]
  expect(empty.filter((text) => !isPlaceholder(text))).toEqual([])
  const said = ['0', 'No', 'Other', 'Selected', 'Nancy', 'A-', 'Unknown caller, called back']
  expect(said.filter(isPlaceholder)).toEqual([])
})
