import * as contract from '../../contract/exports.ts'
import type { ExportId } from '../../contract/ids.ts'
import { type Binding, bind } from '../platform/http/bind.ts'
import { Refusal } from '../platform/refusal.ts'
import { askExport } from './ask-export.ts'
import { exportFile } from './export-file.ts'

export const exportRoutes: readonly Binding[] = [
  bind(contract.askExport, async ({ tx, body, actor }) => askExport(tx, body, actor)),
  {
    route: contract.exportedFile,
    async handle({ db, authenticate, runInBackground }, request, reply) {
      const actor = await authenticate(request)
      if (!actor) throw new Refusal('not_signed_in')
      const { id } = request.params as { id: ExportId }
      const { name, type, content } = await exportFile(db, actor, id, runInBackground)
      const plain = `export.${name.split('.').at(-1)}`
      reply
        .header(
          'content-disposition',
          `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
        )
        .header('cache-control', 'no-store')
        .type(type)
      return content
    },
  },
]
