import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type {
  DuplicatePair,
  MergeField,
  listDuplicates as route,
  Side,
} from '../../../contract/hygiene/duplicates.ts'
import type { MemberId } from '../../../contract/ids.ts'
import type { Received, Returned } from '../../../contract/route.ts'
import { mayCustomer, visibleCustomers } from '../../customers/policy.ts'
import type { Actor } from '../../platform/actor.ts'
import { decodeCursor } from '../../platform/database/cursor.ts'
import { pageOf } from '../../platform/database/page.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { betterFields, richness } from './better-fields.ts'
import { sideOf } from './side.ts'

type Query = Received<typeof route>['query']
type RawSide = Side & { ownerId: MemberId | null }
type Row = Pick<DuplicatePair, 'score' | 'reasons'> & {
  firstId: string
  secondId: string
  first: RawSide
  second: RawSide
}

const Cursor = z.tuple([z.int().min(0).max(100), z.uuid(), z.uuid()])

/** Pairs that look like one, the most alike first, where one may see both. */
export async function listDuplicates(tx: Tx, query: Query, actor: Actor): Promise<Returned<typeof route>> {
  const { rows } = await duplicatePage(query, actor).execute(tx)
  const page = pageOf(
    rows,
    query.limit,
    ({ score, firstId, secondId }) => [score, firstId, secondId],
    (row) => shown(row, query.entity, actor),
  )
  return { ...page, waiting: await countWaiting(tx, query.entity, actor) }
}

/** The statement of a page, one row more than it shows. */
export function duplicatePage(query: Query, actor: Actor): RawBuilder<Row> {
  const table = sql.table(query.entity === 'person' ? 'people' : 'companies')
  const all = [
    sql`d.workspace_id = ${actor.workspaceId} and d.entity = ${query.entity} and d.dismissed_at is null`,
    visibleCustomers(actor, 'a'),
    visibleCustomers(actor, 'b'),
  ]
  if (query.cursor) {
    const [score, first, second] = decodeCursor(query.cursor, Cursor)
    all.push(sql`(-d.score, d.first_id, d.second_id) > (${-score}::integer, ${first}::uuid, ${second}::uuid)`)
    all.push(sql`d.score <= ${score}`)
  }
  return sql<Row>`
    select d.score, d.reasons, d.first_id as "firstId", d.second_id as "secondId",
           ${sideOf(query.entity, 'a', actor)} as first, ${sideOf(query.entity, 'b', actor)} as second
    from duplicate_pairs d
    join ${table} a on a.workspace_id = d.workspace_id and a.id = d.first_id
    join ${table} b on b.workspace_id = d.workspace_id and b.id = d.second_id
    where ${sql.join(all, sql` and `)}
    order by d.score desc, d.first_id, d.second_id
    limit ${query.limit + 1}
  `
}

function shown({ score, reasons, first, second }: Row, entity: Query['entity'], actor: Actor): DuplicatePair {
  const [keep, other] = richness(second) > richness(first) ? [second, first] : [first, second]
  const may = [keep, other].every((side) => mayCustomer(actor, 'give', side))
  return {
    entity,
    score,
    reasons,
    sides: [plain(keep), plain(other)],
    better: betterFields(entity, keep, other) as MergeField[],
    can: { merge: may || 'not_allowed' },
  }
}

const plain = ({ ownerId: _owner, ...side }: RawSide): Side => side

/** Counted only for whom nothing is hidden; to others it would tell of records they do not see. */
async function countWaiting(tx: Tx, entity: Query['entity'], actor: Actor): Promise<number> {
  if (actor.rights['customers.see'] !== 'all') return 0
  const { rows } = await sql<{ waiting: number }>`
    select count(*) as waiting from duplicate_keys
    where workspace_id = ${actor.workspaceId} and waiting and entity = ${entity}
  `.execute(tx)
  return rows[0]?.waiting ?? 0
}
