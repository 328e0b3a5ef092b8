import type { ImportId, MemberId } from '../../contract/ids.ts'
import type { ImportKind } from '../../contract/imports/fields.ts'
import type { Import, ImportState, RowFault } from '../../contract/imports/imports.ts'
import type { ImportMapping } from '../../contract/imports/mapping.ts'
import type { ColumnProfile, FileProfile } from '../../contract/imports/profile.ts'
import type { RefusalCode } from '../../contract/refusals.ts'

/**
 * Import   one file on its way into the records of one kind.
 * Ledger   import_rows: the file's rows as read and what became of each, marked in the transaction that wrote the record.
 * Batch    some rows written in one transaction together with their marks and the import's counters. Whatever ends the
 *          program, each row is either written and marked, or neither; the next run goes on with those still waiting.
 * Plan     what would become of a row. A dry run stops there.
 * Before   how an updated record was, kept in the ledger for the undo.
 */
export interface ImportRecord {
  id: ImportId
  kind: ImportKind
  fileName: string
  state: ImportState
  columns: string[]
  profile: FileProfile
  mapping: ImportMapping | null
  rowsTotal: number
  rowsDone: number
  created: number
  updated: number
  unchanged: number
  failed: number
  flagged: number
  made: Made
  fault: string | null
  by: { id: MemberId; name: string } | null
  createdAt: string
  startedAt: string | null
  finishedAt: string | null
  version: number
}

/** What an import made beside its records and has no column to say so. */
export interface Made {
  process?: { id: string; versionId: string; published: boolean }
  teams?: string[]
  departments?: string[]
  tags?: string[]
  /** Who was put into which team. */
  memberships?: { team: string; member: string }[]
  /** Who was in the team already and leads it now. */
  promoted?: { team: string; member: string }[]
}

export interface FileRow {
  row: number
  cells: string[]
}

/** What becomes of one row. `record` is what the kind needs to write it. */
export interface Plan<Record = unknown> {
  row: number
  state: 'created' | 'updated' | 'unchanged' | 'failed'
  id: string | null
  faults: RowFault[]
  flags: string[]
  record: Record | null
  /** What comes in beside the record, as `companies` → name. */
  also?: { what: string; name: string }[]
  before?: unknown
}

export const failed = (row: number, ...faults: RowFault[]): Plan<never> => ({
  row,
  state: 'failed',
  id: null,
  faults,
  flags: [],
  record: null,
})

type Act = 'map' | 'run' | 'cancel' | 'undo'

/** In which states each act is possible, and what is said in the others. */
const acts: Record<Act, { from: readonly ImportState[]; otherwise: RefusalCode }> = {
  map: { from: ['uploaded', 'mapped'], otherwise: 'import_running' },
  run: { from: ['mapped', 'cancelled', 'failed'], otherwise: 'import_running' },
  cancel: { from: ['running'], otherwise: 'not_found' },
  undo: { from: ['done', 'cancelled', 'failed'], otherwise: 'import_not_undoable' },
}

/** `null` when the act is possible now, else the refusal. */
export function notNow(act: Act, { state }: { state: ImportState }): RefusalCode | null {
  if (act === 'run' && state === 'uploaded') return 'mapping_incomplete'
  if (act === 'undo' && state === 'running') return 'import_running'
  return acts[act].from.includes(state) ? null : acts[act].otherwise
}

/** The import as lists show it. */
export function shown(one: ImportRecord): Import {
  const can = (act: Act) => notNow(act, one) ?? (true as const)
  const { id, kind, fileName, state, rowsTotal, rowsDone, created, updated, unchanged, failed, flagged } = one
  const { fault, by, createdAt, startedAt, finishedAt, version } = one
  return {
    ...{ id, kind, fileName, state, rowsTotal, rowsDone, created, updated, unchanged, failed, flagged },
    ...{ fault, by, createdAt, startedAt, finishedAt, version },
    can: { map: can('map'), run: can('run'), cancel: can('cancel'), undo: can('undo') },
  }
}

export function columnNamed(profile: FileProfile, name: string): ColumnProfile | undefined {
  return profile.columns.find((column) => column.name === name)
}
