import { sql } from 'kysely'
import type { MemberId } from '../../../contract/ids.ts'
import { notify } from '../../notices/notify.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import type { ChatRow, Talk } from '../chat.ts'

interface Told {
  talk: Talk
  chat: ChatRow
  type: 'lead.chat_waits' | 'lead.call_booked'
  data?: Record<string, unknown>
}

/** Says on the lead what the visitor asks for, and tells whoever is to see to it. */
export async function tellColleagues(
  tx: Tx,
  house: Actor,
  { talk, chat, type, data = {} }: Told,
): Promise<void> {
  if (talk.leadId === null) return
  const leadId = talk.leadId
  await record(tx, house, { type, subject: { type: 'lead', id: leadId }, data })
  const members = await concerned(tx, house, talk, chat)
  await notify(
    tx,
    house,
    members.map((memberId) => ({ memberId, type, leadId, data })),
  )
}

/** Who answers already, else the lead's owner, else its team, else everybody who works on all leads. */
async function concerned(tx: Tx, house: Actor, talk: Talk, chat: ChatRow): Promise<MemberId[]> {
  if (talk.colleagueId !== null) return [talk.colleagueId]
  const { rows } = await sql<{ id: MemberId }>`
    select m.id
    from leads l
    join members m on m.workspace_id = l.workspace_id and m.deactivated_at is null
    join roles r on r.workspace_id = m.workspace_id and r.key = m.role_key
    where l.workspace_id = ${house.workspaceId} and l.id = ${talk.leadId}
      and case when l.owner_id is not null then m.id = l.owner_id
               when coalesce(l.team_id, ${chat.teamId}::uuid) is not null then exists (
                 select from team_members t
                 where t.workspace_id = m.workspace_id and t.member_id = m.id
                   and t.team_id = coalesce(l.team_id, ${chat.teamId}::uuid))
               else r.rights ->> 'leads.edit' = 'all' end
    order by m.id
    limit 100
  `.execute(tx)
  return rows.map(({ id }) => id)
}
