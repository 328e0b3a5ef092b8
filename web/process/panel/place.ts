import type { DocumentFault } from '../../../contract/process/document-fault.ts'
import type { DraftDocument } from '../../../contract/process/process-document.ts'
import type { ProcessDraft } from '../../../contract/process/process-drafts.ts'

/** What of the document is open in the side panel. Keys, not places: the panel follows a stage that is moved. */
export type EditorPlace =
  | { kind: 'process' }
  | { kind: 'stage'; stage: string }
  | { kind: 'task'; stage: string; task: string }
  | { kind: 'roles' }
  | { kind: 'questionnaires'; questionnaire?: string }
  | { kind: 'nurturing' }
  | { kind: 'reasons' }

/** Makes a new document of the present one; `step` names what was done, for "Undo …". Steps of the same `step` and place
 *  within a second are one undo step, so that typing a name is undone at once. */
export type EditDocument = (change: (document: DraftDocument) => DraftDocument, step: string) => void

/** What every part of the side panel is given. */
export interface PanelProps {
  document: DraftDocument
  edit: EditDocument
  /** All faults of the document; each part shows those whose path is its own. */
  faults: readonly DocumentFault[]
  /** Who holds each role of the document, where it is known. */
  holders?: ProcessDraft['holders'] | undefined
  /** Opens another part, as the questionnaire a task asks. */
  open: (place: EditorPlace) => void
}
