import * as contract from '../../../../contract/team/passwords.ts'
import { type Binding, bindOpen } from '../../../platform/http/bind.ts'
import type { Mailer } from '../../../platform/mail/mailer.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { ownSession } from '../sessions/own-session.ts'
import { changePassword } from './change-password.ts'
import { requestPasswordReset } from './request-password-reset.ts'
import { resetPassword } from './reset-password.ts'

/** Guessing costs time: so often a minute from one address. */
const perMinute = 60

export const passwordRoutes = (mailing: { mailer: Mailer; publicUrl: string }): Binding[] => [
  bindOpen(
    contract.changePassword,
    async ({ db, body, actor, request }) => {
      if (!actor) throw new Refusal('not_signed_in')
      await changePassword(db, body, ownSession(request), actor)
    },
    { perMinute },
  ),
  bindOpen(
    contract.requestPasswordReset,
    async ({ db, body, inBackground }) => {
      inBackground(() => requestPasswordReset(db, body, mailing))
      return {}
    },
    { perMinute },
  ),
  bindOpen(
    contract.resetPassword,
    async ({ db, params, body }) => resetPassword(db, { ...params, ...body }),
    { perMinute },
  ),
]
