import { sql } from 'kysely'
import { type CheckedEntity, checkedEntities } from '../../../contract/hygiene/checks.ts'
import type { WorkspaceId } from '../../../contract/ids.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { workspaceCalendar } from '../../team/calendars/workspace-calendar.ts'
import { checkRecords } from './check-records.ts'

/** Records a transaction: a fraction of a second. */
const batchOf = 1_000

/** Has all records of a kind gone through anew, from the first. */
export async function askForRound(tx: Tx, workspaceId: WorkspaceId, entity: CheckedEntity): Promise<void> {
  await sql`
    insert into check_rounds (workspace_id, entity) values (${workspaceId}, ${entity})
    on conflict (workspace_id, entity) do update set after_id = null, begun_at = null, ended_at = null
  `.execute(tx)
}

/**
 * Goes on with the rounds by one batch. A round is due on each new day of the company's calendar and when it was asked
 * for; a server that falls over goes on where it was.
 * @returns whether there may be more to do
 */
export async function goOnWithRounds(tx: Tx, workspaceId: WorkspaceId): Promise<boolean> {
  const { timeZone } = await workspaceCalendar(tx, workspaceId)
  const today = Temporal.Now.zonedDateTimeISO(timeZone).startOfDay().toInstant().toString()
  await sql`
    insert into check_rounds (workspace_id, entity)
    select ${workspaceId}, e from unnest(${[...checkedEntities]}::text[]) e
    on conflict do nothing
  `.execute(tx)
  const { rows } = await sql<{ entity: CheckedEntity; afterId: string | null; goesOn: boolean }>`
    select entity, after_id as "afterId", begun_at is not null and ended_at is null as "goesOn" from check_rounds
    where workspace_id = ${workspaceId} and (ended_at is null or ended_at < ${today}::timestamptz)
    order by begun_at is null, array_position(${[...checkedEntities]}::text[], entity) desc
    limit 1
    for update skip locked
  `.execute(tx)
  const [round] = rows
  if (!round) return false
  const after = round.goesOn ? round.afterId : null
  const judged = await checkRecords(tx, workspaceId, round.entity, { after, most: batchOf })
  const ended = judged.length < batchOf
  await sql`
    update check_rounds
    set after_id = ${judged.at(-1)?.id ?? null}, begun_at = ${round.goesOn ? sql`begun_at` : sql`now()`},
        ended_at = ${ended ? sql`now()` : null}
    where workspace_id = ${workspaceId} and entity = ${round.entity}
  `.execute(tx)
  return true
}

/** Whether some kind was never gone through to its end since it was last asked for. */
export async function isCounting(tx: Tx, workspaceId: WorkspaceId): Promise<boolean> {
  const { rows } = await sql<{ ended: number }>`
    select count(*)::integer as ended from check_rounds
    where workspace_id = ${workspaceId} and ended_at is not null
  `.execute(tx)
  return (rows[0]?.ended ?? 0) < checkedEntities.length
}
