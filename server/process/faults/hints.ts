import { wordsOfConditions } from '../../../contract/process/conditions.ts'
import type { DraftDocument } from '../../../contract/process/process-document.ts'
import type { ProcessDraft } from '../../../contract/process/process-drafts.ts'
import { alwaysHolds } from '../conditions/never-holds.ts'
import { compiled, knowledgeOf } from './condition-faults.ts'
import { type Fault, fault as hint, inEnglish } from './fault.ts'
import { namedLikeAThing } from './named-like-a-thing.ts'

/** What does not keep a process from being published, but is worth a second look by the one who wrote it. */
export function hintsOf(document: DraftDocument): Fault[] {
  return [
    ...(document.goals.length > 0
      ? []
      : [hint('goals', 'no_goal', 'Nobody will know whether this process works: it has no goal.')]),
    ...(holdsNothing(document)
      ? [
          hint(
            'stages',
            'holds_nothing',
            'No stage has a mandatory task, a required field or an exit criterion.',
          ),
        ]
      : []),
    ...(document.lostReasons.length > 0
      ? []
      : [hint('lostReasons', 'no_lost_reasons', 'Losses cannot be compared without a list of reasons.')]),
    ...probabilityFalls(document),
    ...buyerGoesBack(document),
    ...document.stages.flatMap(({ name }, place) => namedLikeAThing(name, `stages.${place}.name`)),
    ...askNothing(document),
    ...neverAskedAbout(document),
    ...holdNobodyBack(document),
    ...unusedRoles(document),
  ]
}

/**
 * The same for a draft, whose people and versions are known: what nobody is there to do comes first.
 * @param published number of the version that new deals run
 */
export function draftHints(
  document: DraftDocument,
  known: { holders: ProcessDraft['holders']; basedOn: number | null; published: number | null },
): Fault[] {
  return [...outdated(known), ...withoutPeople(document, known.holders), ...hintsOf(document)]
}

function outdated({ basedOn, published }: { basedOn: number | null; published: number | null }): Fault[] {
  if (published === null || basedOn === published) return []
  const message = `Version ${published} was published while this draft was written; publishing takes back what it changed.`
  return [hint('', 'draft_outdated', message, { basedOn: basedOn ?? 0, published })]
}

/** What falls to a deal's owner always finds somebody. */
function withoutPeople(document: DraftDocument, holders: ProcessDraft['holders']): Fault[] {
  const used = usedRoles(document)
  const vacant = document.roles.flatMap(({ key, name, assign }, index) =>
    assign !== 'deal_owner' && used.has(key) && (holders[key] ?? []).length === 0
      ? [
          hint(`roles.${index}`, 'role_without_people', `Nobody holds the role "${inEnglish(name)}".`, {
            role: name,
          }),
        ]
      : [],
  )
  return [...vacant, ...tooFewToApprove(document, holders)]
}

function tooFewToApprove({ roles, stages }: DraftDocument, holders: ProcessDraft['holders']): Fault[] {
  return stages.flatMap(({ tasks }, place) =>
    tasks.flatMap(({ name, kind, role, approval }, index) => {
      const wanted = approval?.approvals ?? 1
      const people = role ? (holders[role] ?? []).length : 1
      // Nobody at all is told of the role itself.
      if (kind !== 'approval' || people === 0 || people >= wanted) return []
      const held = roles.find(({ key }) => key === role)?.name ?? ''
      const sentence = `"${inEnglish(name)}" wants ${wanted} to agree, and ${people} could.`
      return [
        hint(`stages.${place}.tasks.${index}.approval`, 'approvals_short', sentence, {
          ...{ task: name, role: held, wanted, people },
        }),
      ]
    }),
  )
}

const holdsNothing = ({ stages }: DraftDocument) =>
  stages.every(
    ({ tasks, requiredFields, exitCriteria }) =>
      !tasks.some(({ mandatory }) => mandatory) && requiredFields.length === 0 && exitCriteria.length === 0,
  )

function probabilityFalls({ stages }: DraftDocument): Fault[] {
  return stages.flatMap(({ name, winProbability }, place) => {
    const before = stages[place - 1]
    if (!before || winProbability >= before.winProbability) return []
    const sentence = 'The chance to win is lower than a stage before.'
    const details = { stage: name, before: before.name }
    return [hint(`stages.${place}.winProbability`, 'probability_falls', sentence, details)]
  })
}

/** The buyer who was further on a stage before did not go back because we went on. */
function buyerGoesBack({ stages, buyingStages }: DraftDocument): Fault[] {
  const placeOf = new Map(buyingStages.map(({ key }, place) => [key, place]))
  let furthest = -1
  return stages.flatMap(({ name, buyingStage }, place) => {
    const at = placeOf.get(buyingStage ?? '') ?? furthest
    if (at >= furthest) {
      furthest = at
      return []
    }
    const sentence = `The buyer is further back in "${inEnglish(name)}" than a stage before.`
    return [hint(`stages.${place}.buyingStage`, 'buying_stage_falls', sentence, { stage: name })]
  })
}

function askNothing({ stages }: DraftDocument): Fault[] {
  return stages.flatMap(({ tasks }, place) =>
    tasks.flatMap(({ name, kind, questionnaire }, index) =>
      kind === 'questionnaire' && questionnaire === undefined
        ? [
            hint(
              `stages.${place}.tasks.${index}.questionnaire`,
              'questionnaire_missing',
              `"${inEnglish(name)}" does not say which questions to ask.`,
              { task: name },
            ),
          ]
        : [],
    ),
  )
}

/** Keys from before, or written by hand: the process runs, but no condition can name them. */
function neverAskedAbout({ questionnaires }: DraftDocument): Fault[] {
  const named = questionnaires.flatMap(({ questions, ...questionnaire }, place) => [
    { ...questionnaire, path: `questionnaires.${place}.key` },
    ...questions.map((one, index) => ({ ...one, path: `questionnaires.${place}.questions.${index}.key` })),
  ])
  return named
    .filter(({ key }) => wordsOfConditions.has(key))
    .map(({ key, name, path }) => {
      const sentence = `No condition can ask about "${inEnglish(name)}": its key "${key}" is a word of conditions.`
      return hint(path, 'never_asked_about', sentence, { name, key })
    })
}

function holdNobodyBack(document: DraftDocument): Fault[] {
  return document.stages.flatMap(({ exitCriteria }, place) =>
    exitCriteria.flatMap(({ name, condition }, index) => {
      const read = compiled(document, condition)
      if (!read || !alwaysHolds(read.ast, knowledgeOf(document))) return []
      const sentence = `Every deal meets "${inEnglish(name)}": it holds nobody back.`
      const path = `stages.${place}.exitCriteria.${index}.condition`
      return [hint(path, 'criterion_always_holds', sentence, { criterion: name })]
    }),
  )
}

function unusedRoles(document: DraftDocument): Fault[] {
  const used = usedRoles(document)
  return document.roles.flatMap(({ key, name }, index) =>
    used.has(key)
      ? []
      : [hint(`roles.${index}`, 'role_unused', `Nothing is given to the role "${key}".`, { role: name })],
  )
}

function usedRoles({ firstContact, stages, nurturing }: DraftDocument): Set<string | undefined> {
  return new Set([
    firstContact?.escalateTo,
    ...stages.flatMap(({ role, deadline, tasks }) => [
      ...[role, deadline?.escalateTo],
      ...tasks.flatMap((task) => [task.role, task.escalateTo]),
    ]),
    ...nurturing.flatMap(({ steps }) => steps.map(({ role }) => role)),
  ])
}
