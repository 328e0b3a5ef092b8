import type { ImportId, MemberId, TeamId, WorkspaceId } from '../../contract/ids.ts'
import type { Rights } from '../../contract/team/rights.ts'
import type { Language } from '../../contract/text.ts'

/** The door a request came in by; written on every event. */
export type Via = 'screen' | 'api' | 'import' | 'command_line' | 'automation'

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
  /** Keys of process roles he holds: whose queues he may serve. */
  processRoles: readonly string[]
  via: Via
  /** The import in whose run he acts: written on events, so that an undone import takes its history along. */
  importId?: ImportId
}
