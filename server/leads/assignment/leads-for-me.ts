import { sql } from 'kysely'
import { leadsForMe as route } from '../../../contract/leads/assignment.ts'
import type { Returned } from '../../../contract/route.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { Lead } from '../lead.ts'
import { inList, leadsWithNames, type Names, nameColumns } from '../lists/in-list.ts'
import { leadColumns } from '../table.ts'

const shown = 20

type Waits = 'mine' | 'toContact' | 'queue'

/**
 * Leads that wait for me: those a rule gave me and I have not accepted, those of mine that nobody has been in touch with
 * yet, and those in the queues of my teams.
 */
export async function leadsForMe(tx: Tx, actor: Actor): Promise<Returned<typeof route>> {
  const { rows } = await sql<Lead & Names & { waits: Waits }>`
    (select ${leadColumns}, ${nameColumns}, 'mine' as waits
     from ${leadsWithNames(actor)}
     where l.workspace_id = ${actor.workspaceId} and l.owner_id = ${actor.memberId} and l.status = 'new'
       and l.accepted_at is null and l.assignment_rule_id is not null and l.archived_at is null
       and ${actor.rights['leads.see'] !== 'none'}::boolean
     order by l.assigned_at, l.id
     limit ${shown})
    union all
    (select ${leadColumns}, ${nameColumns}, 'toContact'
     from ${leadsWithNames(actor)}
     where l.workspace_id = ${actor.workspaceId} and l.owner_id = ${actor.memberId} and l.status = 'new'
       and (l.accepted_at is not null or l.assignment_rule_id is null) and l.archived_at is null
       and l.first_contact_at is null and l.first_contact_due_at is not null
       and ${actor.rights['leads.see'] !== 'none'}::boolean
     order by l.first_contact_due_at, l.id
     limit ${shown + 1})
    union all
    (select ${leadColumns}, ${nameColumns}, 'queue'
     from ${leadsWithNames(actor)}
     where l.workspace_id = ${actor.workspaceId} and l.owner_id is null and l.team_id = any (${actor.teams}::uuid[])
       and l.status in ('new', 'contacted') and l.archived_at is null
       and ${actor.rights['leads.see'] !== 'none'}::boolean
     order by l.created_at, l.id
     limit ${shown + 1})
  `.execute(tx)
  const of = (waits: Waits) => rows.filter((row) => row.waits === waits).map((row) => inList(actor, row))
  const toContact = of('toContact')
  const queue = of('queue')
  return {
    mine: of('mine'),
    toContact: toContact.slice(0, shown),
    moreToContact: toContact.length > shown,
    queue: queue.slice(0, shown),
    more: queue.length > shown,
  }
}
