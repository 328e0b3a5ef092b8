import { sql } from 'kysely'
import type { MemberId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'

export interface Absence {
  memberId: MemberId
  fromOn: string
  toOn: string
}

/** Who is away now, on the company's calendar day, or will be within two weeks; leaves that follow each other are one. */
export async function listAbsences(tx: Tx, actor: Actor): Promise<Absence[]> {
  const { rows } = await sql<Absence>`
    select l.member_id as "memberId", min(l.from_on)::text as "fromOn", max(l.to_on)::text as "toOn"
    from (
      select *, sum(begins) over (partition by member_id order by from_on, id) as run
      from (
        select l.*, case when l.from_on <= max(l.to_on) over (
                      partition by l.member_id order by l.from_on, l.id
                      rows between unbounded preceding and 1 preceding) + 1
                    then 0 else 1 end as begins
        from leaves l
        join members m on m.workspace_id = l.workspace_id and m.id = l.member_id and m.deactivated_at is null
        join workspaces w on w.workspace_id = l.workspace_id
        where l.workspace_id = ${actor.workspaceId} and l.to_on >= (now() at time zone w.time_zone)::date
      ) l
    ) l
    join workspaces w on w.workspace_id = ${actor.workspaceId}
    group by l.member_id, l.run, w.time_zone
    having min(l.from_on) <= (now() at time zone w.time_zone)::date + 14
    order by 2, 1
  `.execute(tx)
  return rows
}
