import type { MemberId, WorkspaceId } from '../../contract/ids.ts'
import type { Actor } from './actor.ts'

/**
 * Who acts when nobody does: a timer, or the owner of the machine at the command line. Everything is allowed, and events
 * name nobody (`by` is null).
 */
export function houseActor(workspaceId: WorkspaceId, via: Actor['via']): Actor {
  return {
    workspaceId,
    // Nobody. The columns that keep who did something are nullable for this.
    memberId: null as unknown as MemberId,
    name: 'Stagecraft',
    language: 'en',
    timeZone: 'UTC',
    rights: {
      'deals.see': 'all',
      'deals.edit': 'all',
      'leads.see': 'all',
      'leads.edit': 'all',
      'leads.convert': 'all',
      'customers.see': 'all',
      'customers.edit': 'all',
      'tasks.waive': 'all',
      'gate.override': 'all',
      'deals.reopen': 'all',
      'products.edit': true,
      'process.choose': true,
      'process.publish': true,
      'segments.share': true,
      import: true,
      export: true,
      'team.manage': true,
      'workspace.manage': true,
    },
    teammates: [],
    teams: [],
    processRoles: [],
    approvalRoles: [],
    actsFor: [],
    shared: { customers: new Map(), deals: new Map() },
    via,
  }
}
