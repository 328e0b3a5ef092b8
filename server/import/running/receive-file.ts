import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import { ImportKind } from '../../../contract/imports/fields.ts'
import { cutAtLimit } from '../../platform/files/accept-forms.ts'
import { fieldRefusal, Refusal } from '../../platform/refusal.ts'
import { limits } from '../reading/file-limits.ts'
import { fileSource, type TableSource, textSource } from '../reading/table-source.ts'

export interface Received {
  kind: ImportKind
  fileName: string
  source: TableSource
  /** What the idempotency key stands for. */
  digest: string
}

/**
 * Receives the file into a folder of its own that is gone when `work` ends, so that a slow sender holds no connection of
 * the database. Its own name is only ever shown, never used as a path.
 * @throws Refusal `too_large`, `malformed`
 */
export async function withReceivedFile<T>(
  request: FastifyRequest,
  work: (file: Received) => Promise<T>,
): Promise<T> {
  if (!request.isMultipart()) return work(fromJson(request.body))
  const folder = await mkdtemp(join(tmpdir(), 'stagecraft-'))
  try {
    return await work(await receive(request, join(folder, 'upload')))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function fromJson(body: unknown): Received {
  if (!body) throw fieldRefusal('malformed', 'body', 'a file or a text is needed')
  const { kind, fileName, text } = body as { kind: ImportKind; fileName: string; text: string }
  return { kind, fileName, source: textSource(text), digest: '' }
}

async function receive(request: FastifyRequest, path: string): Promise<Received> {
  let kind: unknown
  let fileName: string | null = null
  const hash = createHash('sha256')
  for await (const part of request.parts({ limits: { fileSize: limits.bytes } })) {
    if (part.type === 'field') {
      if (part.fieldname !== 'kind')
        throw fieldRefusal('unknown_field', `body.${part.fieldname}`, 'no such field')
      kind = part.value
      continue
    }
    fileName = shownName(part.filename)
    const hashing = new Transform({
      transform(chunk, _, done) {
        hash.update(chunk as Buffer)
        done(null, chunk)
      },
    })
    cutAtLimit(part, new Refusal('too_large', { limit: 'bytes', most: limits.bytes }))
    await pipeline(part.file, hashing, createWriteStream(path, { mode: 0o600 }))
  }
  const known = ImportKind.safeParse(kind)
  if (!known.success) throw fieldRefusal('malformed', 'body.kind', 'companies, people, products or deals')
  if (fileName === null) throw fieldRefusal('malformed', 'body.file', 'a file is needed')
  return { kind: known.data, fileName, source: await fileSource(path), digest: hash.digest('base64url') }
}

function shownName(sent: string | undefined): string {
  const name = basename((sent ?? '').replaceAll('\\', '/'))
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return (
    name
      .replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '')
      .toWellFormed()
      .trim()
      .slice(0, 255) || 'file'
  )
}
