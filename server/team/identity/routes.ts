import type { FastifyRequest } from 'fastify'
import * as contract from '../../../contract/session.ts'
import { type Binding, bind, bindOpen } from '../../platform/http/bind.ts'
import type { Mailer } from '../../platform/mail/mailer.ts'
import type { Founding } from '../set-up-workspace.ts'
import { isEmpty, setUpFirstWorkspace } from '../set-up-first-workspace.ts'
import type { SessionCookie } from './cookie.ts'
import { showSession } from './show-session.ts'
import { enter, recordFailedSignIn, signIn } from './sign-in.ts'
import type { Device } from './start-session.ts'

export interface IdentitySurroundings {
  cookie: SessionCookie
  mailer: Mailer
  publicUrl: string
  foundings: readonly Founding[]
}

/** Guessing costs time: so often a minute from one address. */
const perMinute = 60

export function identityRoutes({ cookie, foundings }: IdentitySurroundings): Binding[] {
  return [
    bindOpen(contract.showSetup, async ({ db }) => ({ empty: await db.read(null, isEmpty) })),
    bindOpen(
      contract.setUp,
      async ({ db, body, request, reply }) => {
        const { founder, userId } = await setUpFirstWorkspace(db, body, foundings)
        const { actor, token } = await enter(db, userId, founder.workspaceId, deviceOf(request))
        cookie.write(reply, token)
        return db.read(actor.workspaceId, (tx) => showSession(tx, actor))
      },
      { perMinute },
    ),
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
  ]
}

function deviceOf(request: FastifyRequest): Device {
  return { ipAddress: request.ip, userAgent: request.headers['user-agent'] ?? null }
}
