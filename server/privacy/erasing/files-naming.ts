import { createReadStream } from 'node:fs'
import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { FileStore } from '../../platform/files/store.ts'
import { never } from './mentions.ts'
import type { Traces } from './traces.ts'

export interface StoredFile {
  id: string
  name: string
  removed: boolean
}

/**
 * Looks through his files and those of all deals he takes part in and of their companies, and counts those that name him
 * as his: in their own name, or in plain words inside. A picture or a packed document tells nothing.
 * @returns all that were looked through, so that a person can look into the others
 */
export async function addFilesNaming(
  tx: Tx,
  actor: Actor,
  traces: Traces,
  store: FileStore,
): Promise<StoredFile[]> {
  const { rows: files } = await sql<StoredFile>`
    select id, name, removed_at is not null as removed
    from files
    where workspace_id = ${actor.workspaceId}
      and (deal_id = any (${traces.near.deal}::uuid[]) or company_id = any (${traces.near.company}::uuid[])
           or person_id = any (${traces.ids.person}::uuid[]))
    order by added_at, id
  `.execute(tx)
  const patterns = [traces.wide, traces.narrow].filter((pattern) => pattern !== never).map(asJavaScript)
  const his = new Set(traces.ids.file)
  for (const { id, name } of files) {
    const path = store.pathOf({ workspaceId: actor.workspaceId, id })
    // The bytes of one that was removed lie there for another while.
    if (patterns.some((pattern) => pattern.test(name)) || (await holds(path, patterns))) his.add(id)
  }
  traces.ids.file = [...his]
  return files
}

const asJavaScript = (pattern: string) =>
  new RegExp(pattern.replaceAll('[[:alnum:]]', '[\\p{L}\\p{N}]'), 'iu')

/** Read in pieces that overlap, so that nothing is missed where two of them meet. */
async function holds(path: string, patterns: readonly RegExp[]): Promise<boolean> {
  let kept = ''
  try {
    for await (const piece of createReadStream(path, { encoding: 'utf8', highWaterMark: 256 * 1024 })) {
      const text: string = kept + piece
      if (patterns.some((pattern) => pattern.test(text))) return true
      kept = text.slice(-1_000)
    }
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault
  }
  return false
}
