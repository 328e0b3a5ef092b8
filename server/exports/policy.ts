import type { Actor } from '../platform/actor.ts'
import { Refusal } from '../platform/refusal.ts'
import { holds } from '../team/reach.ts'
import type { ExportedList } from './lists.ts'

/** Taking a list away needs the right to it, and that to look at the list at all. */
export function allowExport(actor: Actor, { right }: ExportedList): void {
  if (!holds(actor, 'export')) throw new Refusal('not_allowed', { act: 'export', needs: 'export' })
  if (right !== null && actor.rights[right] === 'none')
    throw new Refusal('not_allowed', { act: 'export', needs: right })
}
