import type { Actor } from '../platform/actor.ts'
import { Refusal } from '../platform/refusal.ts'

/** What a company shows to strangers is decided by whoever runs the workspace. */
export function allowForms(actor: Actor): void {
  if (!actor.rights['workspace.manage'])
    throw new Refusal('not_allowed', { act: 'edit', needs: 'workspace.manage' })
}
