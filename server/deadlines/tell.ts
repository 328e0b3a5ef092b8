import { sql } from 'kysely'
import type { DealId, MemberId } from '../../contract/ids.ts'
import { type NewNotice, notify } from '../notices/notify.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { type NewEvent, record } from '../platform/events/record.ts'
import { type DueStep, eventTypeOf } from './deadline.ts'

/** Records steps that have come and tells whom they concern: set-based, however many there are. */
export async function tell(tx: Tx, house: Actor, steps: readonly DueStep[]): Promise<void> {
  const holders = await holdersOf(tx, house, rolesOf(steps))
  await record(tx, house, ...steps.flatMap((step) => eventsOf(step, holders)))
  await notify(
    tx,
    house,
    steps.flatMap((step) => noticesOf(step, holders)),
  )
}

type Holders = ReadonlyMap<string, readonly MemberId[]>

/** Pure: what the timeline keeps of a step. */
function eventsOf(due: DueStep, holders: Holders): NewEvent[] {
  const { kind, dueAt, escalateTo, data } = due
  const subject = subjectOf(due)
  const dealId = due.dealId ?? undefined
  const event: NewEvent = {
    type: eventTypeOf(due),
    subject,
    ...(dealId && { dealId }),
    data: { ...data, due: dueAt },
  }
  if (!escalates(due)) return [event]
  const told = (holders.get(escalateTo as string) ?? []).length
  const escalated = { ...data, due: dueAt, of: kind, role: escalateTo, told }
  return [event, { type: 'deadline.escalated', subject, ...(dealId && { dealId }), data: escalated }]
}

function subjectOf({ dealId, leadId, taskId }: DueStep): NewEvent['subject'] {
  if (taskId) return { type: 'task', id: taskId }
  return leadId ? { type: 'lead', id: leadId } : { type: 'deal', id: dealId as DealId }
}

/** Pure: one notice a person, also for somebody who is responsible and holds the role. */
function noticesOf(due: DueStep, holders: Holders): NewNotice[] {
  const { kind, dealId, leadId, taskId, dueAt, memberId, queue, escalateTo, data } = due
  const { stage } = data
  const about = {
    ...(dealId && { dealId }),
    ...(leadId && { leadId }),
    ...(taskId && { taskId }),
    data: { due: dueAt, ...(typeof stage === 'string' && { stage }) },
  }
  const own = memberId ? [memberId] : queue ? (holders.get(queue) ?? []) : (due.members ?? [])
  const above = escalates(due) ? (holders.get(escalateTo as string) ?? []) : []
  return [
    ...own.map((one) => ({ ...about, memberId: one, type: eventTypeOf(due) })),
    ...above
      .filter((one) => !own.includes(one))
      .map((one) => ({
        ...about,
        memberId: one,
        type: 'deadline.escalated' as const,
        data: { ...about.data, of: kind },
      })),
  ]
}

const escalates = ({ step, escalateTo }: DueStep) => step === 'breach' && escalateTo !== null

function rolesOf(steps: readonly DueStep[]): string[] {
  const asked = steps.flatMap(({ step, memberId, queue, escalateTo }) => [
    ...(memberId === null && queue ? [queue] : []),
    ...(step === 'breach' && escalateTo ? [escalateTo] : []),
  ])
  return [...new Set(asked)]
}

async function holdersOf(tx: Tx, house: Actor, roles: readonly string[]): Promise<Holders> {
  if (roles.length === 0) return new Map()
  const { rows } = await sql<{ role: string; members: MemberId[] }>`
    select h.role_key as role, array_agg(h.member_id::text order by h.member_id) as members
    from all_role_holders h
    join members m on m.workspace_id = h.workspace_id and m.id = h.member_id and m.deactivated_at is null
    where h.workspace_id = ${house.workspaceId} and h.role_key = any (${roles}::text[])
    group by h.role_key
  `.execute(tx)
  return new Map(rows.map(({ role, members }) => [role, members]))
}
