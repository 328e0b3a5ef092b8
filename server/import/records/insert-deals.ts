import { sql } from 'kysely'
import type {
  CompanyId,
  DealId,
  MemberId,
  ProcessId,
  ProcessVersionId,
  ProductId,
} from '../../../contract/ids.ts'
import type { DealsMapping } from '../../../contract/imports/mapping.ts'
import type { Deal } from '../../deals/deal.ts'
import { standingIn } from '../../deals/moving/enter-stage.ts'
import type { Gathered } from '../../deals/moving/gate-state.ts'
import { nextNumber } from '../../deals/table.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { workingTimeBetween } from '../../platform/time/working-time.ts'
import type { Plan } from '../import.ts'
import type { Run } from '../running/run.ts'
import { countNewDeals } from './count-deals.ts'
import { type Arrival, arrive, asksFacts, openArrivalTasks } from './deal-arrival.ts'
import { type DealDraft, stageOfDraft } from './deal-draft.ts'
import { withPerson } from './find-deal-people.ts'
import type { DealRecord } from './import-deals.ts'
import { putDealPeople } from './put-deal-people.ts'

type Plans = readonly Plan<DealRecord>[]

/** Works out the flags of open deals that arrive in the middle of the process. Writes nothing. */
export async function newDeals(tx: Tx, actor: Actor, run: Run<DealsMapping>, plans: Plans): Promise<void> {
  for (const { plan, arrival } of await arrivalsOf(tx, actor, run, plans))
    plan.flags = [...new Set([...plan.flags, ...arrival.flags])]
}

/**
 * Writes new deals with their history in one statement: a closed one has its stay in its stage, its dates and its
 * events as they were; an open one stands in its stage since its own date. Totals, tasks and numbers go along.
 */
export async function insertDeals(tx: Tx, actor: Actor, run: Run<DealsMapping>, plans: Plans): Promise<void> {
  const fresh = plans.filter(({ state, record }) => state === 'created' && record)
  if (fresh.length === 0) return
  const first = await nextNumber(tx, actor.workspaceId, fresh.length)
  const rows = fresh.map(({ id, record, flags }, place) => {
    const { draft } = record as DealRecord
    const deal = dealOf(actor, run, draft, id as DealId)
    const { createdAt, closedAt } = deal
    return {
      ...deal,
      number: first + place,
      externalId: draft.externalId,
      flags: flags.length > 0 ? flags : null,
      workingMinutes: closedAt
        ? Math.round(workingTimeBetween(run.calendar, Date.parse(createdAt), Date.parse(closedAt)))
        : null,
    }
  })
  await insertHistory(tx, actor, run, rows)
  await putDealPeople(tx, actor, fresh)
  await countNewDeals(tx, actor.workspaceId, rows, (run.process as NonNullable<Run['process']>).document)
  const arrivals = await arrivalsOf(tx, actor, run, fresh)
  const busy = arrivals.filter(({ arrival }) => arrival.templates.length > 0)
  if (busy.length > 0)
    await openArrivalTasks(
      tx,
      actor,
      run,
      busy.map(({ deal, arrival: { templates } }) => ({ deal, templates })),
    )
}

async function insertHistory(
  tx: Tx,
  actor: Actor,
  run: Run<DealsMapping>,
  rows: readonly object[],
): Promise<void> {
  await sql`
    with r as materialized (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as r (
        id uuid, number integer, title text, "processId" uuid, "processVersionId" uuid, "stageKey" text,
        "enteredAt" timestamptz, "warnAt" timestamptz, "deadlineAt" timestamptz, status text, "closedAt" timestamptz,
        "closeReason" text, "closeNote" text, "ownerId" uuid, "companyId" uuid, "productId" uuid, amount bigint,
        currency text, source text, channel text, "expectedCloseOn" date, "nextContactOn" date, flags text[],
        own jsonb, "externalId" text, "createdAt" timestamptz, "workingMinutes" integer)
    ),
    placed as (
      insert into deals (workspace_id, id, number, title, process_id, process_version_id, stage_key, entered_at, warn_at,
                         deadline_at, warned_visit, breached_visit, status, closed_at, close_reason, close_note, owner_id,
                         company_id, product_id, amount, currency, source, channel, expected_close_on, next_contact_on,
                         import_flags, own, external_id, import_id, created_at)
      select ${actor.workspaceId}, id, number, title, "processId", "processVersionId", "stageKey", "enteredAt", "warnAt",
             -- What was late before it arrived is history, and nobody is told of it.
             "deadlineAt", case when "warnAt" <= now() then 1 end, case when "deadlineAt" <= now() then 1 end, status,
             "closedAt", "closeReason", "closeNote", "ownerId", "companyId", "productId",
             amount, currency, source, channel, "expectedCloseOn", "nextContactOn", flags, nullif(own, '{}'),
             "externalId", ${run.id}, "createdAt"
      from r
    ),
    visited as (
      insert into stage_visits (workspace_id, deal_id, seq, process_version_id, stage_key, entered_at, deadline_at,
                                left_at, left_how, working_minutes)
      select ${actor.workspaceId}, id, 1, "processVersionId", "stageKey", "enteredAt", "deadlineAt",
             "closedAt", case when "closedAt" is not null then status end, "workingMinutes"
      from r
    )
    insert into events (workspace_id, type, subject_type, subject_id, deal_id, by, via, at, data, import_id)
    select ${actor.workspaceId}::uuid, 'deal.created', 'deal', id, id, ${actor.memberId}::uuid, ${actor.via}, "createdAt",
           jsonb_build_object('title', title, 'stage', "stageKey", 'amount', amount, 'currency', currency),
           ${run.id}::uuid
    from r
    union all
    select ${actor.workspaceId}::uuid, 'deal.' || status, 'deal', id, id, ${actor.memberId}::uuid, ${actor.via}, "closedAt",
           jsonb_build_object('stage', "stageKey", 'amount', amount, 'currency', currency, 'reason', "closeReason"),
           ${run.id}::uuid
    from r where "closedAt" is not null
  `.execute(tx)
}

/** Pure but for the clock: the deal as it stands after its history. */
function dealOf(actor: Actor, run: Run<DealsMapping>, draft: DealDraft, id: DealId): Deal {
  const { linked, meaning, facts } = draft
  const process = run.process as NonNullable<Run['process']>
  const closes = meaning !== null && 'outcome' in meaning ? meaning.outcome : null
  const closed = closes ? (draft.closed ?? draft.opened ?? run.startedAt) : null
  const opened = draft.opened ?? Math.min(closed ?? run.startedAt, run.startedAt)
  const instant = (at: number) => new Date(at).toISOString()
  const owner = 'owner' in run.mapping.relations ? (linked.ids.owner_id ?? null) : actor.memberId
  const deal: Deal = {
    id,
    number: 0,
    title: draft.title ?? draft.madeTitle,
    processId: process.id as ProcessId,
    processVersionId: process.versionId as ProcessVersionId,
    stageKey: '',
    visitSeq: 1,
    enteredAt: '',
    warnAt: null,
    deadlineAt: null,
    status: closes ?? 'open',
    restingUntil: null,
    restingCount: 0,
    restingPlan: null,
    returnsTo: null,
    buyingStage: null,
    buyingStageAt: null,
    buyingEvidence: null,
    closedAt: closed === null ? null : instant(closed),
    closedBy: null,
    closeReason: draft.closeReason,
    closeNote: facts.close_note ?? null,
    ownerId: owner as MemberId | null,
    companyId: (linked.ids.company_id ?? null) as CompanyId | null,
    productId: (linked.ids.product_id ?? null) as ProductId | null,
    amount: draft.amount?.amount ?? 0,
    currency: draft.amount?.currency ?? (draft.read.values.currency as string | undefined) ?? run.currency,
    source: facts.source ?? null,
    channel: facts.channel ?? null,
    expectedCloseOn: facts.expected_close_on ?? null,
    nextContactOn: facts.next_contact_on ?? null,
    importFlags: [],
    own: draft.own,
    createdAt: instant(opened),
    version: 1,
  }
  const stage = stageOfDraft(run, meaning)
  return standingIn(deal, process.document, stage, { visitSeq: 1, at: opened, calendar: run.calendar })
}

async function arrivalsOf(tx: Tx, actor: Actor, run: Run<DealsMapping>, plans: Plans) {
  const { document } = run.process as NonNullable<Run['process']>
  const open = plans.flatMap((plan) => {
    if (plan.state !== 'created' || !plan.record) return []
    const deal = dealOf(actor, run, plan.record.draft, plan.id as DealId)
    return deal.status === 'open' ? [{ plan, deal, draft: plan.record.draft }] : []
  })
  const gathered = await gather(tx, actor, asksFacts(document) ? open.map(({ deal }) => deal) : [])
  return open.map(({ plan, deal, draft }) => {
    // A name that is still to be created counts: the plan is made before the company is.
    const named = (column: string, id: string | null) =>
      id ?? (draft.linked.create[column] === undefined ? null : deal.id)
    const asIfThere = {
      ...deal,
      companyId: named('company_id', deal.companyId) as CompanyId | null,
      productId: named('product_id', deal.productId) as ProductId | null,
    }
    const about = withPerson(gathered(deal), draft.person !== null)
    const arrival: Arrival = arrive(document, asIfThere, about, run.startedAt)
    return { plan, deal, arrival }
  })
}

const nothing: Gathered = {
  openMandatory: [],
  done: [],
  people: { count: 0, deciders: 0, payers: 0, users: 0, influencers: 0 },
  activities: { calls: 0, emails: 0, meetings: 0, letters: 0 },
  company: null,
  person: null,
  product: null,
  owner: null,
  answers: [],
}

/** What conditions may ask about a deal that is not there yet: its company, product and owner. */
async function gather(tx: Tx, actor: Actor, deals: readonly Deal[]): Promise<(deal: Deal) => Gathered> {
  if (deals.length === 0) return () => nothing
  const { rows } = await sql<{ id: string; facts: Record<string, never> }>`
    select id, jsonb_build_object('industry', industry, 'country', country, 'city', city, 'employees', employees, 'own', own) as facts
    from companies where workspace_id = ${actor.workspaceId} and id = any (${deals.map(({ companyId }) => companyId)}::uuid[])
    union all
    select id, jsonb_build_object('name', name, 'series', series)
    from products where workspace_id = ${actor.workspaceId} and id = any (${deals.map(({ productId }) => productId)}::uuid[])
    union all
    select id, to_jsonb(coalesce(email, name))
    from members where workspace_id = ${actor.workspaceId} and id = any (${deals.map(({ ownerId }) => ownerId)}::uuid[])
  `.execute(tx)
  const facts = new Map<string, unknown>(rows.map(({ id, facts }) => [id, facts]))
  return ({ companyId, productId, ownerId }) => ({
    ...nothing,
    company: (facts.get(companyId ?? '') ?? null) as Gathered['company'],
    product: (facts.get(productId ?? '') ?? null) as Gathered['product'],
    owner: (facts.get(ownerId ?? '') ?? null) as Gathered['owner'],
  })
}
