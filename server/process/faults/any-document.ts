import * as fc from 'fast-check'
import { ProcessDocument, requirableFields, Stage, taskKinds } from '../../../contract/process-document.ts'
import { languages } from '../../../contract/text.ts'

/** Any document that can be published, for tests of what must hold of all of them. */
export function anyDocument(): fc.Arbitrary<ProcessDocument> {
  return fc
    .tuple(fc.uniqueArray(anyKey(), { minLength: 12, maxLength: 12 }), fc.integer({ min: 2, max: 6 }))
    .chain(([keys, count]) => {
      const roles = keys.slice(0, 2)
      const buyingStages = keys.slice(2, 4)
      const stageKeys = keys.slice(4, 4 + count)
      return fc.record(
        {
          key: anyKey(),
          name: anyText(),
          purpose: anyText(),
          goals: fc.array(
            fc.record({
              metric: fc.constantFrom('turnover' as const, 'loyalty' as const),
              target: fc
                .oneof(fc.nat(), fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }))
                .map(Math.abs),
              period: fc.constantFrom('month' as const, 'year' as const),
            }),
            { maxLength: 2 },
          ),
          appliesWhen: anyCondition(),
          roles: fc.tuple(...roles.map((key) => anyRole(key))),
          buyingStages: fc.tuple(
            ...buyingStages.map((key) => fc.record({ key: fc.constant(key), name: anyText() })),
          ),
          stages: fc.tuple(...stageKeys.map((_, place) => anyStage(stageKeys, place, roles, buyingStages))),
          wonReasons: fc.tuple(fc.record({ key: anyKey(), name: anyText() })),
        },
        { requiredKeys: ['key', 'name', 'roles', 'buyingStages', 'stages'] },
      )
    })
    .map((document) => ProcessDocument.parse(document))
}

function anyStage(
  keys: readonly string[],
  place: number,
  roles: readonly string[],
  buyingStages: readonly string[],
) {
  const key = keys[place] as string
  return fc
    .record(
      {
        key: fc.constant(key),
        name: anyText(),
        purpose: anyText(),
        role: fc.constantFrom(...roles),
        winProbability: fc.integer({ min: 0, max: 100 }),
        expectedDuration: anySpan(),
        deadline: fc.record({
          warn: fc.constant({ workingDays: 1 }),
          breach: fc.constant({ workingDays: 2 }),
        }),
        buyingStage: fc.constantFrom(...buyingStages),
        requiredFields: fc.uniqueArray(fc.constantFrom(...requirableFields)),
        exitCriteria: fc.tuple(fc.record({ key: anyKey(), name: anyText(), condition: anyCondition() })),
        tasks: fc.tuple(anyTask(`${key}_a`, roles, []), anyTask(`${key}_b`, roles, [`${key}_a`])),
        maySkipTo: fc.subarray(keys.slice(place + 1)),
        mayGoBackTo: fc.subarray(keys.slice(0, place)),
        mayWin: fc.boolean(),
      },
      { requiredKeys: ['key', 'name', 'winProbability'] },
    )
    .map((stage) => Stage.parse(stage))
}

function anyTask(key: string, roles: readonly string[], after: readonly string[]) {
  return fc.record(
    {
      key: fc.constant(key.slice(0, 60)),
      name: anyText(),
      kind: fc.constantFrom(...taskKinds),
      mandatory: fc.boolean(),
      role: fc.constantFrom(...roles),
      due: anySpan(),
      guidance: fc.oneof(anyLines(), fc.record({ en: anyLines(), fa: anyLines() })),
      after: fc.subarray([...after]),
      when: anyCondition(),
    },
    { requiredKeys: ['key', 'name', 'kind', 'mandatory'] },
  )
}

function anyRole(key: string) {
  const assign = fc.constantFrom('deal_owner' as const, 'queue' as const, 'round_robin' as const)
  return fc.record(
    { key: fc.constant(key), name: anyText(), department: anyText(), assign },
    { requiredKeys: ['key', 'name'] },
  )
}

const letters = 'abcdefghijklmnopqrstuvwxyz'.split('')

function anyKey() {
  return fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 12 })
}

function anyCondition() {
  return fc
    .constantFrom('deal.amount > 10000', "deal.source == 'mailing: spring'", 'people.deciders > 0 # a note')
    .map((source) => source.replace(' # a note', ' && true'))
}

function anySpan() {
  return fc.oneof(
    fc.record({ workingDays: fc.integer({ min: 0, max: 3_650 }) }),
    fc.record({ workingMinutes: fc.integer({ min: 0, max: 5_256_000 }) }),
  )
}

/** What people type, and what trips a YAML writer: colons, hashes, quotes, dashes, half-spaces, emoji, long lines. */
const words = [
  'a',
  'offer:',
  '#',
  "it's",
  '"so"',
  '- x',
  '? y',
  '! z',
  '&a',
  '*a',
  'yes',
  '~',
  '12',
  '[',
  '}',
  '|',
  '>',
]
const more = [
  '  ',
  '%',
  '@',
  '`',
  'می\u200cخواهد',
  'żółć',
  '🙂',
  '\u2028',
  '\ufeff',
  'null',
  '1e3',
  '---',
  '...',
  ',',
  '\\',
  'x'.repeat(60),
]

function anyLine() {
  return fc
    .array(fc.oneof(fc.constantFrom(...words, ...more), fc.string()), { minLength: 1, maxLength: 40 })
    .map((parts) => readable(parts.join(' ')))
    .filter((line) => line.length > 0)
}

function anyLines() {
  return fc
    .array(fc.oneof(anyLine(), fc.constantFrom('', '  indented', '\ttab')), { minLength: 1, maxLength: 6 })
    .map((lines) => lines.join('\n').trim())
    .filter((text) => text.length > 0)
}

function anyText() {
  return fc.oneof(anyLine(), fc.dictionary(fc.constantFrom(...languages), anyLine(), { minKeys: 1 }))
}

// What the contract refuses in a text is left out.
const refused = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g
const readable = (line: string) => line.toWellFormed().replace(refused, '').slice(0, 1_900).trim()
