import { type RawBuilder, sql } from 'kysely'
import type { LeadId, WorkspaceId } from '../../../contract/ids.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { Column, Facts, Table } from '../model/history/facts.ts'

/**
 * What was known of a lead `l` when it came. Nothing that happens later: how often it was called would foresee only that
 * it was worth calling.
 */
const facts = {
  source: { kind: 'choice', value: sql`l.source` },
  channel: { kind: 'choice', value: sql`l.channel` },
  campaign: { kind: 'choice', value: sql`l.campaign` },
  came_by: { kind: 'choice', value: sql`l.came_by` },
  country: { kind: 'choice', value: sql`l.country` },
  city: { kind: 'choice', value: sql`lower(l.city)` },
  language: { kind: 'choice', value: sql`l.language` },
  product: {
    kind: 'choice',
    value: sql`(select p.name from products p where p.workspace_id = l.workspace_id and p.id = l.product_id)`,
  },
  has_company: { kind: 'choice', value: yesNo(sql`l.company_name is not null`) },
  has_phone: { kind: 'choice', value: yesNo(sql`l.phone is not null`) },
  has_email: { kind: 'choice', value: yesNo(sql`l.email is not null`) },
  has_position: { kind: 'choice', value: yesNo(sql`l.job_title is not null`) },
  need_length: { kind: 'number', value: sql`length(coalesce(l.need, ''))` },
  amount: { kind: 'number', value: sql`l.amount` },
  weekday: { kind: 'choice', value: sql`extract(isodow from l.created_at)::text` },
  hour: { kind: 'number', value: sql`extract(hour from l.created_at)` },
} as const satisfies Record<string, { kind: Column['kind']; value: RawBuilder<unknown> }>

function yesNo(condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`case when ${condition} then 'yes' else 'no' end`
}

/** A jsonb object of them. */
const asObject = sql`jsonb_build_object(${sql.join(
  Object.entries(facts).flatMap(([name, { value }]) => [sql.lit(name), value]),
)})`

export async function factsOfLeads(
  tx: Tx,
  workspaceId: WorkspaceId,
  ids: readonly LeadId[],
): Promise<Map<LeadId, Facts>> {
  const { rows } = await sql<{ id: LeadId; facts: Facts }>`
    select l.id, ${asObject} as facts from leads l
    where l.workspace_id = ${workspaceId} and l.id = any (${ids}::uuid[])
  `.execute(tx)
  return new Map(rows.map(({ id, facts: known }) => [id, known]))
}

/** More would only take longer; the newest say most about the next. */
const mostRows = 50_000

/** Leads whose end is known: won with their deal, or lost with it or disqualified. One that doubled another tells nothing. */
export async function closedLeads(
  tx: Tx,
  workspaceId: WorkspaceId,
): Promise<{ table: Table; outcomes: Uint8Array }> {
  const { rows } = await sql<{ facts: Facts; won: boolean }>`
    select ${asObject} as facts, (l.status = 'qualified' and d.status = 'won') as won
    from leads l
    left join deals d on d.workspace_id = l.workspace_id and d.id = l.deal_id
    where l.workspace_id = ${workspaceId} and l.archived_at is null
      and ((l.status = 'disqualified' and l.disqualify_reason <> 'duplicate')
        or (l.status = 'qualified' and d.status in ('won', 'lost')))
    order by l.created_at desc
    limit ${mostRows}
  `.execute(tx)
  const columns = Object.entries(facts).map(([name, { kind }]): Column => {
    const values = rows.map((row) => row.facts[name])
    return kind === 'choice'
      ? { name, kind, values: values.map((value) => String(value ?? '')) }
      : {
          name,
          kind,
          values: Float64Array.from(values, (value) => (value == null ? Number.NaN : Number(value))),
        }
  })
  return {
    table: { rows: rows.length, columns },
    outcomes: Uint8Array.from(rows, ({ won }) => (won ? 1 : 0)),
  }
}
