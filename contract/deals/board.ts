import { z } from 'zod'
import { WorkingSpan } from '../days.ts'
import { MemberId, ProcessId, ProductId } from '../ids.ts'
import { Currency, MinorUnitsSum } from '../money.ts'
import { Page, PageQuery } from '../page.ts'
import { Key } from '../process/process-document.ts'
import { route } from '../route.ts'
import { Text } from '../text.ts'
import { DealCard, DealStatus } from './deal.ts'

export const StageColumn = z.object({
  stageKey: Key,
  name: Text,
  winProbability: z.int(),
  /** How long a deal should stay here, where the process says so. */
  expected: WorkingSpan.nullable(),
  /** Of the deals that have left this stage, the share (0 to 1) that went further. Null while none has. */
  wentOn: z.object({ share: z.number(), cases: z.int() }).nullable(),
  deals: z.int(),
  /** Sum per currency, largest first. */
  sums: z.array(z.object({ currency: Currency, amount: MinorUnitsSum })),
  cards: z.array(DealCard),
  next: z.string().nullable(),
})

const BoardFilter = { owner: MemberId.optional(), product: ProductId.optional() }

export const dealBoard = route({
  method: 'GET',
  path: '/deals/board',
  summary: 'The board of one process: every stage with its count, sum and first cards, in one answer.',
  needs: 'deals.see',
  query: z.object({
    process: ProcessId.optional(),
    ...BoardFilter,
    /** Cards a column begins with. */
    cards: z.coerce.number().int().min(1).max(100).default(20),
  }),
  returns: z.object({
    processId: ProcessId,
    name: Text,
    /** Names of the roles that things on the cards wait for. */
    roles: z.array(z.object({ key: Key, name: Text })),
    columns: z.array(StageColumn),
  }),
})

export const boardColumn = route({
  method: 'GET',
  path: '/deals/board/{stage}',
  summary: 'More cards of one column.',
  needs: 'deals.see',
  params: z.object({ stage: Key }),
  query: z.object({ ...PageQuery, process: ProcessId, ...BoardFilter }),
  returns: Page(DealCard),
  refusals: ['bad_cursor'],
})

export const dealSummary = route({
  method: 'GET',
  path: '/deals/summary',
  summary: 'Count and sum of open deals by stage.',
  needs: 'deals.see',
  query: z.object({ process: ProcessId.optional(), ...BoardFilter }),
  returns: z.object({
    rows: z.array(
      z.object({
        processId: ProcessId,
        stageKey: Key,
        status: DealStatus,
        currency: Currency,
        deals: z.int(),
        amount: MinorUnitsSum,
      }),
    ),
  }),
})
