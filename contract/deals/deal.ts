import { z } from 'zod'
import { TagsInList } from '../customers/tags.ts'
import { Day, Instant } from '../days.ts'
import { OwnValues } from '../fields.ts'
import { CompanyId, DealId, MemberId, PersonId, ProcessId, ProcessVersionId, ProductId } from '../ids.ts'
import { Currency, MinorUnits } from '../money.ts'
import { May, Named } from '../named.ts'
import { Buyer, BuyerGap } from '../process/buyer.ts'
import { Unmet } from '../process/gate.ts'
import { Key } from '../process/process-document.ts'
import { Task } from '../tasks/tasks.ts'
import { Text } from '../text.ts'

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

export const DealInList = z.object({ ...DealFacts, own: OwnValues, ...TagsInList })
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
