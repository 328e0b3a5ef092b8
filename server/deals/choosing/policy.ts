import type { Actor } from '../../platform/actor.ts'
import { Refusal } from '../../platform/refusal.ts'

/** Whoever has the right names another process than the rules choose. Imports have a right of their own. */
export function allowChoosing(actor: Actor): void {
  if (!actor.rights['process.choose'])
    throw new Refusal('not_allowed', { act: 'choose', needs: 'process.choose' })
}
