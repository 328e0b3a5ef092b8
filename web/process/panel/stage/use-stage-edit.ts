import type { Stage } from '../../../../contract/process/process-document.ts'
import { type Changed, changeStage, withFields } from '../edits/parts.ts'
import { usePanel } from '../panel.ts'

/** `set({ role }, step)`: these fields of the stage anew. */
export function useStageEdit(stage: Stage): (fields: Changed<Stage>, step: string) => void {
  const { edit } = usePanel()
  return (fields, step) =>
    edit((document) => changeStage(document, stage.key, (one) => withFields(one, fields)), step)
}
