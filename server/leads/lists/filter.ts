import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { LeadFilter as fields } from '../../../contract/leads/leads.ts'
import type { Actor } from '../../platform/actor.ts'
import { containing } from '../../platform/database/like.ts'
import { ownersWithin } from '../../team/reach.ts'

export type LeadFilter = z.output<z.ZodObject<typeof fields>>

/** What a caller asked of leads `l`, as SQL. Every value is a parameter; every name comes from here. */
export function leadFilter(actor: Actor, asked: Partial<LeadFilter>): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [sql`l.archived_at is null`]
  const add = (value: unknown, condition: () => RawBuilder<unknown>) => {
    if (value !== undefined) conditions.push(condition())
  }
  // Written out, not a parameter: a plan made once for all values could not use the indexes of one status.
  add(asked.status, () => sql`l.status = ${sql.lit(asked.status)}`)
  add(asked.owner, () => sql`l.owner_id = ${asked.owner}`)
  add(asked.team, () => sql`l.team_id = ${asked.team}`)
  add(asked.unassigned, () => sql`l.owner_id is null`)
  add(asked.source, () => sql`l.source = ${asked.source}`)
  add(asked.channel, () => sql`l.channel = ${asked.channel}`)
  add(asked.cameBy, () => sql`l.came_by = ${asked.cameBy}`)
  add(asked.product, () => sql`l.product_id = ${asked.product}`)
  add(asked.disqualifyReason, () => sql`l.disqualify_reason = ${asked.disqualifyReason}`)
  add(asked.company, () => sql`l.company_id = ${asked.company}`)
  add(asked.person, () => sql`l.person_id = ${asked.person}`)
  // Days of a report are UTC days: a number and its leads then always agree.
  add(asked.createdFrom, () => sql`l.created_at >= ${`${asked.createdFrom}T00:00:00Z`}::timestamptz`)
  add(
    asked.createdTo,
    () => sql`l.created_at < ${`${asked.createdTo}T00:00:00Z`}::timestamptz + interval '1 day'`,
  )
  add(asked.late, () => isLate)
  add(asked.deal, () =>
    asked.deal === 'won'
      ? sql`exists (select from deals d where d.workspace_id = l.workspace_id and d.id = l.deal_id and d.status = 'won')`
      : sql`l.deal_id is not null`,
  )
  add(
    asked.text,
    () => sql`l.id in (select leads_like(${containing(asked.text as string)},
      ${ownersWithin(actor, 'leads.see')}::uuid[], ${actor.teams}::uuid[], 1000))`,
  )
  return sql.join(conditions, sql` and `)
}

/** Somebody new waits for a first contact that is overdue. */
export const isLate = sql<boolean>`(l.status = 'new' and l.first_contact_at is null and l.first_contact_due_at < now())`
