import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Database } from '../platform/database/tx.ts'
import { Refusal } from '../platform/refusal.ts'
import { visitedChat } from './visits/visited-chat.ts'

/**
 * Two files of plain script, built beside the app and the same for every chat: `/c/{slug}.js`, the one line another page
 * has, which puts a button there and a frame behind it; and the conversation in that frame, `/c/{slug}`, which is a page
 * of its own as well. The conversation never runs in the other page: that cannot read it, and needs no cookie for it.
 */
export function serveChat(
  app: FastifyInstance,
  { db, webFolder, publicUrl }: { db: Database; webFolder: string; publicUrl: string },
): void {
  const files = { loader: join(webFolder, 'chat/loader.js'), talk: join(webFolder, 'chat/talk.js') }
  if (!existsSync(files.loader) || !existsSync(files.talk)) return
  const loader = readFileSync(files.loader, 'utf8')
  const talk = readFileSync(files.talk, 'utf8')

  const limit = { config: { rateLimit: { max: 300, timeWindow: 60_000 } }, schema: { hide: true } }

  app.get('/c/talk.js', limit, (_, reply) => sendScript(reply, talk))
  app.get('/c/:name', limit, async (request, reply) => {
    const { name } = request.params as { name: string }
    const [, slug, script] = /^([a-z0-9-]{1,80})(\.js)?$/.exec(name) ?? []
    if (!slug) return reply.callNotFound()
    if (script) return sendScript(reply, loader)
    const origins = await originsOf(db, slug)
    if (!origins) return reply.code(404).type('text/plain; charset=utf-8').send('There is no such chat.')
    if (publicUrl.startsWith('https:')) reply.header('strict-transport-security', 'max-age=31536000')
    return reply
      .header('content-security-policy', `${policy}; frame-ancestors 'self' ${origins.join(' ')}`.trim())
      .header('referrer-policy', 'no-referrer')
      .header('cache-control', 'no-cache')
      .header('permissions-policy', 'camera=(), geolocation=(), microphone=()')
      .type('text/html; charset=utf-8')
      .send(page)
  })
}

const policy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"

/** Holds nothing of anybody: the script asks for what is shown. */
const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>…</title>
<script src="/c/talk.js" type="module"></script>
</head>
<body></body>
</html>
`

function sendScript(reply: FastifyReply, script: string) {
  return (
    reply
      .header('cache-control', 'public, max-age=300')
      // Another page may load it whatever that page demands of what it loads.
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('access-control-allow-origin', '*')
      .type('text/javascript; charset=utf-8')
      .send(script)
  )
}

async function originsOf(db: Database, slug: string): Promise<string[] | null> {
  try {
    return (await visitedChat(db, slug)).origins
  } catch (fault) {
    if (fault instanceof Refusal) return null
    throw fault
  }
}
