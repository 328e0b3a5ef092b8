import type { DraftDocument } from '../../../../contract/process/process-document.ts'

/** What could not be sent yet, kept in this browser: the document, and the one on the server it was made from. */
export interface KeptEdits {
  at: number
  version: number
  base: DraftDocument
  document: DraftDocument
}

/** Kept for a person and a process: the next one to sit down here does not find it. */
const nameOf = (member: string, process: string) => `stagecraft.draft.${member}.${process}`

export function keepEdits(member: string, process: string, edits: KeptEdits): void {
  try {
    localStorage.setItem(nameOf(member, process), JSON.stringify(edits))
  } catch {
    // A full or forbidden storage keeps nothing; the document is still on the screen.
  }
}

export function forgetEdits(member: string, process: string): void {
  try {
    localStorage.removeItem(nameOf(member, process))
  } catch {
    // Nothing was kept then.
  }
}

export function keptEdits(member: string, process: string): KeptEdits | null {
  try {
    const text = localStorage.getItem(nameOf(member, process))
    return text === null ? null : (JSON.parse(text) as KeptEdits)
  } catch {
    return null
  }
}
