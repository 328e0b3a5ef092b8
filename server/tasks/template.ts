import type { ProcessDocument, Questionnaire, TaskTemplate } from '../../contract/process/process-document.ts'
import type { TaskRow } from './task.ts'

/** What a task was made from, as the version its deal runs says it now; null for one that somebody added by hand. */
export function templateOf(
  document: ProcessDocument,
  task: Pick<TaskRow, 'stageKey' | 'templateKey'>,
): TaskTemplate | null {
  const stage = document.stages.find(({ key }) => key === task.stageKey)
  return stage?.tasks.find(({ key }) => key === task.templateKey) ?? null
}

/** The questions of a task; null where it has none. */
export function questionnaireOf(
  document: ProcessDocument,
  task: Pick<TaskRow, 'stageKey' | 'templateKey' | 'kind'>,
): Questionnaire | null {
  if (task.kind !== 'questionnaire') return null
  const key = templateOf(document, task)?.questionnaire
  return document.questionnaires.find((questionnaire) => questionnaire.key === key) ?? null
}
