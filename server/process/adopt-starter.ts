import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { Refusal } from '../platform/refusal.ts'
import { holds } from '../team/reach.ts'
import { starterCalled } from './starters.ts'
import { tables } from './table.ts'
import { type Published, publishDocument } from './versions/publish-process.ts'

/**
 * Publishes a starter as a process of the company. Refuses with `already_exists` where a process of that key is: it may
 * have been changed since, and is not to be overwritten by what it began as.
 */
export async function adoptStarter(tx: Tx, { key }: { key: string }, actor: Actor): Promise<Published> {
  if (!holds(actor, 'process.publish')) throw new Refusal('not_allowed', { needs: 'process.publish' })
  const starter = starterCalled(key)
  if (!starter) throw new Refusal('not_found')
  const present = await tables(tx)
    .selectFrom('processes')
    .select('id')
    .where('workspace_id', '=', actor.workspaceId)
    .where('key', '=', key)
    .executeTakeFirst()
  if (present) throw new Refusal('already_exists', { processId: present.id })
  return publishDocument(tx, starter, actor)
}
