import type { CompanyId, DealId, FileId, PersonId, TaskId } from '../../../contract/ids.ts'
import type { Route } from '../../../contract/route.ts'
import * as contract from '../../../contract/tasks/files.ts'
import { disposition } from '../../platform/files/file-name.ts'
import { mayBeInline } from '../../platform/files/sniff-type.ts'
import type { FileStore } from '../../platform/files/store.ts'
import { type Binding, bind } from '../../platform/http/bind.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Place } from './add-file.ts'
import { bringBackFile } from './bring-back-file.ts'
import { customerFiles } from './customer-files.ts'
import { dealFiles } from './deal-files.ts'
import { type FileHouse, receiveUpload } from './receive-upload.ts'
import { removeFile } from './remove-file.ts'
import { fileCalled } from './table.ts'
import { taskFiles } from './task-files.ts'

export function fileRoutes(house: FileHouse): Binding[] {
  const { deals, store, most } = house
  return [
    bind(contract.taskFiles, ({ tx, params, actor }) => taskFiles(tx, params, actor, deals)),
    bind(contract.dealFiles, ({ tx, params, actor }) => dealFiles(tx, params, actor, deals)),
    bind(contract.companyFiles, ({ tx, params, actor }) =>
      customerFiles(tx, { companyId: params.id }, actor),
    ),
    bind(contract.personFiles, ({ tx, params, actor }) => customerFiles(tx, { personId: params.id }, actor)),
    upload(contract.addTaskFile, ({ id }) => ({ taskId: id as TaskId }), house),
    upload(contract.addDealFile, ({ dealId }) => ({ dealId: dealId as DealId }), house),
    upload(contract.addCompanyFile, ({ id }) => ({ companyId: id as CompanyId }), house),
    upload(contract.addPersonFile, ({ id }) => ({ personId: id as PersonId }), house),
    download(store),
    bind(contract.removeFile, ({ tx, params, actor }) => removeFile(tx, params, actor)),
    bind(contract.bringBackFile, ({ tx, params, actor }) =>
      bringBackFile(tx, { ...params, store, most }, actor),
    ),
  ]
}

/** The bytes are received before a transaction begins: whoever sends slowly holds nobody up. */
function upload(route: Route, placeOf: (params: Record<string, string>) => Place, house: FileHouse): Binding {
  return {
    route,
    async handle({ db, authenticate }, request, reply) {
      const actor = await authenticate(request)
      if (!actor) throw new Refusal('not_signed_in')
      const place = placeOf(request.params as Record<string, string>)
      return receiveUpload({ db, request, reply, route }, place, actor, house)
    },
  }
}

/** Never anything that a browser would run: see docs/decisions/0007-files.md. */
function download(store: FileStore): Binding {
  return {
    route: contract.downloadFile,
    async handle({ db, authenticate }, request, reply) {
      const actor = await authenticate(request)
      if (!actor) throw new Refusal('not_signed_in')
      const { id } = request.params as { id: FileId }
      const { inline } = request.query as { inline?: 'true' }
      const file = await db.read(actor.workspaceId, (tx) => fileCalled(tx, actor, id))
      if (file.scan !== 'clean') throw new Refusal('file_waiting')
      const bytes = await store.read({ workspaceId: actor.workspaceId, id }, file.sha256)
      if (!bytes) throw new Refusal('file_corrupt')
      // Most files are packed already, and a download should know how long it is.
      request.headers['x-no-compression'] = 'true'
      const shown = inline === 'true' && mayBeInline(file.mediaType)
      reply
        .header('content-disposition', disposition(shown ? 'inline' : 'attachment', file.name))
        .header('content-security-policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
        .header('cross-origin-resource-policy', 'same-origin')
        .header('cache-control', 'private, no-store')
        .header('etag', `"${file.sha256}"`)
        .header('content-length', file.size)
        .type(file.mediaType)
      return bytes
    },
  }
}
