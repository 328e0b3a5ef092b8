import type { FastifyRequest } from 'fastify'
import { Refusal } from '../refusal.ts'

const harmless = new Set(['GET', 'HEAD', 'OPTIONS'])
/** What a form of another site can send without asking. */
const formType = /^(?:text\/plain|application\/x-www-form-urlencoded)\b/i

/**
 * Refuses what another site made somebody's browser send. Browsers say where a request comes from (`Sec-Fetch-Site`,
 * in older ones `Origin`) and let no script say it for them; a program with an API key says nothing and needs nothing,
 * since nobody's browser adds a key by itself.
 * @param publicUrl the installation's own origin
 * @throws Refusal `cross_site_request`
 */
export function refuseCrossSite(request: FastifyRequest, publicUrl: string): void {
  if (harmless.has(request.method) || request.headers.authorization) return
  const { 'sec-fetch-site': site, origin, 'content-type': type } = request.headers
  const own =
    site !== undefined
      ? site === 'same-origin' && origin !== 'null'
      : origin !== undefined
        ? isOwnOrigin(origin, publicUrl)
        : request.headers.cookie === undefined
  if (!own || formType.test(type ?? '')) throw new Refusal('cross_site_request')
}

/** On one's own machine the same server has several names: localhost, 127.0.0.1, [::1]. */
export function isOwnOrigin(origin: string, publicUrl: string): boolean {
  if (!URL.canParse(origin)) return false
  const [asked, own] = [new URL(origin), new URL(publicUrl)]
  if (asked.origin === own.origin) return true
  return isLoopbackName(asked.hostname) && isLoopbackName(own.hostname) && asked.port === own.port
}

export function isLoopbackName(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname)
}
