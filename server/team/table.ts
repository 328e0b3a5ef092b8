import type { Generated } from 'kysely'
import type {
  ApiKeyId,
  DepartmentId,
  InvitationId,
  MemberId,
  SessionId,
  TeamId,
  UserId,
  WorkspaceId,
} from '../../contract/ids.ts'
import type { Rights } from '../../contract/team/rights.ts'
import type { Theme } from '../../contract/team/session.ts'
import type { Language, Text } from '../../contract/text.ts'
import type { Tx } from '../platform/database/tx.ts'
import type { BusinessCalendar } from '../platform/time/business-calendar.ts'

/** The tables of identity (shared by all workspaces) and of the team. Instants are ISO texts. */
export type TeamTables = {
  users: {
    id: UserId
    name: string
    email: string
    email_verified: Generated<boolean>
    created_at: Generated<string>
    updated_at: Generated<string>
  }
  sessions: {
    id: SessionId
    user_id: UserId
    /** SHA-256 of what the cookie holds. */
    token: string
    expires_at: string
    ip_address: string | null
    user_agent: string | null
    workspace_id: WorkspaceId | null
    created_at: Generated<string>
    /** Last seen. */
    updated_at: Generated<string>
  }
  accounts: {
    id: string
    user_id: UserId
    account_id: string
    provider_id: string
    password: string | null
    updated_at: Generated<string>
  }
  verifications: {
    id: string
    identifier: string
    value: string
    expires_at: string
  }
  sign_in_failures: { email: string; at: Generated<string> }
  workspaces: {
    workspace_id: WorkspaceId
    name: string
    language: Language
    country: string
    region: string | null
    currency: string
    time_zone: string
    calendar: BusinessCalendar
    has_sample: Generated<boolean>
    created_at: string
    version: Generated<number>
  }
  roles: {
    workspace_id: WorkspaceId
    key: string
    name: Text
    rights: Rights
    position: Generated<number>
    version: Generated<number>
  }
  departments: { workspace_id: WorkspaceId; id: DepartmentId; name: string; version: Generated<number> }
  teams: { workspace_id: WorkspaceId; id: TeamId; name: string; version: Generated<number> }
  members: {
    workspace_id: WorkspaceId
    id: MemberId
    user_id: UserId | null
    name: string
    email: string | null
    role_key: string
    department_id: DepartmentId | null
    language: Language
    time_zone: string | null
    date_calendar: 'gregory' | 'persian' | null
    theme: Generated<Theme>
    sample: Generated<boolean>
    external_id: string | null
    import_id: string | null
    deactivated_at: string | null
    created_at: string
    version: Generated<number>
  }
  team_members: { workspace_id: WorkspaceId; team_id: TeamId; member_id: MemberId; leads: Generated<boolean> }
  role_holders: { workspace_id: WorkspaceId; role_key: string; member_id: MemberId }
  role_departments: { workspace_id: WorkspaceId; role_key: string; department_id: DepartmentId }
  /** A view: by name or through a department. */
  all_role_holders: { workspace_id: WorkspaceId; role_key: string; member_id: MemberId }
  invitations: {
    workspace_id: WorkspaceId
    id: InvitationId
    email: string
    name: string
    role_key: string
    token_hash: string
    invited_by: MemberId
    created_at: string
    /** Of the link; the invitation itself lives longer. */
    expires_at: string
    accepted_at: string | null
    revoked_at: string | null
  }
  api_keys: {
    workspace_id: WorkspaceId
    id: ApiKeyId
    member_id: MemberId
    name: string
    prefix: string
    key_hash: string
    created_at: string
    last_used_at: string | null
    revoked_at: string | null
  }
  deal_numbers: { workspace_id: WorkspaceId; next: Generated<number> }
}

export const tables = (tx: Tx) => tx.withTables<TeamTables>()

/** A value for a jsonb column; kysely would write an array as PostgreSQL's. */
export const json = <T>(value: T): T => JSON.stringify(value) as T
