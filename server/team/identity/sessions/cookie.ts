import type { FastifyReply, FastifyRequest } from 'fastify'
import { isLoopbackName } from '../../../platform/http/same-site.ts'

/** How long somebody stays signed in without being seen; the server counts, the cookie itself stays a year. */
export const sessionDays = 30

/**
 * The session cookie. `__Host-` binds it to this very host over TLS; browsers count loopback addresses as safe, so it
 * works there too. An installation that people reach over plain http elsewhere gets a cookie without the prefix,
 * which anybody on the way can read: the log warns of it.
 */
export function sessionCookie(publicUrl: string) {
  const url = new URL(publicUrl)
  const secure = url.protocol === 'https:' || isLoopbackName(url.hostname)
  const name = secure ? '__Host-stagecraft' : 'stagecraft'
  const flags = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const

  return {
    secure,
    name,
    read: (request: FastifyRequest): string | undefined => request.cookies[name],
    write: (reply: FastifyReply, token: string) =>
      reply.setCookie(name, token, { ...flags, maxAge: 365 * 86_400 }),
    clear: (reply: FastifyReply) => reply.clearCookie(name, flags),
  }
}

export type SessionCookie = ReturnType<typeof sessionCookie>
