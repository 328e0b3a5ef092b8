import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Client } from 'pg'
import type { WorkspaceId } from '../../../contract/ids.ts'
import type { Beside } from '../../platform/database/backup/beside.ts'
import type { FileKey, FileStore } from '../../platform/files/store.ts'

/** The bytes of all companies' files, for a backup: each under `<workspace>/<id>`. */
export function filesInBackup(store: FileStore): Beside {
  async function read(name: string, sha256: string): Promise<Buffer | null> {
    const bytes = await store.read(keyOf(name), sha256)
    return bytes && buffer(bytes)
  }
  return {
    read,

    list,

    async receive(name, body, sha256) {
      const key = keyOf(name)
      if (await read(name, sha256)) return null
      const incoming = await store.receive(Readable.from([body]), key.id)
      return { place: () => store.keep(incoming, key), discard: () => store.discard(incoming) }
    },

    remove: (name) => store.remove(keyOf(name)),

    async removeOthers(client) {
      const wanted = new Set((await list(client)).map(({ name }) => name))
      for (const workspaceId of await store.workspaces())
        for await (const ids of store.storedBefore(workspaceId, Number.POSITIVE_INFINITY))
          for (const id of ids)
            if (!wanted.has(`${workspaceId}/${id}`)) await store.remove({ workspaceId, id })
    },
  }
}

async function list(client: Client): Promise<{ name: string; sha256: string }[]> {
  // A backup may be older than files are.
  const { rows: found } = await client.query<{ there: boolean }>(
    `select to_regclass('public.files') is not null as there`,
  )
  if (!found[0]?.there) return []
  const { rows } = await client.query<{ name: string; sha256: string }>(
    `select workspace_id || '/' || id as name, sha256 from files where removed_at is null order by 1`,
  )
  return rows
}

/** @throws Error for a name that is none of ours: it would become a path */
function keyOf(name: string): FileKey {
  const [workspaceId = '', id = '', ...more] = name.split('/')
  if (more.length > 0 || !isId(workspaceId) || !isId(id)) throw new Error(`it holds a file called ${name}`)
  return { workspaceId: workspaceId as WorkspaceId, id }
}

const isId = (text: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
