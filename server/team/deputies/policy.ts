import { sql } from 'kysely'
import type { MemberId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { holds } from '../reach.ts'

/**
 * Who does somebody's work is said by himself, by who leads a team of his, and by who manages the team.
 * @throws Refusal `not_found` for who is no colleague, `not_allowed`
 */
export async function allowDeputyOf(tx: Tx, memberId: MemberId, actor: Actor): Promise<void> {
  const { rows } = await sql<{ leads: boolean }>`
    select exists (
             select from team_members his
             join team_members mine on mine.workspace_id = his.workspace_id and mine.team_id = his.team_id
             where his.workspace_id = m.workspace_id and his.member_id = m.id
               and mine.member_id = ${actor.memberId} and mine.leads) as leads
    from members m
    where m.workspace_id = ${actor.workspaceId} and m.id = ${memberId} and m.deactivated_at is null
  `.execute(tx)
  const [member] = rows
  if (!member) throw new Refusal('not_found')
  if (memberId !== actor.memberId && !member.leads && !holds(actor, 'team.manage'))
    throw new Refusal('not_allowed')
}
