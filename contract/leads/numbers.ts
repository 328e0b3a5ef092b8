import { z } from 'zod'
import { Day } from '../days.ts'
import { Source } from '../deals/deal.ts'
import { SourceCostId } from '../ids.ts'
import { Currency, MinorUnits, MinorUnitsSum } from '../money.ts'
import { May } from '../named.ts'
import { route } from '../route.ts'
import { Line } from '../text.ts'

/**
 * Cost           what a source cost over a span of days; a part of the span carries its part of the amount.
 * Cost per lead  cost of the period ÷ leads that came in it. Per won deal: ÷ those of them that were won since.
 */
export const SourceCost = z.object({
  id: SourceCostId,
  source: Source,
  fromOn: Day,
  toOn: Day,
  amount: MinorUnits,
  currency: Currency,
  note: z.string().nullable(),
  version: z.int(),
})
export type SourceCost = z.infer<typeof SourceCost>

export const SourceNumbers = z.object({
  /** Null: nobody said. */
  source: Source.nullable(),
  leads: z.int(),
  contacted: z.int(),
  qualified: z.int(),
  disqualified: z.int(),
  deals: z.int(),
  won: z.int(),
  /** Null where the reader does not see everybody's leads, or where there is none. */
  cost: MinorUnitsSum.nullable(),
  costPerLead: MinorUnitsSum.nullable(),
  costPerWon: MinorUnitsSum.nullable(),
})
export type SourceNumbers = z.infer<typeof SourceNumbers>

export const leadNumbers = route({
  method: 'GET',
  path: '/leads/numbers',
  summary: 'Of the leads that came in a period, by source: how many, what became of them, what they cost.',
  needs: 'leads.see',
  query: z.object({ from: Day, to: Day }),
  returns: z.object({
    currency: Currency,
    rows: z.array(SourceNumbers),
    total: SourceNumbers.omit({ source: true }),
    /** Median working minutes from arrival to the first contact; null while none was made. */
    medianFirstContactMinutes: z.int().nullable(),
    /** Of those contacted, the share (0 to 1) that was in time. */
    inTime: z.number().nullable(),
    costs: z.array(SourceCost),
    can: z.object({ editCosts: May }),
  }),
})

const params = z.object({ id: SourceCostId })
const body = {
  source: Source,
  fromOn: Day,
  toOn: Day,
  amount: MinorUnits,
  note: Line(200).nullable().optional(),
}

export const addSourceCost = route({
  method: 'POST',
  path: '/source-costs',
  summary:
    'What a source cost over a span of days, in the company’s own currency. Takes the right to edit all leads.',
  needs: 'leads.edit',
  body: z
    .strictObject(body)
    .refine(({ fromOn, toOn }) => fromOn <= toOn, { error: 'ends before it begins', path: ['toOn'] }),
  returns: SourceCost,
  status: 201,
})

export const editSourceCost = route({
  method: 'PATCH',
  path: '/source-costs/{id}',
  summary: 'Put a cost right.',
  needs: 'leads.edit',
  params,
  body: z.strictObject(body).partial(),
  returns: SourceCost,
  ifMatch: true,
  refusals: ['changed_meanwhile', 'malformed'],
})

export const removeSourceCost = route({
  method: 'DELETE',
  path: '/source-costs/{id}',
  summary: 'Take a cost away.',
  needs: 'leads.edit',
  params,
  returns: z.undefined(),
  status: 204,
})
