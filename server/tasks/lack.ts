import type { ProcessDocument } from '../../contract/process/process-document.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { DealMet } from './deals-above.ts'
import { filesNeeded } from './files/must-have-files.ts'
import { missingAnswers } from './questionnaires/missing-answers.ts'
import type { TaskRow } from './task.ts'
import { questionnaireOf } from './template.ts'

/**
 * Lack   what an open task still needs, by its kind, before it can be done: answers, files, the agreement of others. It
 *        is the refusal that completing it would meet, told before anybody tries.
 */
export type Met = Pick<DealMet, 'facts' | 'given' | 'decimalsOf'>

/** Only these ask for more than to be ticked. */
export const mayLack = ({ kind, state }: Pick<TaskRow, 'kind' | 'state'>) =>
  state === 'open' && (kind === 'questionnaire' || kind === 'document' || kind === 'approval')

/** Pure: @param met what is known of the deal; needed for questionnaires alone */
export function lackOf(task: TaskRow, document: ProcessDocument, met: Met | null): RefusalCode | false {
  if (!mayLack(task)) return false
  if (task.kind === 'approval') return 'needs_approval'
  if (task.kind === 'document') return (task.files ?? 0) < filesNeeded(document, task) && 'files_missing'
  const questionnaire = questionnaireOf(document, task)
  if (!questionnaire || !met) return false
  return missingAnswers(questionnaire, { ...met, document }, met.given).length > 0 && 'answers_missing'
}
