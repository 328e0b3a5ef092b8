import type { DealStatus } from '../../contract/deals/deal.ts'
import type { OwnValues } from '../../contract/fields.ts'
import type {
  CompanyId,
  DealId,
  MemberId,
  ProcessId,
  ProcessVersionId,
  ProductId,
} from '../../contract/ids.ts'
import type { Unmet } from '../../contract/process/gate.ts'
import type { ProcessDocument } from '../../contract/process/process-document.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Direction, mayWinFrom, movementTo } from '../process/movement.ts'

/**
 * Deal      one opportunity to sell something; pinned to one version of one process and standing in one of its stages.
 * Visit     one stay in one stage, numbered from 1; a deal that comes back to a stage begins another visit there.
 * Gate      everything the process wants before the deal leaves its stage forward (server/process/gate.ts).
 * Override  passing the gate although something is missing: takes the right and a written reason, and is counted.
 * Rest      the deal waits for a day in its stage; it is neither worked nor closed.
 */
export interface Deal {
  id: DealId
  number: number
  title: string
  processId: ProcessId
  processVersionId: ProcessVersionId
  stageKey: string
  visitSeq: number
  enteredAt: string
  warnAt: string | null
  deadlineAt: string | null
  status: DealStatus
  restingUntil: string | null
  /** How often it was put to rest. */
  restingCount: number
  /** The nurturing plan it rests with, and the stage chosen for it to go on in; null where the process decides. */
  restingPlan: string | null
  returnsTo: string | null
  /** Where the buyer is, as somebody who works the deal says and shows. */
  buyingStage: string | null
  buyingStageAt: string | null
  buyingEvidence: string | null
  closedAt: string | null
  closedBy: MemberId | null
  closeReason: string | null
  closeNote: string | null
  ownerId: MemberId | null
  companyId: CompanyId | null
  productId: ProductId | null
  amount: number
  currency: string
  source: string | null
  channel: string | null
  expectedCloseOn: string | null
  nextContactOn: string | null
  importFlags: string[]
  own: OwnValues
  createdAt: string
  version: number
}

/** A person's wish to pass the gate although something is missing. */
export interface Override {
  override: boolean
  /** Whether his rights reach that far on this deal. */
  mayOverride: boolean
  reason: string | undefined
}

/** Which way the move goes, or the refusal: not open, not a move the process knows, no reason given. */
export function direction(
  deal: Deal,
  document: ProcessDocument,
  { to, from, reason }: { to: string; from?: string | undefined; reason?: string | undefined },
): Direction {
  mustBeOpen(deal)
  if (deal.stageKey === to) throw new Refusal('already_in_stage', { stage: to })
  if (from !== undefined && from !== deal.stageKey)
    throw new Refusal('changed_meanwhile', { stage: deal.stageKey, version: deal.version })
  if (!document.stages.some((stage) => stage.key === to))
    throw new Refusal('move_not_allowed', { stage: to, allowed: document.stages.map((stage) => stage.key) })
  const movement = movementTo(document, deal.stageKey, to)
  if ('refused' in movement) throw new Refusal(movement.refused, { allowed: movement.allowed })
  if (movement.direction === 'back' && !reason) throw new Refusal('reason_required', { why: 'back' })
  return movement.direction
}

/** Passes when nothing is missing, or when somebody with the right says why it does not matter. */
export function passGate(missing: readonly Unmet[], wish: Override): { overridden: boolean } {
  if (missing.length === 0) return { overridden: false }
  if (!wish.override) throw new Refusal('criteria_unmet', { unmet: missing })
  if (!wish.mayOverride) throw new Refusal('not_allowed', { act: 'override', unmet: missing })
  if (!wish.reason) throw new Refusal('reason_required', { why: 'override', unmet: missing })
  return { overridden: true }
}

/** A deal is won from the last stage or one that says so, and for a reason of the process where it names any. */
export function mustBeWinnable(deal: Deal, document: ProcessDocument): void {
  mustBeOpen(deal)
  if (!mayWinFrom(document, deal.stageKey))
    throw new Refusal('move_not_allowed', { outcome: 'won', stage: deal.stageKey })
}

/** Losing is possible everywhere, but never without saying why. */
export function mustGiveReason(
  outcome: 'won' | 'lost',
  document: ProcessDocument,
  given: { reason?: string | undefined; note?: string | undefined },
): void {
  const reasons = (outcome === 'won' ? document.wonReasons : document.lostReasons).map((reason) => reason.key)
  if (given.reason !== undefined && !reasons.includes(given.reason))
    throw new Refusal('reason_required', { why: outcome, reasons })
  if (outcome === 'lost' && given.reason === undefined && !given.note)
    throw new Refusal('reason_required', { why: outcome, reasons })
}

export function isClosed(deal: Pick<Deal, 'status'>): boolean {
  return deal.status === 'won' || deal.status === 'lost'
}

export function mustBeOpen(deal: Deal): void {
  if (isClosed(deal)) throw new Refusal('deal_closed', { status: deal.status })
  if (deal.status === 'resting') throw new Refusal('deal_resting', { until: deal.restingUntil })
}

/** Whole days from creation to closing, as cycle length counts them. */
export function cycleDays(deal: Pick<Deal, 'createdAt' | 'closedAt'>): number {
  if (!deal.closedAt) return 0
  return Math.max(0, Math.round((Date.parse(deal.closedAt) - Date.parse(deal.createdAt)) / 86_400_000))
}
