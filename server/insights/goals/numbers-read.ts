import { sql } from 'kysely'
import type { ProcessId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'

/** Remembers that somebody looked at the numbers of a process: at most once a day, so that reading stays reading. */
export async function numbersRead(tx: Tx, processId: ProcessId, actor: Actor): Promise<void> {
  await sql`
    insert into process_numbers_opened as o (workspace_id, process_id, opened_at, opened_by)
    select p.workspace_id, p.id, now(), ${actor.memberId}
    from processes p
    where p.workspace_id = ${actor.workspaceId} and p.id = ${processId}
      and not exists (
        select from process_numbers_opened n
        where n.workspace_id = p.workspace_id and n.process_id = p.id and n.opened_at > now() - interval '1 day')
    on conflict (workspace_id, process_id) do update
    set opened_at = excluded.opened_at, opened_by = excluded.opened_by
  `.execute(tx)
}
