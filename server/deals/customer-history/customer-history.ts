import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Activity } from '../../../contract/customers/activities.ts'
import type { HistoryEntry, HistoryKind } from '../../../contract/customers/history.ts'
import type { MemberId } from '../../../contract/ids.ts'
import { activityCan } from '../../activities/policy.ts'
import { type Holder, mustSee } from '../../customers/holder.ts'
import type { Actor } from '../../platform/actor.ts'
import { decodeCursor, KeyInstant } from '../../platform/database/cursor.ts'
import { pageOf } from '../../platform/database/page.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { historyStatement } from './statement.ts'

export type HistoryQuery = { kind?: HistoryKind | undefined; cursor?: string | undefined; limit: number }

/** What of an entry stands in its own columns: what was said, with who said it, else what happened. */
export interface HistoryRow extends Pick<HistoryEntry, 'deal' | 'by' | 'event'> {
  at: string
  exactAt: string
  source: 'a' | 'e'
  key: string
  byId: MemberId | null
  activity: Omit<Activity, 'can'> | null
}

/** The instant as PostgreSQL writes it, whether it was said or happened, and which it was. */
const Cursor = z.tuple([KeyInstant, z.enum(['a', 'e']), z.string().max(40)])

/**
 * A customer's history over all his deals that the reader may see, newest first.
 * @throws Refusal `not_found` where he may not see the customer, `bad_cursor`
 */
export async function customerHistory(
  tx: Tx,
  { holder, query }: { holder: Holder; query: HistoryQuery },
  actor: Actor,
): Promise<{ rows: HistoryEntry[]; next: string | null }> {
  await mustSee(tx, actor, holder)
  const { rows } = await historyPage(holder, query, actor).execute(tx)
  return pageOf(
    rows,
    query.limit,
    ({ exactAt, source, key }) => [exactAt, source, key],
    (row) => shown(row, actor),
  )
}

/** The statement of a page, one row more than it shows. */
export function historyPage(holder: Holder, query: HistoryQuery, actor: Actor): RawBuilder<HistoryRow> {
  const { kind, cursor, limit } = query
  const before = cursor ? rowBefore(decodeCursor(cursor, Cursor)) : () => sql<boolean>`true`
  return historyStatement(actor, holder, { kind, before, most: limit + 1 })
}

const rowBefore =
  ([at, source, key]: z.output<typeof Cursor>) =>
  (row: { at: RawBuilder<unknown>; source: RawBuilder<unknown>; key: RawBuilder<unknown> }) =>
    sql<boolean>`(${row.at}, ${row.source}, ${row.key}) < (${at}::timestamptz, ${source}::text, ${key}::text)`

function shown({ at, deal, by, byId, activity, event }: HistoryRow, actor: Actor): HistoryEntry {
  return {
    at,
    deal,
    by,
    activity: activity && { ...activity, can: activityCan(actor, { ...activity, by: byId }) },
    event,
  }
}
