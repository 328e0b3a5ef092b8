import { z } from 'zod'
import { Day, Instant, WorkingSpan } from '../days.ts'
import { OwnEdit, OwnValues } from '../fields.ts'
import { CompanyId, DealId, MemberId, PersonId, ProcessId, ProcessVersionId, ProductId } from '../ids.ts'
import { Currency, MinorUnits, MinorUnitsSum } from '../money.ts'
import { Page, PageQuery } from '../page.ts'
import { Buyer, BuyerGap } from '../process/buyer.ts'
import { Unmet } from '../process/gate.ts'
import { Key } from '../process/process-document.ts'
import { route } from '../route.ts'
import { NarrowingQuery } from '../segments/filters.ts'
import { Task } from '../tasks/tasks.ts'
import { Line, Prose, Text } from '../text.ts'

/** `resting` deals wait for a day and come back; `won` and `lost` are closed. */
export const dealStatuses = ['open', 'resting', 'won', 'lost'] as const
export const DealStatus = z.enum(dealStatuses)
export type DealStatus = z.infer<typeof DealStatus>

/** What a person is in the purchase. */
export const personas = ['decides', 'pays', 'uses', 'influences'] as const
export const Persona = z.enum(personas)
export type Persona = z.infer<typeof Persona>

export const sources = [
  'referral',
  'networking',
  'website',
  'paid_campaign',
  'mailing',
  'cold_call',
  'social',
  'event',
  'partner',
  'existing_customer',
  'tender',
  'other',
] as const
export const Source = z.enum(sources)
export type Source = z.infer<typeof Source>

export const channels = ['inbound', 'outbound'] as const
export const Channel = z.enum(channels)

const Named = <Id extends z.ZodType>(id: Id) => z.object({ id, name: z.string() })

/** `true`, or the code of the refusal that would follow: the web shows it as the reason of a disabled button. */
const May = z.union([z.literal(true), z.string()])

export const DealFacts = {
  id: DealId,
  number: z.int(),
  title: z.string(),
  status: DealStatus,
  amount: MinorUnits,
  currency: Currency,
  processId: ProcessId,
  stageKey: Key,
  enteredAt: Instant,
  warnAt: Instant.nullable(),
  deadlineAt: Instant.nullable(),
  expectedCloseOn: Day.nullable(),
  nextContactOn: Day.nullable(),
  closedAt: Instant.nullable(),
  createdAt: Instant,
  owner: Named(MemberId).nullable(),
  company: Named(CompanyId).nullable(),
  /** The customer himself, where he buys without a company. */
  person: Named(PersonId).nullable(),
  product: Named(ProductId).nullable(),
  source: Source.nullable(),
  importFlags: z.array(z.string()),
  version: z.int(),
}

export const DealInList = z.object({ ...DealFacts, own: OwnValues })
export type DealInList = z.infer<typeof DealInList>

/** A stage the process lets the deal go to from where it stands, and which way that is. Says nothing of the gate. */
export const DealMove = z.object({ to: Key, way: z.enum(['forward', 'skip', 'back']) })
export type DealMove = z.infer<typeof DealMove>

const DealCan = z.object({
  edit: May,
  move: May,
  override: May,
  win: May,
  lose: May,
  rest: May,
  reopen: May,
})
export type DealCan = z.infer<typeof DealCan>

/** A card of the board: the deal, the next thing to do, how much the gate still wants and where it may go. */
export const DealCard = z.object({
  ...DealFacts,
  nextTask: z.object({ name: Text, kind: z.string(), dueAt: Instant.nullable() }).nullable(),
  unmet: z.array(Unmet),
  moves: z.array(DealMove),
  buyerGap: BuyerGap,
  can: DealCan,
})
export type DealCard = z.infer<typeof DealCard>

export const StageVisit = z.object({
  seq: z.int(),
  stageKey: Key,
  enteredAt: Instant,
  deadlineAt: Instant.nullable(),
  leftAt: Instant.nullable(),
  /**
   * `rest`: the deal rested here and went on in an earlier stage. `version`: it was moved to a version of its process
   * that has no such stage.
   */
  leftHow: z.enum(['forward', 'skip', 'back', 'rest', 'won', 'lost', 'version']).nullable(),
  reason: z.string().nullable(),
  overridden: z.boolean(),
  workingMinutes: z.int().nullable(),
})

/** How a deal rests, or would: how often it did, with which plan, and where it goes on or may be made to go on. */
export const Rest = z.object({
  count: z.int(),
  plan: Key.nullable(),
  returnsTo: Key,
  mayReturnTo: z.array(Key),
})
export type Rest = z.infer<typeof Rest>

export const PersonOnDeal = z.object({
  id: PersonId,
  name: z.string(),
  jobTitle: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  personas: z.array(Persona),
})

export const Deal = z.object({
  ...DealFacts,
  processVersionId: ProcessVersionId,
  processName: Text,
  versionNumber: z.int(),
  visitSeq: z.int(),
  restingUntil: Day.nullable(),
  /** Null for a deal that is closed. */
  rest: Rest.nullable(),
  /** Null where the process names no stages of the buyer. */
  buyer: Buyer.nullable(),
  closedBy: Named(MemberId).nullable(),
  closeReason: z.string().nullable(),
  closeNote: z.string().nullable(),
  channel: Channel.nullable(),
  /** The company's own fields (contract/fields.ts), by key. */
  own: OwnValues,
  people: z.array(PersonOnDeal),
  /** Tasks of the present visit, and open ones that somebody added by hand. */
  tasks: z.array(Task),
  visits: z.array(StageVisit),
  /**
   * The clock of the present stage in minutes of working time, as of this answer: gone by so far, and left until its
   * deadline (below zero: past it; null: no deadline). Null once closed.
   */
  clock: z.object({ spentMinutes: z.int(), leftMinutes: z.int().nullable() }).nullable(),
  /** By when somebody must have been in touch, and when it was. Null where the process asks for none. */
  firstContact: z.object({ warnAt: Instant.nullable(), dueAt: Instant, at: Instant.nullable() }).nullable(),
  /** Everything that must be done, filled in or come true before the deal leaves its stage forward. */
  unmet: z.array(Unmet),
  /** Where the process lets it go from here. Empty when closed. */
  moves: z.array(DealMove),
  can: DealCan,
})
export type Deal = z.infer<typeof Deal>

const params = z.object({ id: DealId })

/** Names of columns a list may be sorted by; nothing else reaches the statement. */
export const dealSorts = ['created', 'amount', 'entered', 'closed', 'expected_close'] as const

export const DealFilter = {
  process: ProcessId.optional(),
  stage: Key.optional(),
  status: DealStatus.optional(),
  owner: MemberId.optional(),
  company: CompanyId.optional(),
  person: PersonId.optional(),
  product: ProductId.optional(),
  source: Source.optional(),
  currency: Currency.optional(),
  closedFrom: Day.optional(),
  closedTo: Day.optional(),
  createdFrom: Day.optional(),
  createdTo: Day.optional(),
  /** Deals that ever stood in this stage: what a bar of the funnel counts. */
  reached: Key.optional(),
  flagged: z.enum(['true']).optional(),
  /** Open deals that have been in their stage for longer than its deadline. */
  late: z.enum(['true']).optional(),
  /** Open deals whose buyer is not yet where their stage says he should be. */
  buyer: z.enum(['behind']).optional(),
  text: Line(100).optional(),
}

export const listDeals = route({
  method: 'GET',
  path: '/deals',
  summary: 'Deals one may see, filtered and sorted, page by page.',
  needs: 'deals.see',
  query: z.object({
    ...PageQuery,
    ...DealFilter,
    ...NarrowingQuery,
    sort: z.enum(dealSorts).default('created'),
    direction: z.enum(['asc', 'desc']).default('desc'),
  }),
  returns: Page(DealInList),
  refusals: ['bad_cursor'],
})

export const createDeal = route({
  method: 'POST',
  path: '/deals',
  summary:
    'A new deal: in the process asked for, else in the one the rules choose; it enters the first stage.',
  needs: 'deals.edit',
  body: z.strictObject({
    title: Line(200),
    processId: ProcessId.optional(),
    companyId: CompanyId.optional(),
    /** The person one talks to. */
    personId: PersonId.optional(),
    productId: ProductId.optional(),
    ownerId: MemberId.optional(),
    amount: MinorUnits.default(0),
    /** The company's own currency unless said. */
    currency: Currency.optional(),
    source: Source.optional(),
    channel: Channel.optional(),
    expectedCloseOn: Day.optional(),
    nextContactOn: Day.optional(),
    /** The company's own fields by key. */
    own: OwnEdit.optional(),
  }),
  returns: Deal,
  status: 201,
})

export const showDeal = route({
  method: 'GET',
  path: '/deals/{id}',
  summary: 'One deal with its company, people, stage visits, tasks and what its gate still wants.',
  needs: 'deals.see',
  params,
  returns: Deal,
})

export const editDeal = route({
  method: 'PATCH',
  path: '/deals/{id}',
  summary: 'Change facts of a deal; null empties a field.',
  needs: 'deals.edit',
  params,
  body: z
    .strictObject({
      title: Line(200),
      companyId: CompanyId.nullable(),
      productId: ProductId.nullable(),
      ownerId: MemberId.nullable(),
      amount: MinorUnits,
      currency: Currency,
      source: Source.nullable(),
      channel: Channel.nullable(),
      expectedCloseOn: Day.nullable(),
      nextContactOn: Day.nullable(),
      /** The company's own fields by key; those left out stay, null empties one. */
      own: OwnEdit,
    })
    .partial(),
  returns: Deal,
  ifMatch: true,
  refusals: ['changed_meanwhile', 'deal_closed', 'malformed'],
})

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

export const putPersonOnDeal = route({
  method: 'PUT',
  path: '/deals/{id}/people/{personId}',
  summary: 'Put a person on the deal, or change what he is in the purchase.',
  needs: 'deals.edit',
  params: z.object({ id: DealId, personId: PersonId }),
  body: z.strictObject({ personas: z.array(Persona).max(4).default([]) }),
  returns: Deal,
})

export const takePersonOffDeal = route({
  method: 'DELETE',
  path: '/deals/{id}/people/{personId}',
  summary: 'Take a person off the deal.',
  needs: 'deals.edit',
  params: z.object({ id: DealId, personId: PersonId }),
  returns: Deal,
})

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

export const TimelineEntry = z.object({
  seq: z.int(),
  type: z.string(),
  at: Instant,
  by: Named(MemberId).nullable(),
  via: z.string(),
  data: z.record(z.string(), z.unknown()),
})

export const dealTimeline = route({
  method: 'GET',
  path: '/deals/{id}/timeline',
  summary: 'What happened on the deal, newest first.',
  needs: 'deals.see',
  params,
  query: z.object({ ...PageQuery }),
  returns: Page(TimelineEntry),
  refusals: ['bad_cursor'],
})
