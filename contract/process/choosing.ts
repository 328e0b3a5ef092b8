import { z } from 'zod'
import { Instant } from '../days.ts'
import { Channel, DealStatus, Source } from '../deals/deal.ts'
import { CompanyId, DealId, PersonId, ProcessId, ProductId } from '../ids.ts'
import { Currency, MinorUnits } from '../money.ts'
import { route } from '../route.ts'
import { Text } from '../text.ts'
import { Key } from './process-document.ts'

/**
 * Rule      the condition a process says new deals must meet to run it. The company's order counts: the first process
 *           whose rule holds is chosen, else the first without a rule, else the first. A retired one never is.
 * Test      the same asked of the newest deals as they are known today: which process each would run, beside the one it
 *           does run.
 */

/** How many of the newest deals a rule is tried on. */
export const testedDeals = 50

export const ChoosingRule = z.object({
  processId: ProcessId,
  key: Key,
  name: Text,
  /** Null: it takes whatever no rule before it took. */
  appliesWhen: z.string().nullable(),
  /** The rule is that of a draft and differs from the published one. */
  isDraft: z.boolean(),
  /** It is still being written: no deal has ever run it. */
  neverPublished: z.boolean(),
  /** A draft's rule with a fault holds for nothing. */
  isFaulty: z.boolean(),
  retiredAt: Instant.nullable(),
  /** Of the tested deals: how many would run it, and how many of those run another. */
  would: z.int(),
  differ: z.int(),
})
export type ChoosingRule = z.infer<typeof ChoosingRule>

export const TestedDeal = z.object({
  id: DealId,
  number: z.int(),
  title: z.string(),
  company: z.string().nullable(),
  source: Source.nullable(),
  channel: Channel.nullable(),
  status: DealStatus,
  createdAt: Instant,
  would: ProcessId,
  runs: ProcessId,
})
export type TestedDeal = z.infer<typeof TestedDeal>

export const showChoosing = route({
  method: 'GET',
  path: '/process-choosing',
  summary:
    'The rules in their order, tried on the newest deals one may see; with `draft` the rules still being written.',
  needs: 'signed_in',
  query: z.object({
    /** Takes the right to publish. */
    draft: z.enum(['true']).optional(),
  }),
  returns: z.object({ rules: z.array(ChoosingRule), deals: z.array(TestedDeal) }),
})

export const orderProcesses = route({
  method: 'PUT',
  path: '/process-choosing/order',
  summary: 'The order in which rules are asked. Processes that are not named keep their places.',
  needs: 'process.publish',
  body: z.strictObject({ processIds: z.array(ProcessId).min(1).max(200) }),
  returns: z.object({ processIds: z.array(ProcessId) }),
})

export const proposeProcess = route({
  method: 'GET',
  path: '/process-choosing/proposal',
  summary: 'The process the rules choose for a deal that is about to be created, and why.',
  needs: 'deals.edit',
  query: z.object({
    companyId: CompanyId.optional(),
    personId: PersonId.optional(),
    productId: ProductId.optional(),
    amount: z.coerce.number().pipe(MinorUnits).optional(),
    currency: Currency.optional(),
    source: Source.optional(),
    channel: Channel.optional(),
  }),
  returns: z.object({
    processId: ProcessId,
    name: Text,
    /** `rule`: its rule holds. `no_rule`: no rule holds, and it has none. `first`: every process has a rule, and none holds. */
    why: z.enum(['rule', 'no_rule', 'first']),
    appliesWhen: z.string().nullable(),
  }),
  refusals: ['process_invalid'],
})
