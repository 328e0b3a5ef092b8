import type { OwnEdit } from '../../contract/fields.ts'
import type { CompanyId, DealId, MemberId, PersonId, ProcessId, ProductId } from '../../contract/ids.ts'
import { newOwn } from '../fields/change-own.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import { newId } from '../platform/ids.ts'
import { fieldRefusal, Refusal } from '../platform/refusal.ts'
import { firstStage } from '../process/movement.ts'
import { selectProcess } from '../process/select-process.ts'
import { notRetired, publishedProcesses } from '../process/versions/published-processes.ts'
import { tellOfNewTasks } from '../tasks/tell-of-tasks.ts'
import { workspaceCalendar } from '../team/calendars/workspace-calendar.ts'
import { workspaceCurrency } from '../team/workspace/workspace-currency.ts'
import { newcomer } from './choosing/newcomer.ts'
import { allowChoosing } from './choosing/policy.ts'
import { ruleSegments } from './choosing/rule-segments.ts'
import type { Deal } from './deal.ts'
import { countDeal, countReached } from './lists/totals.ts'
import { clockFrom, openVisit, standingIn } from './moving/enter-stage.ts'
import { type FactsDeal, factsOf } from './moving/gate-state.ts'
import { insertPersonOnDeal } from './people-on-deal.ts'
import { allow } from './policy.ts'
import { mustExist } from './referred.ts'
import { insertDeal } from './table.ts'
import { tellNewOwner } from './tell-new-owner.ts'

export interface CreateDeal {
  title: string
  processId?: ProcessId | undefined
  companyId?: CompanyId | undefined
  personId?: PersonId | undefined
  productId?: ProductId | undefined
  ownerId?: MemberId | undefined
  amount: number
  currency?: string | undefined
  source?: string | undefined
  channel?: string | undefined
  expectedCloseOn?: string | undefined
  nextContactOn?: string | undefined
  own?: OwnEdit | undefined
}

/**
 * A new deal enters the first stage of its process, which makes its tasks and starts its clock. The rules choose the
 * process unless it is named, which takes a right.
 */
export async function createDeal(tx: Tx, input: CreateDeal, actor: Actor): Promise<Deal> {
  const ownerId = input.ownerId ?? actor.memberId
  allow(actor, 'edit', { id: null, ownerId })
  if (input.processId) allowChoosing(actor)
  const referred = await mustExist(tx, actor, input)
  const calendar = await workspaceCalendar(tx, actor.workspaceId)
  const now = Date.now()
  const draft = {
    id: newId<DealId>(),
    title: input.title,
    status: 'open',
    restingUntil: null,
    restingCount: 0,
    restingPlan: null,
    returnsTo: null,
    buyingStage: null,
    buyingStageAt: null,
    buyingEvidence: null,
    closedAt: null,
    closedBy: null,
    closeReason: null,
    closeNote: null,
    ownerId,
    companyId: input.companyId ?? null,
    productId: input.productId ?? null,
    amount: input.amount,
    currency: input.currency ?? (await workspaceCurrency(tx, actor.workspaceId)),
    source: input.source ?? null,
    channel: input.channel ?? null,
    expectedCloseOn: input.expectedCloseOn ?? null,
    nextContactOn: input.nextContactOn ?? null,
    importFlags: [],
    own: await newOwn(tx, actor, 'deal', input.own),
    createdAt: new Date(now).toISOString(),
    version: 1,
    number: 0,
  } satisfies Omit<Deal, 'processId' | 'processVersionId' | keyof typeof unplaced>
  const facts = (deal: FactsDeal) => factsOf(deal, newcomer(input, referred), now)

  const processes = notRetired(await publishedProcesses(tx, actor.workspaceId))
  const segments = await ruleSegments(tx, actor.workspaceId, processes, input)
  const byRules = selectProcess(processes, facts({ ...draft, segments }))
  const chosen = input.processId ? processes.find(({ id }) => id === input.processId) : byRules
  if (!chosen && input.processId) throw fieldRefusal('malformed', 'body.processId', 'no such process')
  if (!chosen) throw new Refusal('process_invalid', { why: 'no process is published yet' })

  const { document } = chosen
  const pinned = { ...draft, processId: chosen.id, processVersionId: chosen.versionId, ...unplaced }
  const placed = standingIn(pinned, document, firstStage(document).key, { visitSeq: 1, at: now, calendar })
  const deal = await insertDeal(tx, actor, placed, clockFrom(calendar, now, document.firstContact))
  if (input.personId) await insertPersonOnDeal(tx, actor, deal.id, input.personId, [])
  await openVisit(tx, actor, deal, { document, calendar, facts: facts(deal) })
  await countDeal(tx, actor, null, deal)
  await countReached(tx, actor, deal, document, [])
  await record(tx, actor, {
    type: 'deal.created',
    subject: { type: 'deal', id: deal.id },
    dealId: deal.id,
    data: {
      title: deal.title,
      stage: deal.stageKey,
      amount: deal.amount,
      currency: deal.currency,
      process: chosen.id,
      // Who reads this later sees that a person decided against the rules.
      ...(byRules && byRules.id !== chosen.id && { insteadOf: byRules.id }),
    },
  })
  await tellNewOwner(tx, actor, [deal.id], deal.ownerId)
  await tellOfNewTasks(tx, actor, [deal.id], deal.ownerId)
  return deal
}

/** Filled in when the deal is put into its first stage. */
const unplaced = { stageKey: '', visitSeq: 1, enteredAt: '', warnAt: null, deadlineAt: null }
