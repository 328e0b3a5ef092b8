import type { ImportId } from '../../../contract/ids.ts'
import type { ImportMapping } from '../../../contract/imports/mapping.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type ImportRecord, notNow } from '../import.ts'
import { allowMapping } from '../policy.ts'
import { processFor } from '../records/process-in-use.ts'
import { loadImport, saveMapping } from '../table.ts'
import { checkMapping } from './check-mapping.ts'
import { ownFieldsInto } from './own-columns.ts'

/** @throws Refusal `mapping_incomplete` with its faults, `import_running` once rows are written, `not_allowed` */
export async function mapImport(
  tx: Tx,
  { id, mapping }: { id: ImportId; mapping: ImportMapping },
  actor: Actor,
): Promise<ImportRecord> {
  const one = await loadImport(tx, actor.workspaceId, id, 'lock')
  const refusal = notNow('map', one)
  if (refusal) throw new Refusal(refusal, { state: one.state })
  checkMapping(mapping, one, await ownFieldsInto(tx, actor.workspaceId, mapping))
  allowMapping(actor, mapping)
  if (mapping.kind === 'deals') await processFor(tx, actor.workspaceId, mapping, one.made)
  await saveMapping(tx, actor.workspaceId, id, mapping)
  return loadImport(tx, actor.workspaceId, id)
}
