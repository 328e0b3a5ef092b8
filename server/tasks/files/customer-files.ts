import type { Files } from '../../../contract/tasks/files.ts'
import { type Holder, mustSee } from '../../customers/holder.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { shownFile } from './file.ts'
import { filesOn, filesWhere } from './table.ts'

/**
 * The files of a company or a person, newest first.
 * @throws Refusal `not_found` where he may not see the customer
 */
export async function customerFiles(tx: Tx, holder: Holder, actor: Actor): Promise<Files> {
  const { can } = await mustSee(tx, actor, holder)
  const files = await filesWhere(tx, actor, filesOn(holder))
  return { rows: files.map((file) => shownFile(file, actor)), can: { add: can.edit } }
}
