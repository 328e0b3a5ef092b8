import { z } from 'zod'
import { Day } from '../days.ts'
import { DealId, MemberId } from '../ids.ts'
import { MinorUnits } from '../money.ts'
import { Key } from '../process/process-document.ts'
import { route } from '../route.ts'
import { Line, Prose } from '../text.ts'
import { Deal } from './deal.ts'

const params = z.object({ id: DealId })

export const moveDeal = route({
  method: 'POST',
  path: '/deals/{id}/moves',
  summary: 'Move a deal to another stage, through the gate. Going back wants a reason; so does an override.',
  needs: 'deals.edit',
  params,
  body: z.strictObject({
    to: Key,
    /** The stage the mover believes the deal to be in: a second identical move is refused, not repeated. */
    from: Key.optional(),
    reason: Line(500).optional(),
    /** Pass the gate although something is missing. Takes the right and a reason; is recorded. */
    override: z.boolean().default(false),
  }),
  returns: Deal,
  refusals: [
    'criteria_unmet',
    'move_not_allowed',
    'reason_required',
    'already_in_stage',
    'changed_meanwhile',
    'deal_closed',
    'deal_resting',
  ],
})

export const closeDeal = route({
  method: 'PUT',
  path: '/deals/{id}/closure',
  summary: 'Win or lose a deal, with the reason. Winning asks the gate of the present stage.',
  needs: 'deals.edit',
  params,
  body: z.strictObject({
    outcome: z.enum(['won', 'lost']),
    /** A reason's key of the process. */
    reason: Key.optional(),
    note: Prose(5_000).optional(),
    /** The final amount, where it differs. */
    amount: MinorUnits.optional(),
    override: z.boolean().default(false),
    overrideReason: Line(500).optional(),
  }),
  returns: Deal,
  refusals: ['criteria_unmet', 'move_not_allowed', 'reason_required', 'deal_closed', 'deal_resting'],
})

export const reopenDeal = route({
  method: 'DELETE',
  path: '/deals/{id}/closure',
  summary: 'Reopen a closed deal in the stage it was closed in.',
  needs: 'deals.reopen',
  params,
  query: z.object({ reason: Line(500) }),
  returns: Deal,
  refusals: ['deal_open'],
})

export const restDeal = route({
  method: 'PUT',
  path: '/deals/{id}/rest',
  summary: 'Let a deal rest until a day, with a nurturing plan; it then comes back by itself.',
  needs: 'deals.edit',
  params,
  body: z.strictObject({
    until: Day,
    reason: Line(500),
    /** A nurturing plan of the process, or null for none. Absent: the one its stage names. */
    plan: Key.nullable().optional(),
    /** Where it goes on: its stage or an earlier one it may go back to. Absent: where its stage says. */
    returnsTo: Key.optional(),
  }),
  returns: Deal,
  refusals: ['deal_closed', 'deal_resting', 'move_not_allowed'],
})

export const wakeDeal = route({
  method: 'DELETE',
  path: '/deals/{id}/rest',
  summary: 'Take a resting deal up again now, where it was to go on or in the stage asked for.',
  needs: 'deals.edit',
  params,
  query: z.object({ to: Key.optional() }),
  returns: Deal,
  refusals: ['deal_closed', 'deal_open', 'move_not_allowed'],
})

export const bulkMoveDeals = route({
  method: 'POST',
  path: '/deals/bulk-moves',
  summary: 'Move several deals to one stage. Each goes through its own gate; what was refused is listed.',
  needs: 'deals.edit',
  body: z.strictObject({
    ids: z.array(DealId).min(1).max(500),
    to: Key,
    reason: Line(500).optional(),
    override: z.boolean().default(false),
  }),
  returns: z.object({
    moved: z.array(DealId),
    refused: z.array(
      z.object({ id: DealId, code: z.string(), details: z.record(z.string(), z.unknown()).optional() }),
    ),
  }),
})

export const bulkAssignDeals = route({
  method: 'POST',
  path: '/deals/bulk-owners',
  summary: 'Give several deals to one person.',
  needs: 'deals.edit',
  body: z.strictObject({ ids: z.array(DealId).min(1).max(500), ownerId: MemberId }),
  returns: z.object({ changed: z.array(DealId) }),
})
