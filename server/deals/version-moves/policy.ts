import type { Actor } from '../../platform/actor.ts'
import { Refusal } from '../../platform/refusal.ts'
import { holds } from '../../team/reach.ts'

/** Whoever may say what the process is may say which version of it the running deals run, whosever they are. */
export function allowVersionMoves(actor: Actor): void {
  if (!holds(actor, 'process.publish'))
    throw new Refusal('not_allowed', { act: 'move_versions', needs: 'process.publish' })
}
