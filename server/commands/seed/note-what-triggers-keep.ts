import type { PoolClient } from 'pg'
import type { WorkspaceId } from '../../../contract/ids.ts'

/**
 * Rows that a superuser copies straight into the tables pass their triggers by (see rowWriter). What those would have
 * kept is worked out here for all of them at once; where they did fire, this finds nothing to do.
 */
export async function noteWhatTriggersKeep(client: PoolClient, workspaceId: WorkspaceId): Promise<void> {
  await client.query(
    `insert into last_activities as l (workspace_id, subject_id, at)
     select a.workspace_id, s.id, max(a.at)
     from activities a, unnest(array[a.deal_id, a.company_id, a.person_id]) as s (id)
     where a.workspace_id = $1 and s.id is not null
     group by a.workspace_id, s.id
     on conflict (workspace_id, subject_id) do update set at = excluded.at where excluded.at > l.at`,
    [workspaceId],
  )
  await client.query(
    `insert into duplicate_keys (workspace_id, record_id, entity)
     select workspace_id, id, 'person' from people where workspace_id = $1
     union all
     select workspace_id, id, 'company' from companies where workspace_id = $1
     on conflict (workspace_id, record_id) do nothing`,
    [workspaceId],
  )
  await client.query('select gather_words($1)', [workspaceId])
}
