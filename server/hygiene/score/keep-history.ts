import { sql } from 'kysely'
import { checkedEntities } from '../../../contract/hygiene/checks.ts'
import type { WorkspaceId } from '../../../contract/ids.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { workspaceCalendar } from '../../team/calendars/workspace-calendar.ts'

/** Keeps how clean the records are, once a day: when the day's rounds have ended. */
export async function keepHistory(tx: Tx, workspaceId: WorkspaceId): Promise<void> {
  const { timeZone } = await workspaceCalendar(tx, workspaceId)
  const today = Temporal.Now.plainDateISO(timeZone).toString()
  await sql`
    insert into check_history (workspace_id, day, counts, owner_id, team_id, process_id, records)
    select ${workspaceId}, ${today}::date, counts, owner_id, team_id, process_id, sum(records)
    from check_totals
    where workspace_id = ${workspaceId} and counts like ':%'
      and not exists (select from check_history where workspace_id = ${workspaceId} and day = ${today}::date)
      and (select count(*) from check_rounds where workspace_id = ${workspaceId} and ended_at is not null)
          = ${checkedEntities.length}
    group by counts, owner_id, team_id, process_id
    having sum(records) <> 0
  `.execute(tx)
}
