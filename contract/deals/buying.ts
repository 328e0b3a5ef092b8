import { z } from 'zod'
import { DealId } from '../ids.ts'
import { Key } from '../process/process-document.ts'
import { route } from '../route.ts'
import { Line } from '../text.ts'
import { Deal } from './deal.ts'

export const moveBuyer = route({
  method: 'PUT',
  path: '/deals/{id}/buyer',
  summary: 'Say where the buyer is in his own purchase. Further than before takes evidence.',
  needs: 'deals.edit',
  params: z.object({ id: DealId }),
  body: z.strictObject({
    /** A buying stage of the process; null: nobody knows. */
    stage: Key.nullable(),
    evidence: Line(500).optional(),
  }),
  returns: Deal,
  ifMatch: true,
  refusals: ['changed_meanwhile', 'deal_closed', 'reason_required', 'move_not_allowed'],
})
