import * as contract from '../../../contract/process/questionnaires.ts'
import { type Binding, bind } from '../../platform/http/bind.ts'
import type { DealsAbove } from '../deals-above.ts'
import { answerQuestions } from './answer-questions.ts'
import { dealAnswers } from './deal-answers.ts'
import { taskQuestionnaire } from './task-questionnaire.ts'

export function questionnaireRoutes(deals: DealsAbove): Binding[] {
  return [
    bind(contract.taskQuestionnaire, ({ tx, params, actor }) => taskQuestionnaire(tx, params, actor, deals)),
    bind(contract.answerQuestions, ({ tx, params, body, actor }) =>
      answerQuestions(tx, { ...params, ...body }, actor, deals),
    ),
    bind(contract.dealAnswers, async ({ tx, params, actor }) => ({
      rows: await dealAnswers(tx, params, actor, deals),
    })),
  ]
}
