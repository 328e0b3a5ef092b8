import { sql } from 'kysely'
import type { ErasurePreview } from '../../../contract/privacy.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { FileStore } from '../../platform/files/store.ts'
import { holdings } from '../holdings.ts'
import { addFilesNaming } from './files-naming.ts'
import { hisRows, mentioning } from './rows.ts'
import { columnsOf, present } from './schema.ts'
import { dealsOf, type Somebody, tracesOf } from './traces.ts'

/** What an erasure would do: counted row by row by the same conditions with which it is done. */
export async function previewErasure(
  tx: Tx,
  somebody: Somebody,
  actor: Actor,
  store: FileStore,
): Promise<ErasurePreview> {
  const traces = await tracesOf(tx, actor, somebody)
  const files = await addFilesNaming(tx, actor, traces, store)
  const columns = await columnsOf(tx)
  const places = new Map<string, ErasurePreview['places'][number]>()
  for (const holding of await present(tx, holdings)) {
    const { rows } = await sql<{ his: number; named: number }>`
      select count(*) filter (where ${hisRows(actor, holding, traces)})::int as his,
             count(*) filter (where ${mentioning(actor, holding, columns, traces)})::int as named
      from ${sql.table(holding.table)} t
      where t.workspace_id = ${actor.workspaceId}
    `.execute(tx)
    const { his, named } = rows[0] as { his: number; named: number }
    const place = places.get(holding.called) ?? {
      called: holding.called,
      deleted: 0,
      cleared: 0,
      redacted: 0,
    }
    place[holding.fate] += his
    place[holding.fate === 'deleted' && holding.named ? 'deleted' : 'redacted'] += named
    places.set(holding.called, place)
  }
  const going = new Set(traces.ids.file)
  return {
    places: [...places.values()].filter((place) => place.deleted + place.cleared + place.redacted > 0),
    deals: (await dealsOf(tx, actor, traces.ids.person, traces.ids.lead)).map(({ id, title, alone }) => ({
      id: id as never,
      title,
      goes: alone,
    })),
    files: files
      .filter(({ removed }) => !removed)
      .map(({ id, name }) => ({ id: id as never, name, goes: going.has(id) })),
  }
}
