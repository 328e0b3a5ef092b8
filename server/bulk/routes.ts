import * as contract from '../../contract/bulk.ts'
import { type Binding, bind } from '../platform/http/bind.ts'
import { shown } from './bulk-edit.ts'
import { bulkEditRows } from './bulk-edit-rows.ts'
import { cancelBulkEdit } from './cancel-bulk-edit.ts'
import { listBulkEdits } from './list-bulk-edits.ts'
import { previewBulkEdit } from './preview-bulk-edit.ts'
import type { BulkEditRunner } from './running/run-bulk-edits.ts'
import { startBulkEdit } from './start-bulk-edit.ts'
import { loadBulkEdit } from './table.ts'
import { undoBulkEdit } from './undoing/undo-bulk-edit.ts'

export function bulkRoutes({ runner }: { runner: Pick<BulkEditRunner, 'begin'> }): Binding[] {
  return [
    bind(contract.previewBulkEdit, ({ tx, body, actor }) => previewBulkEdit(tx, body, actor)),
    bind(contract.startBulkEdit, async ({ tx, body, actor, afterwards }) => {
      const started = await startBulkEdit(tx, body, actor)
      afterwards(async () => runner.begin(actor, started.id))
      return shown(started)
    }),
    bind(contract.listBulkEdits, ({ tx, query, actor }) => listBulkEdits(tx, query, actor)),
    bind(contract.showBulkEdit, async ({ tx, params, actor }) =>
      shown(await loadBulkEdit(tx, actor, params.id)),
    ),
    bind(contract.bulkEditRows, ({ tx, params, query, actor }) =>
      bulkEditRows(tx, { ...params, ...query }, actor),
    ),
    bind(contract.cancelBulkEdit, async ({ tx, params, actor }) =>
      shown(await cancelBulkEdit(tx, params, actor)),
    ),
    bind(contract.undoBulkEdit, async ({ tx, params, actor, afterwards }) => {
      const started = await undoBulkEdit(tx, params, actor)
      afterwards(async () => runner.begin(actor, started.id))
      return shown(started)
    }),
  ]
}
