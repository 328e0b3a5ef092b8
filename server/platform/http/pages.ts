import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { join, relative } from 'node:path'
import fastifyHelmet, { type FastifyHelmetOptions } from '@fastify/helmet'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** Vite writes this word into the page; each answer replaces it by a nonce of its own. */
const placeholder = '__CSP_NONCE__'

interface WithNonce extends ServerResponse {
  nonce?: string
}

/**
 * Serves the built web app: the files it consists of, hashed ones to be kept for ever, and the page itself for every
 * other address a person may type. Anything else (dot files, source maps, data) does not exist here, however it is
 * spelt, since only names known at the start are ever opened.
 */
export async function servePages(app: FastifyInstance, { webFolder, publicUrl }: Pages): Promise<void> {
  if (!existsSync(join(webFolder, 'index.html'))) return
  const page = readFileSync(join(webFolder, 'index.html'), 'utf8').split(placeholder)
  const files = filesIn(webFolder)
  await app.register(async (pages) => {
    pages.addHook('onRequest', async (_, reply) => {
      ;(reply.raw as WithNonce).nonce = randomBytes(16).toString('base64')
    })
    await pages.register(fastifyHelmet, headers(publicUrl))
    await pages.register(fastifyStatic, { root: webFolder, serve: false, cacheControl: false })
    pages.get('/*', { schema: { hide: true } }, async (request, reply) => {
      const path = (request.params as { '*': string })['*']
      if (files.has(path)) {
        const lasting = path.startsWith('assets/')
        reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache')
        return reply.sendFile(path)
      }
      if (!mayBePage(path)) return reply.callNotFound()
      const nonce = (reply.raw as WithNonce).nonce ?? ''
      return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page.join(nonce))
    })
  })
}

interface Pages {
  webFolder: string
  publicUrl: string
}

function filesIn(folder: string): Set<string> {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !path.endsWith('.map') && !path.endsWith('.html') && !/(^|\/)\./.test(path))
  return new Set(found)
}

/** The app's own addresses are plain words and ids; a dot or a data folder is somebody looking for something else. */
function mayBePage(path: string): boolean {
  return /^[\w\-/]*$/.test(path) && !path.includes('//') && !/^(?:api|data|metrics)(?:\/|$)/.test(path)
}

/** Styles made at run time carry the nonce; no script is ever inline. */
function headers(publicUrl: string): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", (_, reply) => `'nonce-${(reply as WithNonce).nonce}'`],
        imgSrc: ["'self'", 'data:', 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: publicUrl.startsWith('https:') ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  }
}
