import type { FastifyRequest } from 'fastify'

/** Where a session was begun, for its owner to know it again. */
export interface Device {
  ipAddress: string | null
  userAgent: string | null
}

export function deviceOf(request: FastifyRequest): Device {
  return { ipAddress: request.ip, userAgent: request.headers['user-agent']?.slice(0, 400) ?? null }
}
