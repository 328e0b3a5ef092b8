import { type RawBuilder, sql } from 'kysely'
import type { DeputyId, MemberId } from '../../../contract/ids.ts'
import type { Deputy } from '../../../contract/team/deputies.ts'
import type { Actor } from '../../platform/actor.ts'
import { named } from '../../platform/database/named.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { holds } from '../reach.ts'

/** One period of one deputy, as it lies there. Days are the company's. */
export interface DeputyRow {
  id: DeputyId
  memberId: MemberId
  memberName: string
  deputyId: MemberId
  deputyName: string
  fromOn: string
  toOn: string
}

/** Told of: his work is done by somebody, from when and until when. Notices live above; app.ts hands this in. */
export type Tell = (
  tx: Tx,
  actor: Actor,
  notices: readonly { memberId: MemberId; type: `deputy.${string}`; data: Record<string, unknown> }[],
) => Promise<void>

/** Deputies that the condition on `d` chooses, as the API shows them. */
export async function deputiesWhere(tx: Tx, actor: Actor, condition: RawBuilder<unknown>): Promise<Deputy[]> {
  const { rows } = await sql<Omit<Deputy, 'can'> & { leads: boolean }>`
    select d.id, ${named('m')} as member, ${named('b')} as deputy, d.from_on::text as "fromOn", d.to_on::text as "toOn",
           d.tasks, d.approvals, d.notices, d.records,
           case when d.ended_at is not null then 'ended' when d.began_at is not null then 'now' else 'planned' end as state,
           exists (
             select from team_members his
             join team_members mine on mine.workspace_id = his.workspace_id and mine.team_id = his.team_id
             where his.workspace_id = d.workspace_id and his.member_id = d.member_id
               and mine.member_id = ${actor.memberId} and mine.leads) as leads
    from deputies d
    join members m on m.workspace_id = d.workspace_id and m.id = d.member_id
    join members b on b.workspace_id = d.workspace_id and b.id = d.deputy_id
    where d.workspace_id = ${actor.workspaceId} and ${condition}
    order by d.ended_at desc nulls first, d.from_on, d.id
    limit 500
  `.execute(tx)
  return rows.map(({ leads, ...deputy }) => ({
    ...deputy,
    can: { end: endCan(actor, deputy, leads) },
  }))
}

/** Who could have planned it may end it, and so may the deputy himself. */
function endCan(
  actor: Actor,
  { member, deputy, state }: Pick<Deputy, 'member' | 'deputy' | 'state'>,
  leads: boolean,
): Deputy['can']['end'] {
  if (state === 'ended') return 'not_found'
  const his = [member.id, deputy.id].includes(actor.memberId)
  return his || leads || holds(actor, 'team.manage') || 'not_allowed'
}
