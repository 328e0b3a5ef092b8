import type { InvitationId, MemberId, WorkspaceId } from '../../../contract/ids.ts'

/**
 * Invitation   a member's place kept for somebody who cannot sign in yet; open for two weeks.
 * Link         how he proves he is meant: works once and for an hour, since mail is read by others and lies about;
 *              while the invitation is open a new one can be had, sent to the same address.
 */
export const openDays = 14
export const linkMinutes = 60

export type InvitationState = 'open' | 'accepted' | 'revoked' | 'expired'

export interface InvitationRow {
  workspace_id: WorkspaceId
  id: InvitationId
  name: string
  email: string
  role_key: string
  invited_by: MemberId
  token_hash: string
  created_at: string
  expires_at: string
  accepted_at: string | null
  revoked_at: string | null
}

export function invitationState(invitation: InvitationRow, now: Date): InvitationState {
  if (invitation.accepted_at) return 'accepted'
  if (invitation.revoked_at) return 'revoked'
  const lastDay = Date.parse(invitation.created_at) + openDays * 86_400_000
  return now.getTime() < lastDay ? 'open' : 'expired'
}

export function linkWorks(invitation: InvitationRow, now: Date): boolean {
  return now.getTime() < Date.parse(invitation.expires_at)
}

export function linkExpiry(now: Date): string {
  return new Date(now.getTime() + linkMinutes * 60_000).toISOString()
}

export function invitationLink(publicUrl: string, token: string): string {
  return `${publicUrl}/invitation?token=${token}`
}
