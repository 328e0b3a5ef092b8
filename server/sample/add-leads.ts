import { sql } from 'kysely'
import type { DisqualifyReason, LeadStatus } from '../../contract/leads/lead.ts'
import { clockFrom } from '../deals/moving/enter-stage.ts'
import { usualFirstContact } from '../leads/first-contact.ts'
import { nextNumber } from '../leads/table.ts'
import type { Tx } from '../platform/database/tx.ts'
import { priceOf } from './customer-rows.ts'
import type { Setting } from './setting.ts'

/** How the sample's leads stand, the newest first: some wait, one for too long, some are worked on, some led nowhere. */
const lives: readonly { status: LeadStatus; hoursAgo: number; reason?: DisqualifyReason }[] = [
  ...[1, 3, 5, 20, 26, 96].map((hoursAgo) => ({ status: 'new' as const, hoursAgo })),
  ...[30, 50, 75, 100, 170].map((hoursAgo) => ({ status: 'contacted' as const, hoursAgo })),
  { status: 'disqualified', hoursAgo: 120, reason: 'no_budget' },
  { status: 'disqualified', hoursAgo: 200, reason: 'bad_timing' },
  { status: 'disqualified', hoursAgo: 260, reason: 'not_a_fit' },
]

const sources = ['website', 'paid_campaign', 'event', 'referral', 'social', 'cold_call'] as const
const hourMs = 3_600_000

/** Leads of the sample company and what two of their sources cost. */
export async function addSampleLeads(tx: Tx, setting: Setting): Promise<void> {
  const { workspaceId, now, currency } = setting
  const first = await nextNumber(tx, workspaceId, lives.length)
  const rows = lives.map((_, place) => leadRow(setting, place, first + lives.length - 1 - place))
  await sql`
    insert into leads (workspace_id, id, number, name, company_name, job_title, email, city, country, language, need,
                       product_id, source, channel, came_by, status, status_at, owner_id, assigned_at,
                       first_contact_warn_at, first_contact_due_at, first_contact_at, last_contact_at, contact_count,
                       disqualify_reason, recycle_on, sample, created_at, own)
    select ${workspaceId}, id, number, name, company_name, job_title, email, city, country, language, need, product_id,
           source, channel, came_by, status, status_at, owner_id, created_at, first_contact_warn_at,
           first_contact_due_at, first_contact_at, first_contact_at, contact_count, disqualify_reason, recycle_on, true,
           created_at, '{}'
    from jsonb_populate_recordset(null::leads, ${JSON.stringify(rows)}::jsonb)
  `.execute(tx)
  await sql`
    insert into events (workspace_id, type, subject_type, subject_id, via, at, data)
    select ${workspaceId}, 'lead.created', 'lead', l.id, 'automation', l.created_at,
           jsonb_build_object('name', l.name, 'source', l.source, 'cameBy', l.came_by)
    from leads l where l.workspace_id = ${workspaceId} and l.sample
  `.execute(tx)
  const day = (ago: number) => new Date(now - ago * 24 * hourMs).toISOString().slice(0, 10)
  const costs = [
    { id: setting.random.id<string>(now), source: 'paid_campaign', amount: priceOf(900, setting) },
    { id: setting.random.id<string>(now), source: 'event', amount: priceOf(2_400, setting) },
  ]
  await sql`
    insert into source_costs (workspace_id, id, source, from_on, to_on, amount, currency, sample, created_at)
    select ${workspaceId}, id, source, ${day(30)}, ${day(0)}, amount, ${currency}, true, now()
    from jsonb_to_recordset(${JSON.stringify(costs)}::jsonb) as r (id uuid, source text, amount bigint)
  `.execute(tx)
}

function leadRow(setting: Setting, place: number, number: number) {
  const { random, words, calendar, now, language, products, sellers } = setting
  const { status, hoursAgo, reason } = lives[place] as (typeof lives)[number]
  const createdAt = now - hoursAgo * hourMs
  const at = new Date(createdAt).toISOString()
  const { warnAt, dueAt } = clockFrom(calendar, createdAt, usualFirstContact)
  const contactedAt = status === 'new' ? null : new Date(createdAt + 2 * hourMs).toISOString()
  const product = random.pick(products)
  const source = random.pick(sources)
  return {
    id: random.id<string>(createdAt),
    number,
    name: words.personName(random.pick(words.firstNames), random.pick(words.lastNames)),
    company_name: words.companyName(random),
    job_title: random.pick(words.jobTitles.decides),
    email: `lead-${number}@sample.example`,
    city: random.pick(words.cities),
    country: words.country,
    language,
    need: `${random.pick(words.topics)}: ${product.name}`,
    product_id: product.id,
    source,
    channel: source === 'cold_call' ? 'outbound' : 'inbound',
    came_by: source === 'website' ? 'form' : 'hand',
    status,
    status_at: contactedAt ?? at,
    owner_id: random.pick(sellers).id,
    first_contact_warn_at: warnAt,
    first_contact_due_at: dueAt,
    first_contact_at: contactedAt,
    contact_count: contactedAt ? 1 : 0,
    disqualify_reason: reason ?? null,
    recycle_on: reason === 'bad_timing' ? new Date(now + 60 * 24 * hourMs).toISOString().slice(0, 10) : null,
    created_at: at,
  }
}
