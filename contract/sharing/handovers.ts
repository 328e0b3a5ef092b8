import { z } from 'zod'
import { Instant } from '../days.ts'
import { HandoverId, MemberId } from '../ids.ts'
import { Named } from '../named.ts'
import { route } from '../route.ts'
import { Line } from '../text.ts'
import { CustomerId } from './shares.ts'

/**
 * Handover   records go from one person to another, or are split among several, in one act: one customer with its people
 *            and open deals, or everything of a person. A customer, its people and its deals stay together.
 */
export const handoverKinds = ['customers', 'deals', 'leads', 'tasks'] as const
export const HandoverKind = z.enum(handoverKinds)
export type HandoverKind = z.infer<typeof HandoverKind>

const asked = {
  /** One customer, with what of it belongs to its owner; or all that somebody has of these kinds. */
  of: z.union([
    z.strictObject({ customerId: CustomerId }),
    z.strictObject({
      fromId: MemberId,
      kinds: z
        .array(HandoverKind)
        .max(4)
        .default([...handoverKinds]),
    }),
  ]),
  to: z.array(MemberId).min(1).max(20),
}

const Counts = {
  companies: z.int(),
  people: z.int(),
  /** Open or resting; closed ones stay in the history of whose they were. */
  deals: z.int(),
  leads: z.int(),
  /** Beside those that go with their deals. */
  tasks: z.int(),
}

export const HandoverPreview = z.object({
  from: Named(MemberId).nullable(),
  ...Counts,
  /** Of the deals: those with an agreed next contact, and approvals that wait on them. */
  nextContacts: z.int(),
  approvals: z.int(),
  /** What he has but the asker may not give away: it stays. */
  beyond: z.int(),
  to: z.array(z.object({ member: Named(MemberId), ...Counts })),
})
export type HandoverPreview = z.infer<typeof HandoverPreview>

export const previewHandover = route({
  method: 'POST',
  path: '/handovers/previews',
  summary: 'What a handover would move, to whom, and what stays. Changes nothing.',
  needs: 'customers.edit',
  body: z.strictObject(asked),
  returns: HandoverPreview,
  refusals: ['not_found', 'malformed'],
})
export type AskedHandover = z.output<typeof previewHandover.body>

export const Handover = z.object({
  id: HandoverId,
  from: Named(MemberId).nullable(),
  at: Instant,
  /** Until when it can be taken back. */
  undoUntil: Instant,
  undoneAt: Instant.nullable(),
  ...Counts,
})
export type Handover = z.infer<typeof Handover>

export const handOver = route({
  method: 'POST',
  path: '/handovers',
  summary: 'Hand over a customer, or all that somebody has, to a colleague or split among several.',
  needs: 'customers.edit',
  body: z.strictObject({ ...asked, reason: Line(500) }),
  returns: Handover,
  status: 201,
  refusals: ['not_found', 'not_allowed', 'malformed'],
})

export const undoHandover = route({
  method: 'PUT',
  path: '/handovers/{id}/undoing',
  summary: 'Take a handover back within ten minutes: what is still with whom it went to goes back.',
  needs: 'customers.edit',
  params: z.object({ id: HandoverId }),
  returns: Handover,
  refusals: ['not_found', 'handover_not_undoable'],
})
