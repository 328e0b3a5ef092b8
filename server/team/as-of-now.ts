import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { Refusal } from '../platform/refusal.ts'
import { loadActor } from './load-actor.ts'

/**
 * Somebody with the rights he has at this moment: what is done in his name for minutes is not done with those he began
 * with.
 * @throws Refusal `not_allowed` once he is here no more
 */
export async function asOfNow(tx: Tx, actor: Actor): Promise<Actor> {
  const now = await loadActor(tx, actor.workspaceId, actor, actor.via)
  if (!now) throw new Refusal('not_allowed')
  return { ...now, ...(actor.importId && { importId: actor.importId }) }
}
