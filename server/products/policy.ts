import type { May } from '../../contract/named.ts'
import type { Actor } from '../platform/actor.ts'
import { Refusal } from '../platform/refusal.ts'

/** Whoever looks after the price list changes products; everybody may look at it. */
export function allowEdit(actor: Actor): void {
  if (!actor.rights['products.edit'])
    throw new Refusal('not_allowed', { act: 'edit', needs: 'products.edit' })
}

export function productCan(actor: Actor): { edit: May } {
  return { edit: actor.rights['products.edit'] || 'not_allowed' }
}
