import { z } from 'zod'
import { Instant } from '../days.ts'
import { InvitationId, MemberId } from '../ids.ts'
import { route } from '../route.ts'
import { Line } from '../text.ts'
import { SignInEmail } from './credentials.ts'
import { RoleKey } from './roles.ts'

export const Invitation = z.object({
  id: InvitationId,
  name: z.string(),
  email: z.string(),
  role: RoleKey,
  invitedBy: z.object({ id: MemberId, name: z.string() }),
  createdAt: Instant,
  /** `open` for two weeks; its link works for an hour and can be renewed meanwhile. */
  state: z.enum(['open', 'accepted', 'revoked', 'expired']),
})
export type Invitation = z.infer<typeof Invitation>

const InvitationWithLink = Invitation.extend({
  /** To be handed over by other means; shown only now. */
  link: z.string(),
  linkExpiresAt: Instant,
  /** False when this installation sends no mail. */
  mailed: z.boolean(),
})

export const listInvitations = route({
  method: 'GET',
  path: '/invitations',
  summary: 'Invitations of the last three months, newest first.',
  needs: 'team.manage',
  returns: z.object({ rows: z.array(Invitation) }),
})

export const inviteMember = route({
  method: 'POST',
  path: '/invitations',
  summary: 'Invite a colleague by mail.',
  needs: 'team.manage',
  body: z.strictObject({
    name: Line(120),
    email: SignInEmail,
    role: RoleKey,
    /** A colleague known by name only (from an import), who shall sign in from now on. */
    memberId: MemberId.optional(),
  }),
  returns: InvitationWithLink,
  status: 201,
  refusals: ['already_exists', 'not_found'],
})

export const renewInvitation = route({
  method: 'POST',
  path: '/invitations/{id}/links',
  summary: 'A new link for an open invitation; the old one ends.',
  needs: 'team.manage',
  params: z.object({ id: InvitationId }),
  body: z.strictObject({}).optional(),
  returns: InvitationWithLink,
  status: 201,
  refusals: ['not_found', 'invitation_expired'],
})

export const revokeInvitation = route({
  method: 'DELETE',
  path: '/invitations/{id}',
  summary: 'Take an invitation back.',
  needs: 'team.manage',
  params: z.object({ id: InvitationId }),
  returns: z.undefined(),
  status: 204,
  refusals: ['not_found'],
})
