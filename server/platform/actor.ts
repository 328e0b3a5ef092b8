import type { ImportId, MemberId, TeamId, WorkspaceId } from '../../contract/ids.ts'
import type { Rights } from '../../contract/team/rights.ts'
import type { Language } from '../../contract/text.ts'

/** The door a request came in by; written on every event. */
export type Via = 'screen' | 'api' | 'import' | 'command_line' | 'automation'

export type SharedTo = 'view' | 'work'

/** A colleague who is away and whose work somebody does meanwhile; what of it. */
export interface ActsFor {
  memberId: MemberId
  name: string
  /** The last day. */
  toOn: string
  /** Keys of process roles that he holds and his deputy does not. */
  roles: readonly string[]
  tasks: boolean
  approvals: boolean
  notices: boolean
  records: boolean
}

/** Who acts, in which workspace, with which rights. An argument of every command, never ambient. */
export interface Actor {
  workspaceId: WorkspaceId
  memberId: MemberId
  name: string
  language: Language
  /** IANA. */
  timeZone: string
  rights: Rights
  /** Everybody of the teams he is in, himself included: what reach `team` covers. */
  teammates: readonly MemberId[]
  teams: readonly TeamId[]
  /** Keys of process roles he holds, or does the work of as a deputy: whose queues he may serve. */
  processRoles: readonly string[]
  /** Keys of process roles in whose name he may decide on approvals. */
  approvalRoles: readonly string[]
  /** Whose work he does at this moment, see Deputy. */
  actsFor: readonly ActsFor[]
  /** What shares let him reach beyond his rights: ids of records, and whether he may work them. */
  shared: { customers: ReadonlyMap<string, SharedTo>; deals: ReadonlyMap<string, SharedTo> }
  via: Via
  /** The import in whose run he acts: written on events, so that an undone import takes its history along. */
  importId?: ImportId
}
