import { type RawBuilder, sql } from 'kysely'
import type { CheckedEntity } from '../../../contract/hygiene/checks.ts'
import type { WorkspaceId } from '../../../contract/ids.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { askedOnce } from '../../segments/asked-once.ts'
import { checkedTables } from './check.ts'
import type { ReadyCheck } from './ready-checks.ts'

/** A record and the checks it does not pass; null where it is looked after no more. */
export interface Judged {
  id: string
  ownerId: string | null
  teamId: string | null
  processId: string | null
  findings: string[] | null
}

/** Which records: some by their ids, or so many after one. */
export type Which = { ids: readonly string[] } | { after: string | null; most: number }

/** Asks all checks of all the records in one statement, in the order of their ids. */
export async function judgeRecords(
  tx: Tx,
  workspaceId: WorkspaceId,
  entity: CheckedEntity,
  checks: readonly ReadyCheck[],
  which: Which,
): Promise<Judged[]> {
  const { table, row: name } = checkedTables[entity]
  const row = sql.ref(name)
  const some =
    'ids' in which
      ? sql`and ${row}.id = any (${which.ids}::uuid[]) order by ${row}.id`
      : sql`and ${row}.id > ${which.after ?? nobody}::uuid order by ${row}.id limit ${which.most}`
  const found = checks.map(({ key, fails }) => sql`case when ${fails} then ${key}::text end`)
  return askedOnce<Judged>(
    tx,
    sql`
      select ${row}.id, ${row}.owner_id as "ownerId", ${teamOf(entity)} as "teamId", ${processOf(entity)} as "processId",
             case when ${isLookedAfter(entity)} then array(
               select f from unnest(array[${found.length > 0 ? sql.join(found) : sql``}]::text[]) f
               where f is not null and not exists (
                 select from check_excuses x
                 where x.workspace_id = ${row}.workspace_id and x.record_id = ${row}.id and x.check_key = f)
             ) end as findings
      from ${sql.table(table)} ${row}
      where ${row}.workspace_id = ${workspaceId} ${some}
    `,
  )
}

const nobody = '00000000-0000-0000-0000-000000000000'

export function isLookedAfter(entity: CheckedEntity): RawBuilder<unknown> {
  if (entity === 'deal') return sql`d.status = 'open'`
  return entity === 'lead' ? sql`l.status in ('new', 'contacted') and l.archived_at is null` : sql`true`
}

const teamOf = (entity: CheckedEntity) => (entity === 'lead' ? sql`l.team_id` : sql`null::uuid`)
const processOf = (entity: CheckedEntity) => (entity === 'deal' ? sql`d.process_id` : sql`null::uuid`)
