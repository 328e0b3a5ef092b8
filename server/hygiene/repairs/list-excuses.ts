import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { type CheckedEntity, CheckKey, checkedEntities } from '../../../contract/hygiene/checks.ts'
import type { Excuse, listExcuses as route } from '../../../contract/hygiene/repairs.ts'
import type { Received, Returned } from '../../../contract/route.ts'
import type { Actor } from '../../platform/actor.ts'
import { decodeCursor, KeyInstant } from '../../platform/database/cursor.ts'
import { named } from '../../platform/database/named.ts'
import { pageOf } from '../../platform/database/page.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { checkedTables, type KnownCheck } from '../checks/check.ts'
import { isLookedAfter } from '../checks/judge-records.ts'
import { knownChecks } from '../checks/known-checks.ts'
import { withinReach } from '../policy.ts'
import { shownAs } from './list-findings.ts'

type Query = Received<typeof route>['query']
type Row = Omit<Excuse, 'check'> & { key: string }

/**
 * What was said to be right as it is, the latest first, of records that one may repair and that are still looked after.
 * A check that is switched off keeps its excuses: they hold again as soon as it is on.
 */
export async function listExcuses(tx: Tx, query: Query, actor: Actor): Promise<Returned<typeof route>> {
  const known = await knownChecks(tx, actor.workspaceId)
  const ofKinds = checkedEntities.map((entity) => excusesOf(entity, known, actor))
  const { rows } = await sql<Row>`
    select e.*, ${named('m')} as by
    from (
      select x.record_id as id, x.check_key as key, x.reason, x.at, x.by as "saidBy", r.entity, r.name, r.subtitle
      from check_excuses x
      cross join lateral (${sql.join(ofKinds, sql` union all `)}) r
      where x.workspace_id = ${actor.workspaceId} and ${after(query.cursor)}
      order by x.at desc, x.record_id desc, x.check_key desc
      limit ${query.limit + 1}
    ) e
    left join members m on m.workspace_id = ${actor.workspaceId} and m.id = e."saidBy"
    order by e.at desc, e.id desc, e.key desc
  `.execute(tx)
  const byKey = new Map<string, KnownCheck>(known.map((check) => [check.key, check]))
  return pageOf(
    rows,
    query.limit,
    ({ at, id, key }) => [at, id, key],
    ({ key, entity, id, name, subtitle, reason, at, by }): Excuse => {
      const check = byKey.get(key) as KnownCheck
      const { name: called, label } = check
      return {
        check: { key: check.key, name: called, label },
        entity,
        id,
        name,
        subtitle,
        reason,
        at,
        by,
      }
    },
  )
}

/** The record of excuse `x`, where one of the kind's checks was excused and it is within reach. */
function excusesOf(entity: CheckedEntity, known: readonly KnownCheck[], actor: Actor): RawBuilder<unknown> {
  const { table, row: alias } = checkedTables[entity]
  const row = sql.ref(alias)
  const keys = known.filter((check) => check.entity === entity).map(({ key }) => key)
  return sql`
    select ${entity}::text as entity, ${shownAs[entity](actor)}
    from ${sql.table(table)} ${row}
    where ${row}.workspace_id = x.workspace_id and ${row}.id = x.record_id and x.check_key = any (${keys}::text[])
      and ${isLookedAfter(entity)}
      and ${withinReach(actor, 'see', entity, row, sql`${row}.id`)}
      and ${withinReach(actor, 'edit', entity, row, sql`${row}.id`)}`
}

function after(cursor: string | undefined): RawBuilder<boolean> {
  if (!cursor) return sql<boolean>`true`
  const [at, id, key] = decodeCursor(cursor, z.tuple([KeyInstant, z.uuid(), CheckKey]))
  return sql<boolean>`(x.at, x.record_id, x.check_key) < (${at}::timestamptz, ${id}::uuid, ${key})`
}
