import { LRUCache } from 'lru-cache'
import type { OwnField } from '../../contract/fields.ts'
import type { WorkspaceId } from '../../contract/ids.ts'
import type { Tx } from '../platform/database/tx.ts'
import { allOwnFields } from './table.ts'

/** What of a field never changes, whoever edits it: what its values hang on. */
export type OwnFieldKind = Pick<OwnField, 'entity' | 'key' | 'type'>

/**
 * The company's own fields by what never changes of them, so that a filter costs no statement to read. They are asked for
 * anew where a name is not known yet, after one was added in this process, and every ten seconds.
 * @param names as conditions have them, `own.region`
 */
export async function knownOwnFields(
  tx: Tx,
  workspaceId: WorkspaceId,
  names: readonly string[],
): Promise<readonly OwnFieldKind[]> {
  const known = kept.get(workspaceId)
  if (known && names.every((name) => known.some(({ key }) => name === `own.${key}`))) return known
  const fields = await allOwnFields(tx, workspaceId)
  const kinds = fields.map(({ entity, key, type }) => ({ entity, key, type }))
  kept.set(workspaceId, kinds)
  return kinds
}

/** To be called once a new field is committed. */
export function forgetOwnFields(workspaceId: WorkspaceId): void {
  kept.delete(workspaceId)
}

const kept = new LRUCache<WorkspaceId, readonly OwnFieldKind[]>({ max: 500, ttl: 10_000 })
