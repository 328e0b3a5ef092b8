import { z } from 'zod'
import { route } from '../route.ts'
import { GivenPassword, LinkToken, NewPassword, SignInEmail } from './credentials.ts'

export const requestPasswordReset = route({
  method: 'POST',
  path: '/password-resets',
  summary: 'Mail a link for a new password. The answer is the same whether the address is known or not.',
  needs: 'anyone',
  body: z.strictObject({ email: SignInEmail }),
  returns: z.object({}),
  status: 202,
  refusals: ['too_many_requests'],
})

export const resetPassword = route({
  method: 'PUT',
  path: '/password-resets/{token}',
  summary:
    'Set a new password by a mailed link, which works once and for an hour. Every session is signed out.',
  needs: 'anyone',
  params: z.object({ token: LinkToken }),
  body: z.strictObject({ password: NewPassword }),
  returns: z.undefined(),
  status: 204,
  refusals: ['link_expired', 'weak_password', 'too_many_requests'],
})

export const changePassword = route({
  method: 'PUT',
  path: '/password',
  summary: 'Change my password. My other sessions are signed out.',
  needs: 'signed_in',
  body: z.strictObject({ current: GivenPassword, password: NewPassword }),
  returns: z.undefined(),
  status: 204,
  refusals: ['wrong_credentials', 'weak_password', 'too_many_requests'],
})
