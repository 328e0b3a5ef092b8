import type { DraftDocument } from '../../../../contract/process/process-document.ts'
import type { Text } from '../../../../contract/text.ts'

/** Where something of the document is used: the name of the stage, task or plan that would miss it. */
export type Use = { key: string; name: Text }

export function usesOfRole(document: DraftDocument, role: string): Use[] {
  const stages = document.stages.flatMap((stage) => [
    ...(stage.role === role || stage.deadline?.escalateTo === role ? [stage] : []),
    ...stage.tasks.filter((task) => task.role === role || task.escalateTo === role),
  ])
  const plans = document.nurturing.flatMap((plan) => plan.steps.filter((step) => step.role === role))
  const process = document.firstContact?.escalateTo === role ? [document] : []
  return [...stages, ...plans, ...process]
}

export function usesOfBuyingStage(document: DraftDocument, key: string): Use[] {
  return document.stages.filter((stage) => stage.buyingStage === key)
}

/** Tasks that ask it, and stages, tasks and questionnaires whose conditions know its answers. */
export function usesOfQuestionnaire(document: DraftDocument, key: string): Use[] {
  const named = (condition: string | undefined) => condition?.includes(`answers.${key}.`) ?? false
  const stages = document.stages.flatMap((stage) => [
    ...stage.tasks.filter((task) => task.questionnaire === key || named(task.when)),
    ...stage.exitCriteria.filter(({ condition }) => named(condition)),
  ])
  const process = named(document.appliesWhen) ? [document] : []
  return [...stages, ...process]
}

export function usesOfPlan(document: DraftDocument, key: string): Use[] {
  return document.stages.filter((stage) => stage.nurturing === key)
}

/** Where conditions know the answer to one question. */
export function usesOfQuestion(document: DraftDocument, questionnaire: string, question: string): Use[] {
  const name = new RegExp(`\\banswers\\.${questionnaire}\\.${question}\\b`)
  const named = (condition: string | undefined) => condition !== undefined && name.test(condition)
  return [
    ...document.stages.flatMap((stage) => [
      ...stage.tasks.filter((task) => named(task.when)),
      ...stage.exitCriteria.filter(({ condition }) => named(condition)),
    ]),
    ...document.questionnaires.flatMap(({ questions }) =>
      questions.filter((one) => one.key !== question && named(one.when)),
    ),
    ...(named(document.appliesWhen) ? [document] : []),
  ]
}
