import type { Actor } from '../platform/actor.ts'
import { Refusal } from '../platform/refusal.ts'

/** Whoever publishes processes writes what visitors are asked. Who reads and answers them is decided by the lead. */
export function allowScripts(actor: Actor): void {
  if (!actor.rights['process.publish'])
    throw new Refusal('not_allowed', { act: 'edit chats', needs: 'process.publish' })
}
