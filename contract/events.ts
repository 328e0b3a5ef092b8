import { z } from 'zod'
import { route } from './route.ts'

/** What a listener learns of an event: enough to know what to read again, nothing to show. */
export const LiveEvent = z.object({
  type: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
  dealId: z.string().nullable(),
})
export type LiveEvent = z.infer<typeof LiveEvent>

export const eventStream = route({
  method: 'GET',
  path: '/events/stream',
  summary: 'Server-sent events: what changes from now on among the records one may see.',
  needs: 'signed_in',
  returns: z.string().describe('text/event-stream; each message is a LiveEvent'),
})
