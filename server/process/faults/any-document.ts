import * as fc from 'fast-check'
import { wordsOfConditions } from '../../../contract/process/conditions.ts'
import {
  goalMetrics,
  ProcessDocument,
  questionTypes,
  requirableFields,
  Stage,
  taskKinds,
} from '../../../contract/process/process-document.ts'
import { languages } from '../../../contract/text.ts'

/**
 * Any document that can be published, for tests of what must hold of all of them: it uses every field a document has.
 * What is generated points only to what is there, and no condition contradicts another.
 */
export function anyDocument(): fc.Arbitrary<ProcessDocument> {
  return fc
    .tuple(fc.uniqueArray(anyKey(), { minLength: 16, maxLength: 16 }), fc.integer({ min: 2, max: 6 }))
    .chain(([keys, count]) => {
      const there: There = {
        roles: keys.slice(0, 2),
        buyingStages: keys.slice(2, 4),
        questionnaires: keys.slice(4, 6),
        nurturing: keys.slice(6, 7),
        stages: keys.slice(10, 10 + count),
      }
      return fc.record(
        {
          key: anyKey(),
          name: anyText(),
          purpose: anyText(),
          goals: fc.uniqueArray(anyGoal(), {
            maxLength: 2,
            selector: ({ metric, period }) => `${metric} ${period}`,
          }),
          appliesWhen: anyCondition(),
          firstContact: anyDeadline(there),
          roles: fc.tuple(...there.roles.map((key) => anyRole(key))),
          buyingStages: fc.tuple(
            ...there.buyingStages.map((key) => fc.record({ key: fc.constant(key), name: anyText() })),
          ),
          questionnaires: fc.tuple(...there.questionnaires.map((key) => anyQuestionnaire(key))),
          nurturing: fc.tuple(...there.nurturing.map((key) => anyPlan(key, there))),
          stages: fc.tuple(...there.stages.map((_, place) => anyStage(there, place))),
          wonReasons: fc.tuple(fc.record({ key: anyKey(), name: anyText() })),
          lostReasons: fc.tuple(fc.record({ key: anyKey(), name: anyText() })),
        },
        {
          requiredKeys: ['key', 'name', 'roles', 'buyingStages', 'questionnaires', 'nurturing', 'stages'],
        },
      )
    })
    .map((document) => ProcessDocument.parse(document))
}

/** Keys of what the document has, for what points to it. */
interface There {
  roles: readonly string[]
  buyingStages: readonly string[]
  questionnaires: readonly string[]
  nurturing: readonly string[]
  stages: readonly string[]
}

function anyGoal() {
  return fc.record({
    metric: fc.constantFrom(...goalMetrics),
    target: fc.oneof(fc.nat(), fc.double({ min: 0, noNaN: true, noDefaultInfinity: true })).map(Math.abs),
    period: fc.constantFrom('month' as const, 'quarter' as const, 'year' as const),
  })
}

function anyDeadline({ roles }: There) {
  return fc.record(
    {
      warn: fc.constantFrom({ workingDays: 1 }, { workingMinutes: 90 }),
      breach: fc.constant({ workingDays: 2 }),
      escalateTo: fc.constantFrom(...roles),
    },
    { requiredKeys: ['breach'] },
  )
}

function anyQuestionnaire(key: string) {
  const questions = questionTypes.map((type, place) => anyQuestion(key, type, place))
  return fc.record(
    { key: fc.constant(key), name: anyText(), purpose: anyText(), questions: fc.tuple(...questions) },
    { requiredKeys: ['key', 'name', 'questions'] },
  )
}

/** Each depends on the first of its questionnaire, if at all: on what was asked before it. */
function anyQuestion(questionnaire: string, type: (typeof questionTypes)[number], place: number) {
  const options = fc.constantFrom(
    [
      { key: 'yes', name: { en: 'Yes', fa: 'بله' } },
      { key: 'no', name: 'no: never' },
    ],
    [{ key: 'yes', name: 'Yes' }],
  )
  const isChoice = type === 'choice' || type === 'choices'
  return fc.record(
    {
      key: fc.constant(`q${place}`),
      name: anyText(),
      help: anyText(),
      type: fc.constant(type),
      required: fc.boolean(),
      ...(isChoice && { options }),
      ...(place > 0 && { when: fc.constant(`answers.${questionnaire}.q0 == 'yes'`) }),
    },
    { requiredKeys: ['key', 'name', 'type', ...(isChoice ? ['options' as const] : [])] },
  )
}

function anyPlan(key: string, { roles }: There) {
  const step = fc.record(
    {
      key: fc.constant('call_again'),
      name: anyText(),
      kind: fc.constantFrom(...taskKinds),
      after: anySpan(),
      role: fc.constantFrom(...roles),
      guidance: anyScript(),
    },
    { requiredKeys: ['key', 'name', 'kind', 'after'] },
  )
  return fc.record({ key: fc.constant(key), name: anyText(), steps: fc.tuple(step) })
}

function anyStage(there: There, place: number) {
  const { stages, roles, buyingStages, nurturing } = there
  const key = stages[place] as string
  const earlier = stages.slice(0, place)
  return fc
    .record(
      {
        key: fc.constant(key),
        name: anyText(),
        purpose: anyText(),
        role: fc.constantFrom(...roles),
        winProbability: fc.integer({ min: 0, max: 100 }),
        expectedDuration: anySpan(),
        deadline: anyDeadline(there),
        buyingStage: fc.constantFrom(...buyingStages),
        requiredFields: fc.uniqueArray(fc.constantFrom(...requirableFields)),
        exitCriteria: fc.tuple(
          fc.record({ key: anyKey(), name: anyText(), condition: anyCondition(there.questionnaires[0]) }),
        ),
        tasks: fc.tuple(
          anyTask(`${key}_a`, there, place, []),
          anyTask(`${key}_b`, there, place, [`${key}_a`]),
        ),
        maySkipTo: fc.subarray(stages.slice(place + 1)),
        mayGoBackTo: fc.subarray(earlier),
        mayWin: fc.boolean(),
        returnsTo: fc.constantFrom(...earlier, key),
        nurturing: fc.constantFrom(...nurturing),
      },
      { requiredKeys: ['key', 'name', 'winProbability'] },
    )
    .map((stage) => lettingBack(Stage.parse(stage)))
}

/** A stage that says where one may go back to lets those back whom its approvals send. */
function lettingBack(stage: Stage): Stage {
  if (!stage.mayGoBackTo) return stage
  const sentTo = stage.tasks.flatMap(({ approval }) => approval?.sendBackTo ?? [])
  return { ...stage, mayGoBackTo: [...new Set([...stage.mayGoBackTo, ...sentTo])] }
}

function anyTask(key: string, there: There, place: number, after: readonly string[]) {
  const earlier = there.stages.slice(0, place)
  const approval = fc.record(
    {
      approvals: fc.integer({ min: 1, max: 3 }),
      ...(earlier.length > 0 && { sendBackTo: fc.constantFrom(...earlier) }),
    },
    { requiredKeys: [] },
  )
  return fc.record(
    {
      key: fc.constant(key.slice(0, 60)),
      name: anyText(),
      kind: fc.constantFrom(...taskKinds),
      mandatory: fc.boolean(),
      role: fc.constantFrom(...there.roles),
      questionnaire: fc.constantFrom(...there.questionnaires),
      approval,
      files: fc.integer({ min: 0, max: 20 }),
      due: fc.constantFrom({ workingDays: 1 }, { workingDays: 2 }, { workingMinutes: 300 }),
      warn: fc.constantFrom({ workingDays: 0 }, { workingMinutes: 30 }),
      escalateTo: fc.constantFrom(...there.roles),
      guidance: anyScript(),
      after: fc.subarray([...after]),
      when: anyCondition(there.questionnaires[0]),
    },
    { requiredKeys: ['key', 'name', 'kind', 'mandatory'] },
  )
}

function anyScript() {
  return fc.oneof(anyLines(), fc.record({ en: anyLines(), fa: anyLines() }))
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
  return fc
    .string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 12 })
    .filter((key) => !wordsOfConditions.has(key))
}

function anyCondition(questionnaire?: string) {
  const asked = questionnaire ? [`answers.${questionnaire}.q0 == 'yes' || answers.${questionnaire}.q2`] : []
  return fc.constantFrom(
    ...['deal.amount > 10000', "deal.source == 'mailing: spring'", 'people.deciders > 0 && true'],
    ...asked,
  )
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
