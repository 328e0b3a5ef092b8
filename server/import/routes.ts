import { Readable } from 'node:stream'
import * as contract from '../../contract/imports/imports.ts'
import { type Binding, bind } from '../platform/http/bind.ts'
import { once } from '../platform/http/idempotency.ts'
import { Refusal } from '../platform/refusal.ts'
import { shown } from './import.ts'
import { listImportRows } from './list-import-rows.ts'
import { listImports } from './list-imports.ts'
import { mapImport } from './mapping/map-import.ts'
import { cancelImport } from './running/cancel-import.ts'
import { failedRowsFile } from './running/failed-rows.ts'
import { withReceivedFile } from './running/receive-file.ts'
import type { ImportRunner } from './running/run-imports.ts'
import { startImport } from './running/start-import.ts'
import { tryImport } from './running/try-import.ts'
import { showImport } from './show-import.ts'
import { loadImport } from './table.ts'
import { startUndo } from './undoing/undo-import.ts'
import { uploadImport } from './upload-import.ts'

export function importRoutes({ runner }: { runner: Pick<ImportRunner, 'begin'> }): Binding[] {
  return [
    upload,
    failedRows,
    bind(contract.listImports, async ({ tx, query, actor }) => listImports(tx, query, actor)),
    bind(contract.showImport, async ({ tx, params, actor }) => showImport(tx, params, actor)),
    bind(contract.listImportRows, async ({ tx, params, query, actor }) =>
      listImportRows(tx, { ...params, ...query }, actor),
    ),
    bind(contract.mapImport, async ({ tx, params, body, actor }) => {
      await mapImport(tx, { ...params, mapping: body }, actor)
      return showImport(tx, params, actor)
    }),
    bind(contract.tryImport, async ({ tx, params, actor }) => tryImport(tx, params, actor)),
    bind(contract.runImport, async ({ tx, params, actor, afterwards }) => {
      const started = await startImport(tx, params, actor)
      afterwards(async () => runner.begin(actor, started.id))
      return shown(started)
    }),
    bind(contract.cancelImport, async ({ tx, params, actor }) =>
      shown(await cancelImport(tx, params, actor)),
    ),
    bind(contract.undoImport, async ({ tx, params, actor, afterwards }) => {
      const begun = await startUndo(tx, params, actor)
      afterwards(async () => runner.begin(actor, begun.id))
      return shown(begun)
    }),
  ]
}

/** The file is received before a transaction begins: whoever sends slowly holds nobody up. */
const upload: Binding = {
  route: contract.uploadImport,
  async handle({ db, authenticate }, request, reply) {
    const actor = await authenticate(request)
    if (!actor) throw new Refusal('not_signed_in')
    return withReceivedFile(request, ({ digest, ...file }) => {
      if (digest) request.body = { kind: file.kind, fileName: file.fileName, digest }
      const asked = { route: contract.uploadImport, actor, request, reply, secret: false }
      return db.write(actor.workspaceId, (tx) =>
        once(tx, asked, async () => showImport(tx, await uploadImport(tx, file, actor), actor)),
      )
    })
  },
}

/** Streamed, so that a million failed rows cost no memory. */
const failedRows: Binding = {
  route: contract.failedRowsFile,
  async handle({ db, authenticate }, request, reply) {
    const actor = await authenticate(request)
    if (!actor) throw new Refusal('not_signed_in')
    const { id } = request.params as { id: Parameters<typeof loadImport>[2] }
    const { fileName } = await db.read(actor.workspaceId, (tx) => loadImport(tx, actor.workspaceId, id))
    const name = encodeURIComponent(`failed-${fileName.replace(/\.\w+$/, '')}.csv`)
    reply
      .header('content-disposition', `attachment; filename="failed-rows.csv"; filename*=UTF-8''${name}`)
      .type('text/csv; charset=utf-8')
    return Readable.from(failedRowsFile(db, actor, id))
  },
}
