import type { DraftDocument } from '../../../../contract/process/process-document.ts'
import type { Text } from '../../../../contract/text.ts'
import { changeStage, changeTask } from './find.ts'

/** `write` puts the new words into the writer's language. Keys stay: other parts point to them. */
export function renameStage(document: DraftDocument, stage: string, write: (name: Text) => Text) {
  return changeStage(document, stage, (one) => ({ ...one, name: write(one.name) }))
}

export function renameTask(document: DraftDocument, task: string, write: (name: Text) => Text) {
  return changeTask(document, task, (one) => ({ ...one, name: write(one.name) }))
}
