import { type RawBuilder, sql } from 'kysely'
import type { RetentionKey } from '../../../contract/privacy.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'

export interface Outlived {
  id: string
  name: string
  since: string
}

export const entityOf = { disqualified_leads: 'lead', silent_people: 'person' } as const

/**
 * Whom a rule of so many months means today, the longest silent first. Disqualified leads count from the day they were
 * disqualified; those that come back on a date are waited for. People are silent who are on no deal and no lead, and with
 * whom nothing was logged; one who agreed to something and did not take it back is not forgotten.
 */
export async function outlived(
  tx: Tx,
  actor: Actor,
  { key, months, most, id }: { key: RetentionKey; months: number; most: number; id?: string },
): Promise<Outlived[]> {
  const { rows } = await sql<Outlived>`
    select id, name, utc(since) as since from (${meant[key](actor)}) o
    where since < now() - make_interval(months => ${months}) and ${id ? sql`id = ${id}` : sql`true`}
    order by since, id
    limit ${most}
  `.execute(tx)
  return rows
}

export async function countOutlived(
  tx: Tx,
  actor: Actor,
  { key, months }: { key: RetentionKey; months: number },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (${meant[key](actor)}) o
    where since < now() - make_interval(months => ${months})
  `.execute(tx)
  return rows[0]?.count ?? 0
}

const meant: Record<RetentionKey, (actor: Actor) => RawBuilder<unknown>> = {
  disqualified_leads: (actor) => sql`
    select l.id, l.name, l.status_at as since
    from leads l
    where l.workspace_id = ${actor.workspaceId} and l.status = 'disqualified' and l.recycle_on is null
      and l.person_id is null and (l.name <> '–' or l.email is not null)`,
  silent_people: (actor) => sql`
    select p.id, p.name, greatest(p.created_at, a.at) as since
    from people p
    left join last_activities a on a.workspace_id = p.workspace_id and a.subject_id = p.id
    where p.workspace_id = ${actor.workspaceId}
      and not exists (select from deal_people d where d.workspace_id = p.workspace_id and d.person_id = p.id)
      and not exists (select from leads l where l.workspace_id = p.workspace_id and l.person_id = p.id)
      and not exists (select from consents c where c.workspace_id = p.workspace_id and c.person_id = p.id
                        and c.withdrawn_on is null)`,
}
