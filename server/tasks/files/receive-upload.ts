import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FileId } from '../../../contract/ids.ts'
import type { Route } from '../../../contract/route.ts'
import { type AttachedFile, mostFileBytes } from '../../../contract/tasks/files.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Database } from '../../platform/database/tx.ts'
import { cutAtLimit } from '../../platform/files/accept-forms.ts'
import { fileName } from '../../platform/files/file-name.ts'
import { scanFile } from '../../platform/files/scan-file.ts'
import { sniffType } from '../../platform/files/sniff-type.ts'
import type { FileStore, Incoming } from '../../platform/files/store.ts'
import { once } from '../../platform/http/idempotency.ts'
import { newId } from '../../platform/ids.ts'
import { fieldRefusal, Refusal } from '../../platform/refusal.ts'
import type { DealsAbove } from '../deals-above.ts'
import { addFile, mustHaveRoom, mustTakeFiles, type Place } from './add-file.ts'
import { letGoOfRemoved } from './let-go-of-removed.ts'

export interface FileHouse {
  deals: DealsAbove
  store: FileStore
  scanCommand: string | undefined
  /** Bytes that one company may keep. */
  most: number
}

/** A form is a little longer than the file in it. */
const formBytes = 64 * 1024

/**
 * Receives a file: on the disk first, looked at, given its place, and only then a row is written; whatever fails before
 * leaves nothing, and what fails in between is swept up. No connection of the database is held while bytes come in.
 * @throws Refusal `too_large`, `malformed`, `file_infected`, `disk_full`, and what `addFile` refuses
 */
export async function receiveUpload(
  { db, request, reply, route }: { db: Database; request: FastifyRequest; reply: FastifyReply; route: Route },
  place: Place,
  actor: Actor,
  { deals, store, scanCommand, most }: FileHouse,
): Promise<AttachedFile> {
  const announced = Number(request.headers['content-length'] ?? 0)
  await db.read(actor.workspaceId, async (tx) => {
    const { on } = await mustTakeFiles(tx, place, actor, deals)
    await mustHaveRoom(tx, { on, size: Math.max(0, announced - formBytes), most }, actor)
  })
  if (!request.isMultipart()) throw fieldRefusal('malformed', 'body.file', 'a form with a file is needed')
  if (announced > mostFileBytes + formBytes) throw tooLarge()
  const id = newId<FileId>()
  const key = { workspaceId: actor.workspaceId, id }
  const { incoming, name } = await receive(request, store, id)
  let kept = false
  try {
    const scan = await scanFile(scanCommand, incoming.path)
    if (scan === 'infected') throw new Refusal('file_infected')
    const mediaType = await sniffType(incoming.path)
    await store.keep(incoming, key)
    kept = true
    const { size, sha256 } = incoming
    request.body = { name, sha256 }
    const added = await db.write(actor.workspaceId, (tx) =>
      once(tx, { route, actor, request, reply, secret: false }, () =>
        addFile(tx, { place, file: { id, name, size, sha256, mediaType, scan }, most }, actor, deals),
      ),
    )
    // A repeated request is answered with the first one's file.
    if (added.id !== id) await store.remove(key)
    await letGoOfRemoved(db, store, actor.workspaceId, most)
    return added
  } catch (fault) {
    if (!kept) await store.discard(incoming)
    // Any other fault may have come after the commit: then the row is there, and needs its bytes.
    else if (fault instanceof Refusal) await store.remove(key)
    throw fault
  }
}

const tooLarge = () => new Refusal('too_large', { limit: 'bytes', most: mostFileBytes })

/** The one file of the form; whatever else is in it is refused. */
async function receive(
  request: FastifyRequest,
  store: FileStore,
  id: FileId,
): Promise<{ incoming: Incoming; name: string }> {
  let received: { incoming: Incoming; name: string } | null = null
  const parts = request.parts({ limits: { fileSize: mostFileBytes } })
  try {
    for await (const part of parts) {
      if (part.type !== 'file' || part.fieldname !== 'file')
        throw fieldRefusal('unknown_field', `body.${part.fieldname}`, 'no such field')
      cutAtLimit(part, tooLarge())
      received = { incoming: await store.receive(part.file, id), name: fileName(part.filename) }
    }
    if (!received) throw fieldRefusal('malformed', 'body.file', 'a file is needed')
    if (received.incoming.size === 0) throw fieldRefusal('malformed', 'body.file', 'the file is empty')
    return received
  } catch (fault) {
    if (received) await store.discard(received.incoming)
    throw fault
  }
}
