import { sql } from 'kysely'
import { leadsForMe as route } from '../../../contract/leads/assignment.ts'
import type { Returned } from '../../../contract/route.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { Lead } from '../lead.ts'
import { inList, leadsWithNames, type Names, nameColumns } from '../lists/in-list.ts'
import { leadColumns } from '../table.ts'

const shown = 20

/** Leads that wait for me: those a rule gave me and I have not accepted, and those in the queues of my teams. */
export async function leadsForMe(tx: Tx, actor: Actor): Promise<Returned<typeof route>> {
  const { rows } = await sql<Lead & Names & { isMine: boolean }>`
    (select ${leadColumns}, ${nameColumns}, true as "isMine"
     from ${leadsWithNames(actor)}
     where l.workspace_id = ${actor.workspaceId} and l.owner_id = ${actor.memberId} and l.status = 'new'
       and l.accepted_at is null and l.assignment_rule_id is not null and l.archived_at is null
       and ${actor.rights['leads.see'] !== 'none'}::boolean
     order by l.assigned_at, l.id
     limit ${shown})
    union all
    (select ${leadColumns}, ${nameColumns}, false
     from ${leadsWithNames(actor)}
     where l.workspace_id = ${actor.workspaceId} and l.owner_id is null and l.team_id = any (${actor.teams}::uuid[])
       and l.status in ('new', 'contacted') and l.archived_at is null
       and ${actor.rights['leads.see'] !== 'none'}::boolean
     order by l.created_at, l.id
     limit ${shown + 1})
  `.execute(tx)
  const of = (isMine: boolean) => rows.filter((row) => row.isMine === isMine).map((row) => inList(actor, row))
  const queue = of(false)
  return { mine: of(true), queue: queue.slice(0, shown), more: queue.length > shown }
}
