import type { MemberId, WorkspaceId } from '../../contract/ids.ts'
import { everyRight } from '../../contract/team/rights.ts'
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
    rights: everyRight,
    teammates: [],
    teams: [],
    processRoles: [],
    approvalRoles: [],
    actsFor: [],
    shared: { customers: new Map(), deals: new Map() },
    via,
  }
}
