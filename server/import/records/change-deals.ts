import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { CompanyId, DealId, MemberId, ProductId } from '../../../contract/ids.ts'
import type { RowFault } from '../../../contract/imports/imports.ts'
import type { DealsMapping } from '../../../contract/imports/mapping.ts'
import type { ProcessDocument } from '../../../contract/process/process-document.ts'
import { closeDeal } from '../../deals/closing/close-deal.ts'
import { type Deal, direction, isClosed, mustBeWinnable, mustGiveReason } from '../../deals/deal.ts'
import { type Gathered, gateState, gatherFor } from '../../deals/moving/gate-state.ts'
import { moveDeal } from '../../deals/moving/move-deal.ts'
import { dealColumns } from '../../deals/table.ts'
import { afterEdit } from '../../fields/read-own.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { Refusal } from '../../platform/refusal.ts'
import { unmet } from '../../process/gate.ts'
import { stageOf } from '../../process/movement.ts'
import { documentOf } from '../../process/versions/version-document.ts'
import { passTasksOn } from '../../tasks/table.ts'
import { failed, type Plan } from '../import.ts'
import type { Run } from '../running/run.ts'
import { countDeals } from './count-deals.ts'
import type { DealDraft } from './deal-draft.ts'
import { withPerson } from './find-deal-people.ts'
import type { DealRecord } from './import-deals.ts'
import { putDealPeople } from './put-deal-people.ts'

/** A known deal and what its row would make of it. */
export interface DealChange {
  draft: DealDraft
  existing: Deal
  /** With the row's facts. */
  edited: Deal
  act:
    | { move: string; reason: string }
    | { close: 'won' | 'lost'; reason: string | null; note: string | null }
    | null
}

/** The deals that rows name, by our own ids and by external ones, locked for the batch. */
export async function findDeals(
  tx: Tx,
  actor: Actor,
  run: Run,
  { ids, externalIds }: { ids: readonly string[]; externalIds: readonly string[] },
): Promise<Map<string, Deal>> {
  const { rows } = await sql<Deal & { externalId: string | null }>`
    select d.external_id as "externalId", ${dealColumns} from deals d
    where d.workspace_id = ${actor.workspaceId}
      and (d.external_id = any (${externalIds}::text[]) or d.id = any (${ids}::uuid[]))
    order by d.id
    ${run.dry ? sql`` : sql`for update`}
  `.execute(tx)
  return new Map(
    rows.flatMap(({ externalId, ...deal }): [string, Deal][] => [
      [deal.id, deal],
      [`external ${externalId}`, deal],
    ]),
  )
}

/**
 * What each row would change. Facts are compared where the row has them; its dates are not, since history is written
 * once. Another stage or an outcome is a move like any other and asks the same gate.
 */
export async function planChange(
  tx: Tx,
  actor: Actor,
  run: Run<DealsMapping>,
  changes: readonly { place: number; change: DealChange }[],
): Promise<{ place: number; plan: Plan<DealRecord> }[]> {
  for (const { change } of changes) {
    change.edited = edit(change)
    change.act = actOf(run, change)
  }
  const moving = changes.filter(({ change: { act } }) => act !== null)
  const gathered =
    moving.length === 0
      ? new Map<DealId, Gathered>()
      : await gatherFor(
          tx,
          actor,
          moving.map(({ change }) => change.existing.id),
        )
  const plans: { place: number; plan: Plan<DealRecord> }[] = []
  for (const { place, change } of changes) {
    const { draft, existing, edited, act } = change
    const { row } = draft.read
    const document = act ? await documentOf(tx, existing.processVersionId) : null
    const fault = refusalOf(run, change, document, gathered.get(existing.id))
    const changed = act !== null || differs(existing, edited) || wantsNew(draft) || putsPerson(draft)
    const state = changed ? 'updated' : 'unchanged'
    const plan = fault
      ? failed(row, fault)
      : ({ row, state, id: existing.id, faults: [], flags: draft.flags, record: { draft, change } } as const)
    plans.push({ place, plan: plan as Plan<DealRecord> })
  }
  return plans
}

/** Writes the changes: facts set by set, moves one by one through the gate's own command. */
export async function changeDeals(tx: Tx, actor: Actor, plans: readonly Plan<DealRecord>[]): Promise<void> {
  const changed = plans.filter(({ state, record }) => state === 'updated' && record?.change)
  if (changed.length === 0) return
  const changes = changed.map(({ record }) => (record as DealRecord).change as DealChange)
  // What was still to be created has its id now.
  for (const change of changes) change.edited = edit(change)
  await keepBefore(tx, actor, changed, changes)

  const edited = changes.filter(({ existing, edited }) => differs(existing, edited))
  if (edited.length > 0) await saveFacts(tx, actor, edited)
  // Before they move: a gate may ask for whom the row brings.
  await putDealPeople(tx, actor, changed)
  for (const { existing, act } of changes) if (act) await follow(tx, actor, existing.id, act)
}

const editable = [
  'title',
  'companyId',
  'productId',
  'ownerId',
  'amount',
  'currency',
  'source',
  'channel',
  'expectedCloseOn',
  'nextContactOn',
  'closeReason',
  'closeNote',
] as const satisfies readonly (keyof Deal)[]

const differs = (before: Deal, after: Deal) =>
  editable.some((field) => before[field] !== after[field]) || !isDeepStrictEqual(before.own, after.own)

const putsPerson = ({ person }: DealDraft) => person !== null && !person.isOn
const wantsNew = ({ linked }: DealDraft) => Object.keys(linked.create).length > 0

function edit({ draft, existing }: DealChange): Deal {
  const { linked, facts, amount, title } = draft
  const closed = isClosed(existing)
  return {
    ...existing,
    title: title ?? existing.title,
    companyId: (linked.ids.company_id ?? existing.companyId) as CompanyId | null,
    productId: (linked.ids.product_id ?? existing.productId) as ProductId | null,
    ownerId: (linked.ids.owner_id ?? existing.ownerId) as MemberId | null,
    amount: amount?.amount ?? existing.amount,
    currency: amount?.currency ?? existing.currency,
    source: facts.source ?? existing.source,
    channel: facts.channel ?? existing.channel,
    expectedCloseOn: facts.expected_close_on ?? existing.expectedCloseOn,
    nextContactOn: facts.next_contact_on ?? existing.nextContactOn,
    own: { ...existing.own, ...draft.own },
    closeReason: closed ? (draft.closeReason ?? existing.closeReason) : existing.closeReason,
    closeNote: closed ? (facts.close_note ?? existing.closeNote) : existing.closeNote,
  }
}

function actOf(run: Run, { draft, existing }: DealChange): DealChange['act'] {
  const { meaning, facts, closeReason } = draft
  if (meaning === null) return null
  if ('outcome' in meaning) {
    if (existing.status === meaning.outcome) return null
    // Losing takes a reason; where the file has none, where it came from is one.
    const note = facts.close_note ?? (closeReason === null ? run.fileName : null)
    return { close: meaning.outcome, reason: closeReason, note }
  }
  return meaning.stage === existing.stageKey && !isClosed(existing)
    ? null
    : { move: meaning.stage, reason: run.fileName }
}

/** The refusal the move would meet, as a fault of the row. Asked before anything is written. */
function refusalOf(
  run: Run<DealsMapping>,
  { draft, edited, act }: DealChange,
  document: ProcessDocument | null,
  gathered: Gathered | undefined,
): RowFault | null {
  if (!act || !document || !gathered) return null
  const column = Object.entries(run.mapping.columns).find(
    ([, of]) => (typeof of === 'string' ? of : of.field) === 'stage',
  )
  try {
    const way = 'move' in act ? direction(edited, document, { to: act.move, reason: act.reason }) : null
    if ('close' in act) {
      if (isClosed(edited)) throw new Refusal('deal_closed', { status: edited.status })
      mustGiveReason(act.close, document, { reason: act.reason ?? undefined, note: act.note ?? undefined })
      if (act.close === 'won') mustBeWinnable(edited, document)
    }
    if (way === 'back' || ('close' in act && act.close === 'lost')) return null
    const state = gateState(edited, withPerson(gathered, putsPerson(draft)), Date.now(), document)
    const missing = unmet(stageOf(document, edited.stageKey), state, document)
    if (missing.length > 0) throw new Refusal('criteria_unmet', { unmet: missing })
    return null
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
    return {
      column: column?.[0] ?? null,
      code: fault.code,
      value: null,
      ...(fault.details && { details: fault.details }),
    }
  }
}

/** How the deals are now, with the visits and tasks of those that will move or change hands. */
async function keepBefore(
  tx: Tx,
  actor: Actor,
  plans: readonly Plan<DealRecord>[],
  changes: readonly DealChange[],
): Promise<void> {
  const { rows } = await sql<{ id: string; row: unknown; visits: unknown; tasks: unknown }>`
    select d.id, to_jsonb(d) as row,
           (select coalesce(jsonb_agg(to_jsonb(v)), '[]') from stage_visits v
            where v.workspace_id = d.workspace_id and v.deal_id = d.id) as visits,
           (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from tasks t
            where t.workspace_id = d.workspace_id and t.deal_id = d.id) as tasks
    from deals d
    where d.workspace_id = ${actor.workspaceId} and d.id = any (${changes.map(({ existing }) => existing.id)}::uuid[])
  `.execute(tx)
  const byId = new Map(rows.map(({ id, ...before }) => [id, before]))
  plans.forEach((plan, place) => {
    const before = byId.get(plan.id as string)
    const { act, existing, edited } = changes[place] as DealChange
    const whole = act !== null || existing.ownerId !== edited.ownerId
    plan.before = whole ? before : { row: before?.row }
  })
}

async function saveFacts(tx: Tx, actor: Actor, changes: readonly DealChange[]): Promise<void> {
  const which = sql`d.id = any (${changes.map(({ existing }) => existing.id)}::uuid[])`
  await countDeals(tx, actor.workspaceId, which, -1)
  const rows = changes.map(({ edited }) => edited)
  await sql`
    update deals d
    set title = r.title, owner_id = r."ownerId", company_id = r."companyId", product_id = r."productId",
        amount = r.amount, currency = r.currency, source = r.source, channel = r.channel,
        expected_close_on = r."expectedCloseOn", next_contact_on = r."nextContactOn", close_reason = r."closeReason",
        close_note = r."closeNote", own = nullif(r.own, '{}'), version = d.version + 1
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (
      id uuid, title text, "ownerId" uuid, "companyId" uuid, "productId" uuid, amount bigint, currency text, source text,
      channel text, "expectedCloseOn" date, "nextContactOn" date, "closeReason" text, "closeNote" text, own jsonb)
    where d.workspace_id = ${actor.workspaceId} and d.id = r.id
  `.execute(tx)
  await countDeals(tx, actor.workspaceId, which, 1)
  const handed = Map.groupBy(
    changes.filter(({ existing, edited }) => existing.ownerId !== edited.ownerId),
    ({ edited }) => edited.ownerId,
  )
  for (const [owner, theirs] of handed)
    await passTasksOn(
      tx,
      actor,
      theirs.map(({ existing }) => existing.id),
      owner,
    )
  await record(
    tx,
    actor,
    ...changes.map(({ existing, edited }) => ({
      type: 'deal.edited' as const,
      subject: { type: 'deal', id: existing.id },
      dealId: existing.id,
      data: { changed: changesOf(existing, edited) },
    })),
  )
}

function changesOf(before: Deal, after: Deal) {
  const fields = editable.filter((field) => before[field] !== after[field])
  const own = Object.entries(afterEdit(before.own, after.own).changes)
  return Object.fromEntries([
    ...fields.map((field) => [field, { from: before[field], to: after[field] }] as const),
    ...own.map(([field, [from, to]]) => [field, { from, to }] as const),
  ])
}

async function follow(tx: Tx, actor: Actor, id: DealId, act: NonNullable<DealChange['act']>): Promise<void> {
  if ('move' in act) await moveDeal(tx, { id, to: act.move, reason: act.reason, override: false }, actor)
  else {
    const { close: outcome, reason, note } = act
    await closeDeal(
      tx,
      { id, outcome, reason: reason ?? undefined, note: note ?? undefined, override: false },
      actor,
    )
  }
}
