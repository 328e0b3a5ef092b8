import { z } from 'zod'
import { Instant } from '../days.ts'
import { MemberId, SegmentId } from '../ids.ts'
import { May, Named } from '../named.ts'
import { route } from '../route.ts'
import { Line } from '../text.ts'
import { Filter } from './filters.ts'

/**
 * Segment   customers (or leads) that a filter means, under a name. It is live: who is in it is asked anew each time.
 * Shared    everybody may use it, and rules may name it by its key; a private one is its owner's alone.
 * Count     always that of the reader: a segment shows nobody more records than his rights do.
 */

export const segmentEntities = ['company', 'person', 'lead'] as const
export const SegmentEntity = z.enum(segmentEntities)
export type SegmentEntity = z.infer<typeof SegmentEntity>

/** What rules name it by: `'key_customers' in customer.segments`. Made of the first name, and kept for good. */
export const SegmentKey = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/)

export const Segment = z.object({
  id: SegmentId,
  key: SegmentKey,
  entity: SegmentEntity,
  name: z.string(),
  filter: Filter,
  shared: z.boolean(),
  owner: Named(MemberId).nullable(),
  createdAt: Instant,
  version: z.int(),
  can: z.object({ edit: May }),
})
export type Segment = z.infer<typeof Segment>

/** Where a segment is used, and what that is called. */
export const SegmentUse = z.object({
  kind: z.enum(['process', 'segment', 'view', 'lead_rule', 'mail']),
  /** Null for something of a colleague's own. */
  name: z.string().nullable(),
})
export type SegmentUse = z.infer<typeof SegmentUse>

const params = z.object({ id: SegmentId })

export const listSegments = route({
  method: 'GET',
  path: '/segments',
  summary: "One's own segments and those shared with everybody, by name.",
  needs: 'signed_in',
  query: z.object({ entity: SegmentEntity.optional() }),
  returns: z.object({ rows: z.array(Segment), can: z.object({ share: May }) }),
})

export const showSegment = route({
  method: 'GET',
  path: '/segments/{id}',
  summary: 'One segment, how many of the records one may see are in it, and where it is used.',
  needs: 'signed_in',
  params,
  returns: z.object({ ...Segment.shape, count: z.int(), uses: z.array(SegmentUse) }),
  refusals: ['not_found'],
})

export const saveSegment = route({
  method: 'POST',
  path: '/segments',
  summary: 'A filter kept under a name. Sharing it takes a right.',
  needs: 'customers.see',
  body: z.strictObject({
    entity: SegmentEntity,
    name: Line(120),
    filter: Filter,
    shared: z.boolean().default(false),
  }),
  returns: Segment,
  status: 201,
  refusals: ['already_exists', 'malformed'],
})
export type SaveSegment = z.output<typeof saveSegment.body>

export const editSegment = route({
  method: 'PATCH',
  path: '/segments/{id}',
  summary: 'Change the name or filter of a segment, or share it. Its key stays.',
  needs: 'customers.see',
  params,
  body: z.strictObject({ name: Line(120), filter: Filter, shared: z.boolean() }).partial(),
  returns: Segment,
  ifMatch: true,
  refusals: ['not_found', 'changed_meanwhile', 'already_exists', 'still_used', 'malformed'],
})
export type EditSegment = z.output<typeof editSegment.body>

export const deleteSegment = route({
  method: 'DELETE',
  path: '/segments/{id}',
  summary: 'Take a segment away. One that is used stays; the refusal says where.',
  needs: 'customers.see',
  params,
  returns: z.object({}),
  refusals: ['not_found', 'still_used'],
})
