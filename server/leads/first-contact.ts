import type { ProcessId } from '../../contract/ids.ts'
import type { Deadline } from '../../contract/process/process-document.ts'
import { newcomer } from '../deals/choosing/newcomer.ts'
import { clockFrom } from '../deals/moving/enter-stage.ts'
import { factsOf, type Gathered } from '../deals/moving/gate-state.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import type { Facts } from '../process/conditions/facts.ts'
import { selectProcess } from '../process/select-process.ts'
import { notRetired, publishedProcesses } from '../process/versions/published-processes.ts'
import { workspaceCalendar } from '../team/calendars/workspace-calendar.ts'
import { workspaceCurrency } from '../team/workspace/workspace-currency.ts'
import type { Lead } from './lead.ts'

type LeadAsked = Pick<
  Lead,
  'name' | 'companyName' | 'city' | 'country' | 'amount' | 'currency' | 'source' | 'channel' | 'createdAt'
>

/** The rule of the trade where the process says nothing: within a business day, after two it is late. */
export const usualFirstContact: Deadline = { warn: { workingDays: 1 }, breach: { workingDays: 2 } }

/**
 * The process the rules choose for what is known of a lead, which says how soon somebody must be in touch.
 * @returns null while no process is published
 */
export async function chosenProcess(
  tx: Tx,
  actor: Actor,
  lead: LeadAsked,
  product: Gathered['product'] = null,
) {
  const facts = await factsOfLead(tx, actor, lead, product)
  return selectProcess(notRetired(await publishedProcesses(tx, actor.workspaceId)), facts)
}

/** What is known of a lead as conditions of a process ask it. */
export async function factsOfLead(
  tx: Tx,
  actor: Actor,
  lead: LeadAsked,
  product: Gathered['product'] = null,
): Promise<Facts> {
  const company =
    lead.companyName === null
      ? null
      : { industry: null, country: lead.country, city: lead.city, employees: null }
  return factsOf(
    {
      title: lead.name,
      amount: lead.amount ?? 0,
      currency: lead.currency ?? (await workspaceCurrency(tx, actor.workspaceId)),
      source: lead.source,
      channel: lead.channel,
      // Conditions ask only whether there is one; it has no id before the lead is converted.
      companyId: company && ('' as never),
      expectedCloseOn: null,
      own: {},
      createdAt: lead.createdAt,
    },
    newcomer({}, { company, person: null, product, owner: actor.name }),
    Date.now(),
  )
}

/** The clock of the first contact as it runs from `at`, and whose process it is of. */
export async function firstContactClock(
  tx: Tx,
  actor: Actor,
  lead: LeadAsked,
  at: number,
  product: Gathered['product'] = null,
): Promise<Pick<Lead, 'firstContactWarnAt' | 'firstContactDueAt'> & { processId: ProcessId | null }> {
  const process = await chosenProcess(tx, actor, lead, product)
  const calendar = await workspaceCalendar(tx, actor.workspaceId)
  const { warnAt, dueAt } = clockFrom(calendar, at, process?.document.firstContact ?? usualFirstContact)
  return { processId: process?.id ?? null, firstContactWarnAt: warnAt, firstContactDueAt: dueAt }
}
