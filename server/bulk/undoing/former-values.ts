import type { OwnEdit, OwnValue } from '../../../contract/fields.ts'
import type { BulkEditId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { Wanted } from '../changing/edit-records.ts'
import { toldOf } from './told-of.ts'

/** What was before a bulk edit, by record, as the events of it tell; wanted only where what it wrote still stands. */
export async function formerValues(
  tx: Tx,
  actor: Actor,
  undoes: BulkEditId,
  ids: readonly string[],
): Promise<(id: string) => Wanted | undefined> {
  const told = await toldOf(tx, actor, undoes, ids)
  return (id) => {
    const data = told.get(id)
    return data && formerOf(data)
  }
}

/** Pure. Some events say `[before, after]`, others `{ from, to }`. */
function formerOf({ changes, changed }: Record<string, unknown>): Wanted {
  const facts: Record<string, unknown> = {}
  const own: OwnEdit = {}
  const where: Record<string, unknown> = {}
  for (const [field, change] of Object.entries((changes ?? changed ?? {}) as Record<string, Told>)) {
    const [before, after] = Array.isArray(change) ? change : [change.from, change.to]
    where[field] = after ?? null
    if (field.startsWith('own.')) own[field.slice(4)] = (before ?? null) as OwnValue | null
    else facts[field] = before ?? null
  }
  return { facts, own, where }
}

type Told = [before: unknown, after: unknown] | { from: unknown; to: unknown }
