import type { DocumentFault } from '../../../../contract/process/document-fault.ts'

/** Faults of a part: those whose path is its own or leads further into it. */
export function faultsAt(faults: readonly DocumentFault[], path: string): DocumentFault[] {
  return faults.filter((fault) => fault.path === path || fault.path.startsWith(`${path}.`))
}
