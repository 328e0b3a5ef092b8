import type { DraftDocument } from '../../../contract/process/process-document.ts'
import styles from './EditPanel.module.css'
import { useFault, usePanel } from './panel.ts'
import type { EditorPlace } from './place.ts'

/** What is wrong with the thing itself, where no single field is to blame. */
export function PlaceFaults({ place }: { place: EditorPlace }) {
  const { document } = usePanel()
  const fault = useFault()
  const said = pathsOf(document, place).flatMap((path) => fault(path, 'itself') ?? [])
  if (said.length === 0) return null
  return <p className={styles.faults}>{[...new Set(said)].join(' ')}</p>
}

function pathsOf(document: DraftDocument, place: EditorPlace): string[] {
  const at = (list: readonly { key: string }[], key: string | undefined) =>
    list.findIndex((one) => one.key === key)
  if (place.kind === 'process') return ['', 'key', 'stages', 'roles', 'nurturing', 'questionnaires']
  if (place.kind === 'questionnaires') {
    const path = `questionnaires.${at(document.questionnaires, place.questionnaire)}`
    return [path, `${path}.key`, `${path}.questions`]
  }
  if (place.kind !== 'stage' && place.kind !== 'task') return []
  const stageAt = at(document.stages, place.stage)
  const stage = `stages.${stageAt}`
  if (place.kind === 'stage') return [stage, `${stage}.key`, `${stage}.tasks`]
  const task = `${stage}.tasks.${at(document.stages[stageAt]?.tasks ?? [], place.task)}`
  return [task, `${task}.key`]
}
