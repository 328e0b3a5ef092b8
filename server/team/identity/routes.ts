import * as contract from '../../../contract/team/session.ts'
import { type Binding, bind, bindOpen } from '../../platform/http/bind.ts'
import type { Mailer } from '../../platform/mail/mailer.ts'
import { Refusal } from '../../platform/refusal.ts'
import { changeProfile } from './change-profile.ts'
import { passwordRoutes } from './passwords/routes.ts'
import type { SessionCookie } from './sessions/cookie.ts'
import { deviceOf } from './sessions/device.ts'
import { endSession, endSessions } from './sessions/end-session.ts'
import { listSessions } from './sessions/list-sessions.ts'
import { ownSession } from './sessions/own-session.ts'
import { showSession } from './sessions/show-session.ts'
import { switchWorkspace } from './sessions/switch-workspace.ts'
import { recordFailedSignIn, signIn } from './sign-in.ts'

export interface IdentitySurroundings {
  cookie: SessionCookie
  mailer: Mailer
  publicUrl: string
}

/** Guessing costs time: so often a minute from one address. */
const perMinute = 60

export function identityRoutes({ cookie, mailer, publicUrl }: IdentitySurroundings): Binding[] {
  return [
    bindOpen(
      contract.signIn,
      async ({ db, body, inBackground, request, reply }) => {
        const device = deviceOf(request)
        const { actor, token } = await signIn(db, body, device).catch((fault: unknown) => {
          inBackground(() => recordFailedSignIn(db, body.email, device))
          throw fault
        })
        cookie.write(reply, token)
        return db.read(actor.workspaceId, (tx) => showSession(tx, actor))
      },
      { perMinute },
    ),
    bind(contract.showSession, async ({ tx, actor }) => showSession(tx, actor)),
    bindOpen(contract.signOut, async ({ db, actor, request, reply }) => {
      const session = request.signedIn?.session
      if (actor && session)
        await db.write(actor.workspaceId, (tx) => endSession(tx, session.id, session.userId, actor))
      cookie.clear(reply)
    }),
    bindOpen(contract.switchWorkspace, async ({ db, body, actor, request }) => {
      if (!actor) throw new Refusal('not_signed_in')
      const there = await switchWorkspace(db, body.id, ownSession(request))
      return db.read(there.workspaceId, (tx) => showSession(tx, there))
    }),
    bind(contract.listSessions, async ({ tx, request }) => {
      const { id, userId } = ownSession(request)
      return listSessions(tx, userId, id)
    }),
    bind(contract.endSession, async ({ tx, params, actor, request }) =>
      endSession(tx, params.id, ownSession(request).userId, actor),
    ),
    bind(contract.endOtherSessions, async ({ tx, request }) => {
      const { id, userId } = ownSession(request)
      await endSessions(tx, userId, id)
    }),
    bind(contract.changeProfile, async ({ tx, body, actor }) => {
      await changeProfile(tx, body, actor)
      return showSession(tx, actor)
    }),
    ...passwordRoutes({ mailer, publicUrl }),
  ]
}
