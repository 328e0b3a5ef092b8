import type { FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface FastifyRequest {
    /** A form with a file, which may be as slow as the line it comes over. */
    mayTakeLong: boolean
  }
}

/** The longest that Node waits for a request: fifty megabytes over a bad line. */
export const longestMs = 1_800_000

/** Whoever is answered before all of his body is there has so long to hear it. Cut at once, he would hear nothing. */
const lingerMs = 2_000

/**
 * Every other body is short: one that has not come within two minutes is kept back on purpose, and its connection is
 * cut. So is one that goes on after it was answered, such as a file beyond the limit: Node would read it for ever.
 */
export function hurry(app: FastifyInstance, ms = 120_000): void {
  app.decorateRequest('mayTakeLong', false)
  app.addHook('onRequest', async (request) => {
    const { raw } = request
    if (raw.headers['content-length'] === undefined && raw.headers['transfer-encoding'] === undefined) return
    const timer = setTimeout(() => {
      if (!request.mayTakeLong && !raw.complete) raw.destroy()
    }, ms).unref()
    raw.once('close', () => clearTimeout(timer))
  })
  app.addHook('onResponse', async ({ raw }) => {
    if (!raw.complete) setTimeout(() => raw.complete || raw.socket.destroy(), lingerMs).unref()
  })
}
