import { sql } from 'kysely'
import { type CheckedEntity, type Checks, checkedEntities } from '../../../contract/hygiene/checks.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { publishedProcesses } from '../../process/versions/published-processes.ts'
import { workspaceCalendar } from '../../team/calendars/workspace-calendar.ts'
import { mayEditChecks, sharedBeyond, withinReach } from '../policy.ts'
import { cleannessBy, scoreOfWeeks } from '../score/cleanness.ts'
import type { KnownCheck } from './check.ts'
import { knownChecks } from './known-checks.ts'
import { isBroken } from './ready-checks.ts'
import { isCounting } from './rounds.ts'

/** What is looked for, how much of it one may repair, and how clean things are. It reads totals alone. */
export async function showChecks(tx: Tx, actor: Actor): Promise<Checks> {
  const known = await knownChecks(tx, actor.workspaceId)
  const counts = await countFindings(tx, actor, known)
  const { whole, owners, processes } = await cleannessBy(tx, actor)
  const published = await publishedProcesses(tx, actor.workspaceId)
  const { timeZone } = await workspaceCalendar(tx, actor.workspaceId)
  const checks: Checks['checks'] = []
  for (const check of known)
    checks.push({
      ...check,
      count: check.active ? (counts.get(check.key) ?? 0) : 0,
      broken: await mayBeBroken(tx, check, actor),
    })
  return {
    checks,
    whole,
    owners,
    processes: processes.flatMap(({ id, ...cleanness }) => {
      const process = published.find((one) => one.id === id)
      return process ? [{ process: { id, name: process.document.name }, ...cleanness }] : []
    }),
    weeks: await scoreOfWeeks(tx, actor, Temporal.Now.plainDateISO(timeZone), whole.score),
    counting: await isCounting(tx, actor.workspaceId),
    can: { edit: mayEditChecks(actor) },
  }
}

/** By key, how many findings one may repair: of checks that are switched on. */
export async function countFindings(
  tx: Tx,
  actor: Actor,
  known: readonly KnownCheck[],
): Promise<Map<string, number>> {
  const of = (entity: CheckedEntity) =>
    known.filter((check) => check.active && check.entity === entity).map(({ key }) => key)
  const owned = checkedEntities.map(
    (entity) =>
      sql`(t.counts = any (${of(entity)}::text[]) and ${withinReach(actor, 'edit', entity, sql`t`, null)})`,
  )
  const shared = checkedEntities.map(
    (entity) =>
      sql`(f.check_key = any (${of(entity)}::text[]) and ${sharedBeyond(actor, 'edit', entity, sql`f`)})`,
  )
  const { rows } = await sql<{ key: string; count: number }>`
    select t.counts as key, sum(t.records) as count
    from (
      select t.counts, t.records from check_totals t
      where t.workspace_id = ${actor.workspaceId} and (${sql.join(owned, sql` or `)})
      union all
      select f.check_key, 1 from findings f
      where f.workspace_id = ${actor.workspaceId} and (${sql.join(shared, sql` or `)})
    ) t
    group by t.counts
  `.execute(tx)
  return new Map(rows.map(({ key, count }) => [key, count]))
}

/** The house's own, as they came, name nothing that could be gone. */
const mayBeBroken = (tx: Tx, check: KnownCheck, actor: Actor) =>
  check.active && check.version > 0 ? isBroken(tx, check, actor) : Promise.resolve(false)
