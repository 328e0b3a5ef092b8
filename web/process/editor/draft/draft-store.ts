import type { DraftDocument } from '../../../../contract/process/process-document.ts'
import type { ProcessDraft } from '../../../../contract/process/process-drafts.ts'
import { Refused } from '../../../platform/refused.ts'
import {
  acknowledged,
  beginEditing,
  type Editing,
  edited,
  isWaiting,
  type NamedClash,
  received,
  redone,
  undone,
} from './editing.ts'

/** How it stands with the server. `kept`: it does not answer, and the document waits in this browser. */
export type Saving =
  | { is: 'saved' }
  | { is: 'waiting' }
  | { is: 'saving' }
  | { is: 'kept' }
  | { is: 'refused'; refused: Refused }

export interface DraftState {
  editing: Editing
  saving: Saving
  /** The last answer: faults, hints, who holds which role, who saved. */
  draft: ProcessDraft
}

export interface DraftDoors {
  save: (document: DraftDocument, version: number) => Promise<ProcessDraft>
  fetch: () => Promise<ProcessDraft>
  keep: (editing: Editing) => void
  forget: () => void
  /** Told of every newer draft, whoever saved it. */
  onDraft: (draft: ProcessDraft) => void
}

export type DraftStore = ReturnType<typeof makeDraftStore>

const pauseMs = 700
const againMs = 5_000

/**
 * The document somebody works on: every change is kept in the browser at once and on the server when the hand pauses. A
 * save that meets a newer draft is merged with it and sent again.
 */
export function makeDraftStore(first: ProcessDraft, doors: DraftDoors) {
  let state: DraftState = { editing: beginEditing(first), saving: { is: 'saved' }, draft: first }
  let timer: ReturnType<typeof setTimeout> | undefined
  let sending: Promise<void> | null = null
  let newer: ProcessDraft | null = null
  const listeners = new Set<() => void>()

  return {
    now: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    edit: (change: (document: DraftDocument) => DraftDocument, words: string, place: string) =>
      changed(edited(state.editing, change, { words, place, at: Date.now() })),
    undo: () => changed(undone(state.editing)),
    redo: () => changed(redone(state.editing)),
    settle: (clash: NamedClash) =>
      set({
        editing: { ...state.editing, clashes: state.editing.clashes.filter((one) => one !== clash) },
      }),
    /** A draft read anew, perhaps one that somebody else saved. While ours is on its way it waits for the answer. */
    receive(draft: ProcessDraft) {
      // What was written is the same, but who holds its roles may have changed.
      if (draft.version === state.draft.version && draft !== state.draft) set({ draft })
      if (draft.version <= state.editing.version) return
      newer = draft
      if (!sending) takeNewer()
    },
    /** Sends what waits, now. */
    flush: () => send(),
    close() {
      clearTimeout(timer)
      return send()
    },
  }

  function set(part: Partial<DraftState>): void {
    state = { ...state, ...part }
    for (const listener of listeners) listener()
  }

  function changed(editing: Editing): void {
    if (editing === state.editing) return
    const waits = isWaiting(editing)
    set({ editing, ...(waits && !sending && { saving: { is: 'waiting' } as const }) })
    if (!waits) return
    doors.keep(editing)
    soon(pauseMs)
  }

  function soon(afterMs: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void send(), afterMs)
  }

  async function send(): Promise<void> {
    clearTimeout(timer)
    if (sending) await sending
    if (!isWaiting(state.editing)) return
    sending = sendOnce()
    await sending
    sending = null
    takeNewer()
  }

  async function sendOnce(): Promise<void> {
    const { document, version } = state.editing
    set({ saving: { is: 'saving' } })
    try {
      const answer = await doors.save(document, version)
      set({ editing: acknowledged(state.editing, document, answer), draft: answer })
      doors.onDraft(answer)
      settled()
    } catch (error) {
      await failed(error)
    }
  }

  async function failed(error: unknown): Promise<void> {
    if (!(error instanceof Refused) || error.status >= 500 || error.status === 429) {
      set({ saving: { is: 'kept' } })
      return soon(againMs)
    }
    if (error.code !== 'changed_meanwhile') return set({ saving: { is: 'refused', refused: error } })
    try {
      newer = await doors.fetch()
      set({ saving: { is: 'waiting' } })
    } catch {
      set({ saving: { is: 'kept' } })
      soon(againMs)
    }
  }

  function takeNewer(): void {
    const draft = newer
    newer = null
    if (!draft || draft.version <= state.editing.version) return
    set({ editing: received(state.editing, draft), draft })
    doors.onDraft(draft)
    settled()
  }

  function settled(): void {
    if (isWaiting(state.editing)) {
      doors.keep(state.editing)
      set({ saving: { is: 'waiting' } })
      return soon(pauseMs)
    }
    doors.forget()
    set({ saving: { is: 'saved' } })
  }
}
