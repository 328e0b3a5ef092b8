import type { Question, Questionnaire } from '../../../contract/process/process-document.ts'
import { AnswerValue } from '../../../contract/process/questionnaires.ts'
import { decimalsOf } from '../../deals/moving/gate-state.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { askedQuestions, factOf, type GivenAnswer } from '../../process/questionnaires/counted-answers.ts'
import { questionnaireLibrary } from '../../process/questionnaires/library.ts'
import { publishedProcesses } from '../../process/versions/published-processes.ts'
import { factsOfLead } from '../first-contact.ts'
import type { Lead } from '../lead.ts'
import { allQualifications, type Qualification, usualQualification } from './table.ts'

/** What holds for a lead, and the questionnaire it is asked; null where it is asked nothing. */
export async function qualificationOf(
  tx: Tx,
  actor: Actor,
  { processId }: Pick<Lead, 'processId'>,
): Promise<{ said: Qualification; questionnaire: Questionnaire | null }> {
  const known = await allQualifications(tx, actor)
  const said =
    (processId && known.find((one) => one.processId === processId)) ||
    known.find((one) => one.processId === null) ||
    usualQualification
  if (said.questionnaire === null) return { said, questionnaire: null }
  const processes = await publishedProcesses(tx, actor.workspaceId)
  const own = processes.find(({ id }) => id === processId)?.document.questionnaires ?? []
  const found = [...own, ...questionnaireLibrary()].find(({ key }) => key === said.questionnaire)
  return { said, questionnaire: found ? { ...found, questions: found.questions.map(askable) } : null }
}

/** The questionnaire as it stands on a lead: what is asked now, what was answered, what is missing. */
export async function filledOnLead(tx: Tx, actor: Actor, lead: Lead, questionnaire: Questionnaire) {
  const { key, name, purpose, questions } = questionnaire
  const given = givenOn(lead, questionnaire)
  const facts = await factsOfLead(tx, actor, lead)
  const naming = { questionnaires: [questionnaire] }
  const asked = askedQuestions(questionnaire, naming, facts, given, decimalsOf)
  const shown = questions.map((question) => {
    const row = given.find((one) => one.question === question.key)
    const counts = row && factOf(question, row, decimalsOf) !== undefined
    return {
      ...question,
      asked: asked.has(question.key),
      answer: counts ? { value: row.value, personName: null } : null,
    }
  })
  const missing = shown.filter((one) => one.asked && one.required && one.answer === null)
  return {
    key,
    name,
    purpose: purpose ?? null,
    questions: shown,
    missing: missing.map((question) => question.key),
  }
}

/** A lead knows nobody yet: who is asked for is told by name. */
const askable = (question: Question): Question =>
  question.type === 'person' ? { ...question, type: 'text' } : question

function givenOn({ answers }: Lead, { key }: Questionnaire): GivenAnswer[] {
  return Object.entries(answers?.[key] ?? {}).flatMap(([question, given]) => {
    const value = AnswerValue.safeParse(given)
    return value.success ? [{ questionnaire: key, question, value: value.data, personName: null }] : []
  })
}
