import type { PersonId } from '../../contract/ids.ts'
import * as contract from '../../contract/privacy.ts'
import { showPerson } from '../customers/show-person.ts'
import { lockPerson } from '../customers/table.ts'
import type { Actor } from '../platform/actor.ts'
import { seen } from '../platform/database/seen.ts'
import type { Tx } from '../platform/database/tx.ts'
import { disposition, fileName } from '../platform/files/file-name.ts'
import type { FileStore } from '../platform/files/store.ts'
import { type Binding, bind } from '../platform/http/bind.ts'
import { Refusal } from '../platform/refusal.ts'
import { holds } from '../team/reach.ts'
import { listConsents } from './consents/consents.ts'
import { recordConsent } from './consents/record-consent.ts'
import { withdrawConsent } from './consents/withdraw-consent.ts'
import { erase } from './erasing/erase.ts'
import { previewErasure } from './erasing/preview-erasure.ts'
import { exportPerson } from './export/export-person.ts'
import { listErasures } from './list-erasures.ts'
import { countOutlived, outlived } from './retention/outlived.ts'
import { listRetentionRules, saveRetentionRule } from './retention/rules.ts'

export function privacyRoutes({ store }: { store: FileStore }): Binding[] {
  return [
    bind(contract.listConsents, ({ tx, params, actor }) => listConsents(tx, params.id, actor)),
    bind(contract.recordConsent, ({ tx, params, body, actor }) =>
      recordConsent(tx, { ...body, personId: params.id }, actor),
    ),
    bind(contract.withdrawConsent, ({ tx, params, body, ifMatch, actor }) =>
      withdrawConsent(tx, { ...body, personId: params.id, consentId: params.consentId, ifMatch }, actor),
    ),
    download(store),
    bind(contract.previewErasure, async ({ tx, params, actor }) => {
      const { id } = await showPerson(tx, params.id, actor)
      return previewErasure(tx, { entity: 'person', id }, actor, store)
    }),
    bind(contract.erasePerson, async ({ tx, params, body, ifMatch, actor, afterwards }) => {
      await mustBeSeen(tx, params.id, ifMatch, actor)
      const somebody = { entity: 'person', id: params.id } as const
      const asked = { somebody, because: 'asked', ...(body.deals && { deals: body.deals }) } as const
      const { erasure, files } = await erase(tx, asked, actor, store)
      afterwards(() => Promise.all(files.map((id) => store.remove({ workspaceId: actor.workspaceId, id }))))
      return erasure
    }),
    bind(contract.listErasures, ({ tx, query, actor }) => listErasures(tx, query, actor)),
    bind(contract.listRetentionRules, ({ tx, actor }) => listRetentionRules(tx, actor)),
    bind(contract.tryRetentionRule, async ({ tx, params, query, actor }) => {
      const rule = { ...params, ...query }
      return {
        count: await countOutlived(tx, actor, rule),
        rows: await outlived(tx, actor, { ...rule, most: 50 }),
      }
    }),
    bind(contract.saveRetentionRule, ({ tx, params, body, ifMatch, actor }) =>
      saveRetentionRule(tx, { ...params, ...body, ifMatch }, actor),
    ),
  ]
}

async function mustBeSeen(tx: Tx, id: PersonId, ifMatch: number, actor: Actor): Promise<void> {
  seen(await lockPerson(tx, actor, id), ifMatch)
}

function download(store: FileStore): Binding {
  return {
    route: contract.exportPerson,
    async handle({ db, authenticate }, request, reply) {
      const actor = await authenticate(request)
      if (!actor) throw new Refusal('not_signed_in')
      if (!holds(actor, 'workspace.manage')) throw new Refusal('not_allowed', { needs: 'workspace.manage' })
      const { id } = request.params as { id: PersonId }
      const { name, bytes } = await db.read(actor.workspaceId, (tx) => exportPerson(tx, id, actor, store))
      request.headers['x-no-compression'] = 'true'
      reply
        .header('content-disposition', disposition('attachment', fileName(name)))
        .header('cache-control', 'private, no-store')
        .type('application/zip')
      return bytes
    },
  }
}
