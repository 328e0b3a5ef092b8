import type { MemberId, ProcessId } from '../../contract/ids.ts'
import type { ProcessVersion } from '../../contract/process.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { Refusal } from '../platform/refusal.ts'
import { tables as teamTables } from '../team/table.ts'
import { hintsOf } from './faults/hints.ts'
import { tables } from './table.ts'

/** A process as of its latest version, or of the numbered one. `not_found` when the company has no such. */
export async function showProcess(
  tx: Tx,
  { id, version }: { id: ProcessId; version?: number | undefined },
  actor: Actor,
): Promise<ProcessVersion> {
  const row = await tables(tx)
    .selectFrom('process_versions')
    .select(['id as versionId', 'process_id as processId', 'number', 'state', 'published_at as publishedAt'])
    .select('document')
    .where('workspace_id', '=', actor.workspaceId)
    .where('process_id', '=', id)
    .$if(version !== undefined, (query) => query.where('number', '=', version as number))
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) throw new Refusal('not_found')
  const roles = row.document.roles.map(({ key }) => key)
  return { ...row, hints: hintsOf(row.document), holders: await holdersOf(tx, actor, roles) }
}

async function holdersOf(tx: Tx, actor: Actor, roles: readonly string[]): Promise<ProcessVersion['holders']> {
  const holders: Record<string, { id: MemberId; name: string }[]> = Object.fromEntries(
    roles.map((key) => [key, []]),
  )
  if (roles.length === 0) return holders
  const rows = await teamTables(tx)
    .selectFrom('role_holders as h')
    .innerJoin('members as m', (join) =>
      join.onRef('m.workspace_id', '=', 'h.workspace_id').onRef('m.id', '=', 'h.member_id'),
    )
    .select(['h.role_key', 'm.id', 'm.name'])
    .where('h.workspace_id', '=', actor.workspaceId)
    .where('h.role_key', 'in', roles)
    .where('m.deactivated_at', 'is', null)
    .orderBy('m.name')
    .orderBy('m.id')
    .execute()
  for (const { role_key, id, name } of rows) holders[role_key]?.push({ id, name })
  return holders
}
