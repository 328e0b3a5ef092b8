import { sql } from 'kysely'
import type { ImportId } from '../../contract/ids.ts'
import type { ImportInFull } from '../../contract/imports/imports.ts'
import type { ImportMapping } from '../../contract/imports/mapping.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { notRetired, publishedProcesses } from '../process/versions/published-processes.ts'
import { type ImportRecord, shown } from './import.ts'
import { ownFieldsInto, withOwnColumns } from './mapping/own-columns.ts'
import { proposeMapping } from './mapping/propose-mapping.ts'
import { proposeValues } from './mapping/propose-values.ts'
import { allowImport } from './policy.ts'
import { loadImport } from './table.ts'

/** One import with all a person needs to map it, watch it and judge its end. */
export async function showImport(tx: Tx, { id }: { id: ImportId }, actor: Actor): Promise<ImportInFull> {
  allowImport(actor)
  const one = await loadImport(tx, actor.workspaceId, id)
  const stillOpen = one.state === 'uploaded' || one.state === 'mapped'
  const proposed = stillOpen ? await propose(tx, actor, one) : null
  const mapping = one.mapping ?? proposed
  return {
    ...shown(one),
    profile: one.profile,
    mapping: one.mapping,
    proposed,
    similar: stillOpen && mapping ? await proposeValues(tx, actor, one.profile, mapping) : [],
    flags: await flagsOf(tx, actor, id),
  }
}

async function propose(tx: Tx, actor: Actor, { kind, profile }: ImportRecord): Promise<ImportMapping> {
  const processes = kind === 'deals' ? notRetired(await publishedProcesses(tx, actor.workspaceId)) : []
  const proposed = proposeMapping(kind, profile, processes[0]?.document ?? null)
  return withOwnColumns(proposed, profile.columns, await ownFieldsInto(tx, actor.workspaceId, proposed))
}

async function flagsOf(tx: Tx, actor: Actor, id: ImportId): Promise<{ flag: string; rows: number }[]> {
  const { rows } = await sql<{ flag: string; rows: number }>`
    select flag, count(*) as rows
    from import_rows r, unnest(r.flags) as flag
    where r.workspace_id = ${actor.workspaceId} and r.import_id = ${id} and r.flags is not null
    group by flag order by 2 desc, 1
  `.execute(tx)
  return rows
}
