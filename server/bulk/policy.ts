import { type BulkList, bulkRights } from '../../contract/bulk.ts'
import type { Actor } from '../platform/actor.ts'
import { Refusal } from '../platform/refusal.ts'

/** Who may edit no record of the list at all is told so at once; whose records he may edit is asked of each of them. */
export function allowBulkEdit(actor: Actor, list: BulkList): void {
  const needs = bulkRights[list]
  const right = actor.rights[needs]
  if (right === false || right === 'none') throw new Refusal('not_allowed', { act: 'edit', needs })
}
