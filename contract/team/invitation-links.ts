import { z } from 'zod'
import { route } from '../route.ts'
import { Language, Line } from '../text.ts'
import { LinkToken, NewPassword } from './credentials.ts'
import { Session } from './session.ts'

export const showInvitationLink = route({
  method: 'GET',
  path: '/invitation-links/{token}',
  summary:
    'What an invitation invites to. An expired link answers `link_expired`; a new one can be asked for.',
  needs: 'anyone',
  params: z.object({ token: LinkToken }),
  returns: z.object({
    workspaceName: z.string(),
    invitedBy: z.string(),
    name: z.string(),
    email: z.string(),
    language: Language,
    /** The address already has a password here (from another workspace): it is asked for instead of a new one. */
    hasAccount: z.boolean(),
  }),
  refusals: ['not_found', 'link_expired', 'invitation_expired'],
})

export const acceptInvitation = route({
  method: 'PUT',
  path: '/invitation-links/{token}',
  summary: 'Accept an invitation: the member is signed in.',
  needs: 'anyone',
  params: z.object({ token: LinkToken }),
  body: z.strictObject({ name: Line(120), language: Language, password: NewPassword }),
  returns: Session,
  refusals: [
    'not_found',
    'link_expired',
    'invitation_expired',
    'weak_password',
    'wrong_credentials',
    'already_exists',
    'too_many_requests',
  ],
})

export const renewInvitationLink = route({
  method: 'POST',
  path: '/invitation-links/{token}/renewals',
  summary: 'Have a new link mailed to the invited address when the old one has expired.',
  needs: 'anyone',
  params: z.object({ token: LinkToken }),
  body: z.strictObject({}).optional(),
  returns: z.object({}),
  status: 202,
  refusals: ['too_many_requests'],
})
