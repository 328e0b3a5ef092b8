import type { May } from '../../contract/named.ts'
import type { Actor } from '../platform/actor.ts'
import { Refusal } from '../platform/refusal.ts'

/** Whoever runs the workspace decides which fields there are; everybody signed in knows them. */
export function allowFields(actor: Actor): void {
  if (!actor.rights['workspace.manage'])
    throw new Refusal('not_allowed', { act: 'edit', needs: 'workspace.manage' })
}

export function fieldsCan(actor: Actor): { edit: May } {
  return { edit: actor.rights['workspace.manage'] || 'not_allowed' }
}
