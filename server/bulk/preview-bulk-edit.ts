import { sql } from 'kysely'
import type { BulkPreview, PreviewBulkEdit } from '../../contract/bulk.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { askedOnce } from '../segments/asked-once.ts'
import { changeOf } from './changing/change-of.ts'
import { type Outcome, type Refused, reasonOf } from './changing/outcome.ts'
import { meant } from './chosen.ts'
import { namesOf } from './names-of.ts'
import { allowBulkEdit } from './policy.ts'

/** Names shown at once of those that are refused for one reason. */
const mostNames = 50

/** What a bulk edit would do to the next of the records chosen, exactly as things are now. Writes nothing. */
export async function previewBulkEdit(
  tx: Tx,
  { list, chosen, change, after }: PreviewBulkEdit,
  actor: Actor,
): Promise<BulkPreview> {
  allowBulkEdit(actor, list)
  const { judge, previewOf } = await changeOf(tx, actor, list, change)
  const all = await meant(tx, actor, list, chosen)
  const page = await askedOnce<{ id: string }>(
    tx,
    sql`select m.id from (${all}) m where ${after ? sql`m.id > ${after}::uuid` : sql`true`} order by m.id limit ${previewOf}`,
  )
  const ids = page.map(({ id }) => id)
  const last = ids.length === previewOf ? (ids.at(-1) ?? null) : null
  const outcomes = await judge(tx, actor, ids)
  return {
    total: after ? null : last ? await countOf() : ids.length,
    changed: outcomes.filter(({ became }) => became === 'changed').length,
    same: outcomes.filter(({ became }) => became === 'same').length,
    refused: outcomes.filter(isRefused).length,
    reasons: await grouped(outcomes.filter(isRefused)),
    after: last,
  }

  async function countOf(): Promise<number> {
    const [row] = await askedOnce<{ count: number }>(tx, sql`select count(*) as count from (${all}) m`)
    return row?.count ?? 0
  }

  async function grouped(refused: readonly Refused[]): Promise<BulkPreview['reasons']> {
    const groups = [...Map.groupBy(refused, reasonOf)].sort(([, one], [, other]) => other.length - one.length)
    const shown = groups.flatMap(([, mine]) => mine.slice(0, mostNames).map(({ id }) => id))
    const names = await namesOf(tx, actor, list, shown)
    return groups.map(([key, mine]) => ({
      key,
      code: mine[0]?.code ?? '',
      count: mine.length,
      details: mine[0]?.details ?? null,
      rows: mine.slice(0, mostNames).flatMap(({ id }) => names.get(id) ?? []),
    }))
  }
}

const isRefused = (outcome: Outcome): outcome is Refused => outcome.became === 'refused'
