import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isReadable } from '../../platform/http/read-json.ts'
import { fieldRefusal } from '../../platform/refusal.ts'
import type { Sent } from '../taking/read-answers.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** On these pages a form's own way of sending is read too. A name twice is several answers to one question. */
export function readSending(pages: FastifyInstance): void {
  pages.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'buffer' },
    async (_: FastifyRequest, body: Buffer) => readForm(body),
  )
}

/**
 * What a page or a program sent, as texts.
 * @throws Refusal `malformed` for anything that is no text
 */
export function sentIn(request: FastifyRequest): Sent {
  const body: unknown = request.body ?? {}
  if (typeof body !== 'object' || Array.isArray(body)) throw notText('body')
  for (const [name, value] of Object.entries(body as object))
    if (!isText(value) && !(Array.isArray(value) && value.length <= 100 && value.every(isText)))
      throw notText(`body.${name.slice(0, 200)}`)
  return body as Sent
}

function readForm(body: Buffer): Sent {
  const sent: Record<string, string | string[]> = Object.create(null)
  let text: string
  try {
    text = utf8.decode(body)
  } catch {
    throw fieldRefusal('malformed', 'body', 'This is not UTF-8.')
  }
  const given = new URLSearchParams(text)
  if (given.size > 300) throw fieldRefusal('malformed', 'body', 'These are too many fields.')
  for (const [name, value] of given) {
    const plain = value.replaceAll('\r\n', '\n')
    if (!isReadable(name) || !isReadable(plain))
      throw fieldRefusal('malformed', 'body', 'Characters that cannot be read stand here.')
    const before = sent[name]
    sent[name] = before === undefined ? plain : [before, plain].flat()
  }
  return sent
}

const isText = (value: unknown) => typeof value === 'string'
const notText = (path: string) => fieldRefusal('malformed', path, 'A text belongs here.')
