import { sql } from 'kysely'
import type { CompanyId, LeadId, PersonId, ProcessId, ProductId } from '../../contract/ids.ts'
import type { LeadActivity, LeadAssignment, Lead as ShownLead } from '../../contract/leads/lead.ts'
import type { Text } from '../../contract/text.ts'
import { visibleCustomers } from '../customers/policy.ts'
import type { Actor } from '../platform/actor.ts'
import { named } from '../platform/database/named.ts'
import type { Tx } from '../platform/database/tx.ts'
import { Refusal } from '../platform/refusal.ts'
import { workingTimeBetween } from '../platform/time/working-time.ts'
import { workspaceCalendar } from '../team/calendars/workspace-calendar.ts'
import { assignmentOf } from './assignment/table.ts'
import { undoableUntil } from './conversion/undo-conversion.ts'
import type { Lead } from './lead.ts'
import { inList, leadsWithNames, type Names, nameColumns } from './lists/in-list.ts'
import { visibleLeads } from './policy.ts'
import { leadColumns } from './table.ts'

const activitiesShown = 50

/**
 * One lead with everything its page shows, read in one statement.
 * @throws Refusal `not_found`, also for a lead one may not see
 */
export async function showLead(tx: Tx, { id }: { id: LeadId }, actor: Actor): Promise<ShownLead> {
  const { rows } = await statement(actor, id, visibleLeads(actor)).execute(tx)
  return shown(tx, actor, rows[0])
}

/** The lead that somebody just worked on, even where it went out of his sight thereby. */
export async function leadAfter(tx: Tx, { id }: { id: LeadId }, actor: Actor): Promise<ShownLead> {
  const { rows } = await statement(actor, id, sql`true`).execute(tx)
  return shown(tx, actor, rows[0])
}

type Row = Lead &
  Names & {
    product: { id: ProductId; name: string } | null
    company: { id: CompanyId; name: string } | null
    person: { id: PersonId; name: string } | null
    doubled: { id: LeadId; name: string } | null
    process: { id: ProcessId; name: Text } | null
    assignment: LeadAssignment
    activities: LeadActivity[]
  }

const statement = (actor: Actor, id: LeadId, visible: ReturnType<typeof visibleLeads>) => sql<Row>`
  select ${leadColumns}, ${nameColumns}, ${named('p')} as product, ${named('c')} as company, ${named('h')} as person,
         (select jsonb_build_object('id', x.id, 'name', x.name) from leads x
          where x.workspace_id = l.workspace_id and x.id = l.duplicate_of) as doubled,
         (select jsonb_build_object('id', v.process_id, 'name', v.document -> 'name') from process_versions v
          where v.workspace_id = l.workspace_id and v.process_id = l.process_id and v.state = 'published'
          order by v.number desc limit 1) as process,
         ${assignmentOf} as assignment,
         (select coalesce(json_agg(a order by a.at desc, a.id desc), '[]') from (
            select a.id, a.kind, a.direction, a.outcome, a.subject, a.body, utc(a.at) as at, ${named('m')} as by
            from activities a
            left join members m on m.workspace_id = a.workspace_id and m.id = a.by
            where a.workspace_id = l.workspace_id and a.lead_id = l.id
            order by a.at desc, a.id desc
            limit ${activitiesShown}) a) as activities
  from ${leadsWithNames(actor)}
  left join products p on p.workspace_id = l.workspace_id and p.id = l.product_id
  left join companies c on c.workspace_id = l.workspace_id and c.id = l.company_id and ${visibleCustomers(actor)}
  left join people h on h.workspace_id = l.workspace_id and h.id = l.person_id
                    and ${visibleCustomers(actor, 'h')}
  where l.workspace_id = ${actor.workspaceId} and l.id = ${id} and ${visible}
`

async function shown(tx: Tx, actor: Actor, row: Row | undefined): Promise<ShownLead> {
  if (!row) throw new Refusal('not_found')
  return {
    ...inList(actor, row),
    jobTitle: row.jobTitle,
    phoneE164: row.phoneE164,
    website: row.website,
    city: row.city,
    language: row.language as ShownLead['language'],
    product: row.product,
    amount: row.amount,
    currency: row.currency,
    campaign: row.campaign,
    utm: row.utm,
    process: row.process,
    disqualifyNote: row.disqualifyNote,
    recycleCount: row.recycleCount,
    assignedAt: row.assignedAt,
    acceptedAt: row.acceptedAt,
    assignment: row.assignment,
    contactCount: row.contactCount,
    company: row.company,
    person: row.person,
    undoUntil: undoableUntil(row, Date.now()),
    scoreAt: row.scoreAt,
    answers: row.answers,
    own: row.own,
    consent: row.consent,
    duplicateOf: row.doubled,
    minutesLeft: await minutesLeft(tx, actor, row),
    activities: row.activities,
  }
}

/** Working time until the first contact is due, while one is waited for. */
async function minutesLeft(tx: Tx, actor: Actor, lead: Lead): Promise<number | null> {
  if (lead.status !== 'new' || lead.firstContactAt !== null || lead.firstContactDueAt === null) return null
  const calendar = await workspaceCalendar(tx, actor.workspaceId)
  return Math.round(workingTimeBetween(calendar, Date.now(), Date.parse(lead.firstContactDueAt)))
}
