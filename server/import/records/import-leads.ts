import { sql } from 'kysely'
import type { LeadId } from '../../../contract/ids.ts'
import { phoneE164 } from '../../customers/phone-number.ts'
import { clockFrom } from '../../deals/moving/enter-stage.ts'
import { assignByRules } from '../../leads/assignment/assign-by-rules.ts'
import { usualFirstContact } from '../../leads/first-contact.ts'
import { nameOf } from '../../leads/lead.ts'
import { lockLeads, nextNumber } from '../../leads/table.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { workspaceCountry } from '../../team/workspace/workspace-country.ts'
import type { Plan } from '../import.ts'
import type { RowRead } from '../reading/read-row.ts'
import type { Run } from '../running/run.ts'
import { type Flat, flatRecords, ownedByImporter } from './flat-records.ts'
import type { RecordKind } from './record-kind.ts'

const flat = flatRecords({
  into: 'leads',
  table: 'leads',
  noun: 'lead',
  created: 'created',
  right: 'leads.edit',
  fresh,
})

/**
 * Leads from a list. Each is new and its first-contact clock begins with the import: somebody has to get in touch with
 * them all. One without a name is called by its company, else by its address.
 */
export const leads: RecordKind<Flat> = {
  plan: (tx, actor, run, rows) => flat.plan(tx, actor, { ...run, read: (row) => named(run.read(row)) }, rows),
  async write(tx, actor, run, plans) {
    await number(tx, actor, plans)
    await flat.write(tx, actor, run, plans)
    const idsOf = (...states: string[]) =>
      plans.flatMap(({ state, id }) => (id && states.includes(state) ? id : []))
    await normalise(tx, actor, idsOf('created', 'updated'))
    // A file that says whose they are has the last word.
    if (!('owner' in run.mapping.relations))
      await assignByRules(tx, actor, await lockLeads(tx, actor, idsOf('created') as LeadId[]))
  },
}

function named(read: RowRead): RowRead {
  const { name, company_name, email, phone } = read.values as Record<string, string | undefined>
  const called = nameOf({ name, companyName: company_name, email, phone })
  return called === undefined ? read : { ...read, values: { ...read.values, name: called } }
}

/** What a new lead has that no file says. Its process is chosen when it is next worked on. */
async function fresh(tx: Tx, actor: Actor, run: Run) {
  const { warnAt, dueAt } = clockFrom(run.calendar, Date.now(), usualFirstContact)
  const now = new Date().toISOString()
  return {
    ...(await ownedByImporter(tx, actor, run)),
    number: 0,
    came_by: 'import',
    status: 'new',
    status_at: now,
    status_by: actor.memberId,
    assigned_at: now,
    recycle_count: 0,
    contact_count: 0,
    first_contact_warn_at: warnAt,
    first_contact_due_at: dueAt,
    own: {},
    created_by: actor.memberId,
  }
}

async function number(tx: Tx, actor: Actor, plans: readonly Plan<Flat>[]): Promise<void> {
  const created = plans.filter(({ state }) => state === 'created')
  if (created.length === 0) return
  const first = await nextNumber(tx, actor.workspaceId, created.length)
  for (const [place, { record }] of created.entries())
    if (record) record.values = { ...record.values, number: first + place }
}

async function normalise(tx: Tx, actor: Actor, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const { rows } = await sql<{ id: string; phone: string; country: string | null }>`
    select id, phone, country from leads
    where workspace_id = ${actor.workspaceId} and id = any (${ids}::uuid[]) and phone is not null
  `.execute(tx)
  const home = await workspaceCountry(tx, actor.workspaceId)
  const numbers = rows.map(({ id, phone, country }) => ({ id, e164: phoneE164(phone, country ?? home) }))
  await sql`
    update leads l set phone_e164 = n.e164
    from jsonb_to_recordset(${JSON.stringify(numbers)}::jsonb) as n (id uuid, e164 text)
    where l.workspace_id = ${actor.workspaceId} and l.id = n.id
  `.execute(tx)
}
