import type { BulkChange, BulkEdit } from '../../contract/bulk.ts'
import type { Via } from '../platform/actor.ts'

/**
 * Bulk edit  one change of many records, written down with who is meant and then done in batches by a runner.
 * Batch      so many of them in one transaction, with their progress.
 * Became     what a record became: changed, the same as it is already so, or refused with the answer it would get alone.
 * Reason     what is the same for all that are refused for it: the code, and of a gate what it wants.
 * Undo       a bulk edit that gives back what another changed; it finds the former values in that one's events.
 */
export interface BulkEditRecord extends Omit<BulkEdit, 'change' | 'can'> {
  change: BulkChange
  via: Via
}

/** What its runner needs of it. */
export type BulkEditCore = Pick<
  BulkEditRecord,
  'id' | 'list' | 'change' | 'undoes' | 'undoneBy' | 'state' | 'changed' | 'same' | 'refused'
>

/** As long as what became of the records is kept, and can be undone. */
export const keptDays = 30

/** The bulk edit as the API shows it to whoever began it. */
export function shown({ via: _via, ...edit }: BulkEditRecord): BulkEdit {
  return {
    ...edit,
    change: edit.change,
    can: {
      cancel: edit.state === 'running' || 'bulk_edit_not_undoable',
      undo: mayUndo(edit) || 'bulk_edit_not_undoable',
    },
  }
}

/** Pure: an undo is not undone itself, and nothing is while it runs or twice. */
export function mayUndo(edit: Pick<BulkEditRecord, 'state' | 'undoes' | 'undoneBy' | 'changed'>): boolean {
  return edit.state !== 'running' && edit.undoes === null && edit.undoneBy === null && edit.changed > 0
}
