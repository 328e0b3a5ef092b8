import { z } from 'zod'
import { route } from './route.ts'

export const removeSample = route({
  method: 'DELETE',
  path: '/sample',
  summary:
    'Take the sample company away: its people, customers, products and deals. What one made oneself stays.',
  needs: 'workspace.manage',
  returns: z.object({ deals: z.int(), companies: z.int() }),
})
