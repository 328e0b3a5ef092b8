import type { PersonId, TaskId } from '../../../contract/ids.ts'
import type { Question, Questionnaire } from '../../../contract/process/process-document.ts'
import type { AnswerValue, TaskQuestionnaire } from '../../../contract/process/questionnaires.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { type FieldFault, Refusal } from '../../platform/refusal.ts'
import type { DealsAbove } from '../deals-above.ts'
import { allow } from '../policy.ts'
import { lockTask } from '../table.ts'
import { questionnaireOf } from '../template.ts'
import { type Judging, readAnswer } from './read-answer.ts'
import { type AnswerRow, answersOn, removeAnswers, saveAnswers } from './table.ts'
import { shownQuestionnaire } from './task-questionnaire.ts'

interface Given {
  question: string
  value: AnswerValue | null
}

/**
 * Answers some questions of a task, as they are filled in. What is not asked (any more) is kept too; it counts once it is
 * asked. Whoever may complete the task may answer.
 * @throws Refusal `answer_invalid` naming each question at fault, `task_closed`
 */
export async function answerQuestions(
  tx: Tx,
  { id, answers }: { id: TaskId; answers: readonly Given[] },
  actor: Actor,
  deals: DealsAbove,
): Promise<TaskQuestionnaire> {
  const task = await lockTask(tx, actor, id)
  allow(actor, 'complete', task)
  const { document, currency } = await deals.meetDeal(tx, actor, task.dealId)
  const questionnaire = questionnaireOf(document, task)
  if (!questionnaire) throw new Refusal('not_found')
  if (task.state !== 'open') throw new Refusal('task_closed', { state: task.state })

  const people = await deals.peopleToName(tx, actor, task.dealId, idsIn(questionnaire, answers))
  const names = new Map<string, string>(people.map((person) => [person.id, person.name]))
  const read = readAll(questionnaire, answers, { currency, people: new Set(names.keys()) })
  const before = await answersOn(tx, actor, task.dealId)
  const changes = read.flatMap((answer) => changeOf(questionnaire, answer, before, names))
  if (changes.length > 0) {
    const place = { dealId: task.dealId, questionnaire: questionnaire.key, taskId: task.id }
    await saveAnswers(tx, actor, place, changes.flatMap(newAnswer))
    await removeAnswers(
      tx,
      actor,
      place,
      changes.filter(({ to }) => to === null).map(({ question }) => question),
    )
    await record(tx, actor, {
      type: 'questionnaire.answered',
      subject: { type: 'task', id },
      dealId: task.dealId,
      data: { questionnaire: questionnaire.key, name: questionnaire.name, changes },
    })
  }
  return shownQuestionnaire(tx, task, actor, deals)
}

/** What the timeline tells of one question: the answer before and after, a person by name beside the id. */
interface Change {
  question: string
  name: Question['name']
  type: Question['type']
  from: AnswerValue | null
  to: AnswerValue | null
  personName?: string
}

function changeOf(
  { key, questions }: Questionnaire,
  { question: asked, value }: Given,
  before: readonly AnswerRow[],
  names: ReadonlyMap<string, string>,
): Change[] {
  const question = questions.find((one) => one.key === asked) as Question
  const known = before.find((one) => one.questionnaire === key && one.question === asked)
  const gone = question.type === 'person' && known && known.personName === null
  const from = known && !gone ? known.value : null
  if (JSON.stringify(from) === JSON.stringify(value) && !gone) return []
  const personName = question.type === 'person' ? names.get(value as string) : undefined
  return [
    {
      question: asked,
      name: question.name,
      type: question.type,
      from,
      to: value,
      ...(personName !== undefined && { personName }),
    },
  ]
}

function newAnswer({ question, type, to }: Change) {
  if (to === null) return []
  return [{ question, value: to, personId: type === 'person' ? (to as PersonId) : null }]
}

function readAll({ questions }: Questionnaire, answers: readonly Given[], judging: Judging): Given[] {
  const faults: FieldFault[] = []
  const seen = new Set<string>()
  const read: Given[] = []
  for (const [place, { question: asked, value }] of answers.entries()) {
    const fault = (where: string, message: string) =>
      faults.push({ path: `body.answers.${place}.${where}`, code: 'answer_invalid', message })
    const question = questions.find(({ key }) => key === asked)
    if (!question) fault('question', `there is no question "${asked}"`)
    else if (seen.has(asked)) fault('question', `"${asked}" is answered twice`)
    else {
      const answer = readAnswer(question, value, judging)
      if ('fault' in answer) fault('value', `"${asked}" is answered with ${answer.fault}`)
      else read.push({ question: asked, value: answer.value })
    }
    seen.add(asked)
  }
  if (faults.length > 0) throw new Refusal('answer_invalid', undefined, faults)
  return read
}

/** Ids of people in the answers to questions for a person. */
function idsIn({ questions }: Questionnaire, answers: readonly Given[]): string[] {
  const forPeople = new Set(questions.filter(({ type }) => type === 'person').map(({ key }) => key))
  return answers.flatMap(({ question, value }) =>
    forPeople.has(question) && typeof value === 'string' && isId(value) ? [value.toLowerCase()] : [],
  )
}

const isId = (value: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
