import type { DraftDocument } from '../../../../contract/process/process-document.ts'
import type { ProcessDraft } from '../../../../contract/process/process-drafts.ts'
import { same } from '../merge/keyed.ts'
import { type Clash, mergeDocuments } from '../merge/merge.ts'

/**
 * Base    the document as the server has it, under `version`.
 * Saved   the document of ours that the server was last given; nothing waits while it is the one on the screen.
 * Step    one thing done, with the documents around it, so that it is undone without undoing what others did since.
 */
export interface Editing {
  document: DraftDocument
  base: DraftDocument
  version: number
  saved: DraftDocument
  past: readonly Step[]
  future: readonly Step[]
  clashes: readonly NamedClash[]
}

export interface Step {
  /** What was done, in the reader's words: for "Undo: …". */
  words: string
  /** Where; steps of the same words and place in quick succession are one. */
  place: string
  at: number
  before: DraftDocument
  after: DraftDocument
}

/** A clash and whom it was with. */
export type NamedClash = Clash & { by: string | null }

const oneStepMs = 1_000
const longestPast = 200

export function beginEditing({ document, version }: Pick<ProcessDraft, 'document' | 'version'>): Editing {
  return { document, base: document, version, saved: document, past: [], future: [], clashes: [] }
}

export const isWaiting = ({ document, saved }: Editing): boolean => document !== saved

export function edited(
  editing: Editing,
  change: (document: DraftDocument) => DraftDocument,
  { words, place, at }: Pick<Step, 'words' | 'place' | 'at'>,
): Editing {
  const before = editing.document
  const after = change(before)
  if (after === before) return editing
  const last = editing.past.at(-1)
  const goesOn =
    last?.words === words && last.place === place && at - last.at < oneStepMs && last.after === before
  const step = { words, place, at, before: goesOn ? last.before : before, after }
  const past = [...(goesOn ? editing.past.slice(0, -1) : editing.past), step].slice(-longestPast)
  return { ...editing, document: after, past, future: [] }
}

export function undone(editing: Editing): Editing {
  const step = editing.past.at(-1)
  if (!step) return editing
  const document = mergeDocuments(step.after, step.before, editing.document).document
  return { ...editing, document, past: editing.past.slice(0, -1), future: [...editing.future, step] }
}

export function redone(editing: Editing): Editing {
  const step = editing.future.at(-1)
  if (!step) return editing
  const document = mergeDocuments(step.before, step.after, editing.document).document
  return { ...editing, document, past: [...editing.past, step], future: editing.future.slice(0, -1) }
}

/** What the server answered to the document it was given. */
export function acknowledged(editing: Editing, given: DraftDocument, answer: ProcessDraft): Editing {
  return { ...editing, base: answer.document, version: answer.version, saved: given }
}

/** A newer draft, saved by somebody else: both are one from now on. */
export function received(editing: Editing, draft: ProcessDraft): Editing {
  if (draft.version <= editing.version) return editing
  const { document, clashes } = mergeDocuments(editing.base, editing.document, draft.document)
  const named = clashes.map((clash) => ({ ...clash, by: draft.savedBy?.name ?? null }))
  return {
    ...editing,
    document,
    base: draft.document,
    version: draft.version,
    // What came out may be theirs as it is: then nothing of ours waits.
    saved: same(document, draft.document) ? document : draft.document,
    clashes: [...editing.clashes, ...named],
  }
}
