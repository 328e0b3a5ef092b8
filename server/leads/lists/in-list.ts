import { sql } from 'kysely'
import type { Tag } from '../../../contract/customers/tags.ts'
import type { DealId, MemberId, TeamId } from '../../../contract/ids.ts'
import type { LeadInList } from '../../../contract/leads/lead.ts'
import { visibleDeals } from '../../deals/policy.ts'
import type { Actor } from '../../platform/actor.ts'
import { named } from '../../platform/database/named.ts'
import type { Lead } from '../lead.ts'
import { leadCan } from '../policy.ts'

/** Names of what a lead points to, beside leadColumns; a deal is named only to who may see it. */
export const nameColumns = sql`${named('o')} as owner, ${named('t')} as team,
  case when d.id is not null then jsonb_build_object('id', d.id, 'name', d.title) end as deal`

/** A lead `l` with its owner `o`, team `t` and the deal `d` it became. */
export const leadsWithNames = (actor: Actor) => sql`leads l
  left join members o on o.workspace_id = l.workspace_id and o.id = l.owner_id
  left join teams t on t.workspace_id = l.workspace_id and t.id = l.team_id
  left join deals d on d.workspace_id = l.workspace_id and d.id = l.deal_id and ${visibleDeals(actor)}`

export interface Names {
  owner: { id: MemberId; name: string } | null
  team: { id: TeamId; name: string } | null
  deal: { id: DealId; name: string } | null
  /** Of its customer, where a list is asked for them. */
  tags?: Tag[]
}

/** A row of leadColumns and nameColumns as the API shows a lead in a list. */
export function inList(actor: Actor, row: Lead & Names): LeadInList {
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    companyName: row.companyName,
    email: row.email,
    phone: row.phone,
    country: row.country,
    need: row.need,
    status: row.status,
    statusAt: row.statusAt,
    source: row.source as LeadInList['source'],
    channel: row.channel as LeadInList['channel'],
    cameBy: row.cameBy,
    owner: row.owner,
    team: row.team,
    firstContact:
      row.firstContactDueAt === null
        ? null
        : { warnAt: row.firstContactWarnAt, dueAt: row.firstContactDueAt, at: row.firstContactAt },
    lastContactAt: row.lastContactAt,
    score: row.score,
    disqualifyReason: row.disqualifyReason,
    recycleOn: row.recycleOn,
    deal: row.deal,
    own: row.own ?? {},
    createdAt: row.createdAt,
    version: row.version,
    can: leadCan(actor, row),
    ...(row.tags && { tags: row.tags }),
  }
}
