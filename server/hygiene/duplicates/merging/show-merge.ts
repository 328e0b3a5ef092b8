import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Merge, listMerges as route } from '../../../../contract/hygiene/duplicates.ts'
import { type MemberId, MergeId, type PersonId } from '../../../../contract/ids.ts'
import type { Received, Returned } from '../../../../contract/route.ts'
import { mayCustomer, visibleCustomers } from '../../../customers/policy.ts'
import type { Actor } from '../../../platform/actor.ts'
import { decodeCursor, KeyInstant } from '../../../platform/database/cursor.ts'
import { named } from '../../../platform/database/named.ts'
import { pageOf } from '../../../platform/database/page.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { Refusal } from '../../../platform/refusal.ts'

type Row = Omit<Merge, 'can'> & { exactAt: string; ownerId: MemberId | null; undoable: boolean }

const Cursor = z.tuple([KeyInstant, MergeId])

/** The merge that was just made or undone, even where he no longer sees the record. */
export async function showMerge(tx: Tx, id: MergeId, actor: Actor): Promise<Merge> {
  const { rows } = await merges(actor, sql`m.id = ${id}`, 1).execute(tx)
  if (!rows[0]) throw new Refusal('not_found')
  return shown(rows[0], actor)
}

/** What was merged, the latest first, where one may see what was kept. */
export async function listMerges(
  tx: Tx,
  query: Received<typeof route>['query'],
  actor: Actor,
): Promise<Returned<typeof route>> {
  const { rows } = await mergePage(query, actor).execute(tx)
  return pageOf(
    rows,
    query.limit,
    ({ exactAt, id }) => [exactAt, id],
    (row) => shown(row, actor),
  )
}

/** The statement of a page, one row more than it shows. */
export function mergePage(query: Received<typeof route>['query'], actor: Actor): RawBuilder<Row> {
  const all = [
    sql`(p.id is not null and ${visibleCustomers(actor, 'p')} or c.id is not null and ${visibleCustomers(actor)})`,
  ]
  if (query.entity) all.push(sql`m.entity = ${query.entity}`)
  if (query.cursor) {
    const [at, id] = decodeCursor(query.cursor, Cursor)
    all.push(sql`(m.merged_at, m.id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  return merges(actor, sql.join(all, sql` and `), query.limit + 1)
}

function merges(actor: Actor, condition: RawBuilder<unknown>, limit: number): RawBuilder<Row> {
  return sql<Row>`
    select m.id, m.entity, jsonb_build_object('id', m.kept_id, 'name', coalesce(p.name, c.name, m.kept_name)) as kept,
           jsonb_build_object('id', m.gone_id, 'name', m.gone_name) as gone, m.merged_at as at,
           m.merged_at::text as "exactAt", ${named('b')} as by, m.undone_at as "undoneAt",
           coalesce(p.owner_id, c.owner_id) as "ownerId",
           m.taken is not null and m.merged_at > now() - interval '30 days' and coalesce(p.id, c.id) is not null as undoable
    from merges m
    left join people p on p.workspace_id = m.workspace_id and p.id = m.kept_id
    left join companies c on c.workspace_id = m.workspace_id and c.id = m.kept_id
    left join members b on b.workspace_id = m.workspace_id and b.id = m.merged_by
    where m.workspace_id = ${actor.workspaceId} and ${condition}
    order by m.merged_at desc, m.id desc
    limit ${limit}
  `
}

function shown({ exactAt: _key, ownerId, undoable, ...merge }: Row, actor: Actor): Merge {
  const may = mayCustomer(actor, 'edit', { id: merge.kept.id as PersonId, ownerId })
  return { ...merge, can: { undo: may ? undoable || 'merge_not_undoable' : 'not_allowed' } }
}
