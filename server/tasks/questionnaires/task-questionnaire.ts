import type { TaskId } from '../../../contract/ids.ts'
import type { TaskQuestionnaire } from '../../../contract/process/questionnaires.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { DealsAbove } from '../deals-above.ts'
import { allow, mayTask, taskCan } from '../policy.ts'
import { siblingsOf, taskCalled } from '../table.ts'
import { type TaskRow, waitsFor } from '../task.ts'
import { questionnaireOf } from '../template.ts'
import { filled } from './filled-questionnaire.ts'
import { answersOn } from './table.ts'

/**
 * The questions of a task as they stand, for whoever may see the task.
 * @throws Refusal `not_found` for a task that is not his to see, or has no questions
 */
export async function taskQuestionnaire(
  tx: Tx,
  { id }: { id: TaskId },
  actor: Actor,
  deals: DealsAbove,
): Promise<TaskQuestionnaire> {
  const task = await taskCalled(tx, actor, id)
  allow(actor, 'see', task)
  return shownQuestionnaire(tx, task, actor, deals)
}

export async function shownQuestionnaire(
  tx: Tx,
  task: TaskRow,
  actor: Actor,
  deals: DealsAbove,
): Promise<TaskQuestionnaire> {
  const deal = await deals.meetDeal(tx, actor, task.dealId)
  const questionnaire = questionnaireOf(deal.document, task)
  if (!questionnaire) throw new Refusal('not_found')
  const asked = filled(questionnaire, deal, await answersOn(tx, actor, task.dealId))
  const people = questionnaire.questions.some(({ type }) => type === 'person')
    ? await deals.peopleToName(tx, actor, task.dealId)
    : []
  const waits = waitsFor(task, await siblingsOf(tx, actor, task)).length > 0
  const { complete } = taskCan(actor, task, waits, asked.missing.length > 0 && 'answers_missing')
  return {
    ...asked,
    taskId: task.id,
    taskState: task.state,
    version: task.version,
    currency: deal.currency,
    people,
    can: {
      answer: !mayTask(actor, 'complete', task) ? 'not_allowed' : task.state === 'open' || 'task_closed',
      complete,
    },
  }
}
