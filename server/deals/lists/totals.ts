import { sql } from 'kysely'
import type { WorkspaceId } from '../../../contract/ids.ts'
import type { ProcessDocument } from '../../../contract/process/process-document.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { cycleDays, type Deal, isClosed } from '../deal.ts'

/**
 * Totals   counts and sums by stage, status, owner, product, currency and month of closing, which the board, the summary
 *          and Numbers read instead of the deals.
 * Row      an addition: +1 where a deal arrives, −1 where it leaves. Rows are only added, in the transaction that changes
 *          the deal, so writers never wait for each other and a reader is exact at any moment.
 * Folding  a job sums rows of one key into one; it changes no answer.
 * Board    the folded rows once more without owner, product and month: few rows, however large the company.
 */
export async function countDeal(
  tx: Tx,
  actor: Actor,
  before: Deal | null,
  after: Deal | null,
): Promise<void> {
  const rows = [before && totalsRow(before, -1), after && totalsRow(after, 1)].filter((row) => row !== null)
  if (rows.length === 0 || sameKey(rows)) return
  await addTotals(tx, actor, rows)
  await countWon(tx, actor, before, after)
}

export async function addTotals(tx: Tx, actor: Actor, rows: readonly TotalsRow[]): Promise<void> {
  await sql`
    insert into deal_totals (workspace_id, process_id, stage_key, status, owner_id, product_id, currency, closed_month,
                             deals, amount, cycle_days)
    select ${actor.workspaceId}, r.process_id, r.stage_key, r.status, r.owner_id, r.product_id, r.currency,
           r.closed_month, r.deals, r.amount, r.cycle_days
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
      process_id uuid, stage_key text, status text, owner_id uuid, product_id uuid, currency text, closed_month date,
      deals integer, amount bigint, cycle_days integer)
  `.execute(tx)
}

/** The funnel's last bar, in the place of a stage: no stage has a key in capitals. */
export const wonKey = 'WON'

/** Deals won, by the month in which they were created, as the funnel counts its stages. */
async function countWon(tx: Tx, actor: Actor, before: Deal | null, after: Deal | null): Promise<void> {
  const was = before?.status === 'won' ? before : null
  const is = after?.status === 'won' ? after : null
  if (was && is && was.ownerId === is.ownerId && was.productId === is.productId) return
  await addReached(tx, actor, [
    ...(was ? reachedRows(was, [wonKey], -1) : []),
    ...(is ? reachedRows(is, [wonKey], 1) : []),
  ])
}

/**
 * Counts a deal into the funnel: +1 for each stage it reaches for the first time, those it skipped among them, since
 * reaching a stage means standing in it or in a later one.
 * @param visited keys of the stages it stood in before
 */
export async function countReached(
  tx: Tx,
  actor: Actor,
  deal: Deal,
  document: ProcessDocument,
  visited: readonly string[],
): Promise<void> {
  const before = reachedBy(document, visited)
  const reached = reachedBy(document, [...visited, deal.stageKey])
  await addReached(tx, actor, reachedRows(deal, reached.difference(before), 1))
}

/** Takes a deal that is removed out of the funnel again. */
export async function uncountReached(
  tx: Tx,
  actor: Actor,
  deal: Deal,
  document: ProcessDocument,
  visited: readonly string[],
): Promise<void> {
  await addReached(tx, actor, reachedRows(deal, reachedBy(document, visited), -1))
}

/**
 * Pure: the stages it stood in, and those of its version before the furthest of them. It may have stood in stages that
 * its version does not have, before it was moved to that one.
 */
export function reachedBy({ stages }: ProcessDocument, visited: readonly string[]): Set<string> {
  const furthest = stages.findLastIndex(({ key }) => visited.includes(key))
  return new Set([...visited, ...stages.slice(0, furthest + 1).map(({ key }) => key)])
}

/** The funnel follows a deal that got another owner or product. */
export async function recountReached(
  tx: Tx,
  actor: Actor,
  before: Deal,
  after: Deal,
  document: ProcessDocument,
  visited: readonly string[],
): Promise<void> {
  if (before.ownerId === after.ownerId && before.productId === after.productId) return
  const reached = reachedBy(document, visited)
  await addReached(tx, actor, [...reachedRows(before, reached, -1), ...reachedRows(after, reached, 1)])
}

/** Pure: the funnel's additions for a deal that comes to these stages, or goes from them. */
export function reachedRows(deal: Deal, stages: Iterable<string>, deals: 1 | -1): ReachedRow[] {
  const { processId: process_id, ownerId: owner_id, productId: product_id } = deal
  const created_month = monthOf(deal.createdAt)
  return Array.from(stages, (stage_key) => {
    return { process_id, stage_key, owner_id, product_id, created_month, deals }
  })
}

export async function addReached(tx: Tx, actor: Actor, rows: readonly ReachedRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into stage_totals (workspace_id, process_id, stage_key, owner_id, product_id, created_month, deals)
    select ${actor.workspaceId}, r.*
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
      process_id uuid, stage_key text, owner_id uuid, product_id uuid, created_month date, deals integer)
  `.execute(tx)
}

/** Sums rows of one key into one; any number of writers may run beside. */
export async function foldTotals(tx: Tx, workspaceId: WorkspaceId): Promise<void> {
  await foldDeals(tx, workspaceId)
  await foldBoard(tx, workspaceId)
  await foldReached(tx, workspaceId)
}

/** One statement, so that every row is in the board's totals or not yet folded, and never both. */
async function foldDeals(tx: Tx, workspaceId: WorkspaceId): Promise<void> {
  await sql`
    with taken as (
      delete from deal_totals where workspace_id = ${workspaceId}
      returning process_id, stage_key, status, owner_id, product_id, currency, closed_month, deals, amount,
                cycle_days, folded
    ), onto_board as (
      insert into board_totals (workspace_id, process_id, stage_key, status, currency, deals, amount)
      select ${workspaceId}, process_id, stage_key, status, currency, sum(deals), sum(amount)
      from taken
      where not folded
      group by process_id, stage_key, status, currency
    )
    insert into deal_totals (workspace_id, process_id, stage_key, status, owner_id, product_id, currency, closed_month,
                             deals, amount, cycle_days, folded)
    select ${workspaceId}, process_id, stage_key, status, owner_id, product_id, currency, closed_month,
           sum(deals), sum(amount), sum(cycle_days), true
    from taken
    group by process_id, stage_key, status, owner_id, product_id, currency, closed_month
    having sum(deals) <> 0 or sum(amount) <> 0 or sum(cycle_days) <> 0
  `.execute(tx)
}

async function foldBoard(tx: Tx, workspaceId: WorkspaceId): Promise<void> {
  await sql`
    with taken as (
      delete from board_totals where workspace_id = ${workspaceId}
      returning process_id, stage_key, status, currency, deals, amount
    )
    insert into board_totals (workspace_id, process_id, stage_key, status, currency, deals, amount)
    select ${workspaceId}, process_id, stage_key, status, currency, sum(deals), sum(amount)
    from taken
    group by process_id, stage_key, status, currency
    having sum(deals) <> 0 or sum(amount) <> 0
  `.execute(tx)
}

async function foldReached(tx: Tx, workspaceId: WorkspaceId): Promise<void> {
  await sql`
    with taken as (
      delete from stage_totals where workspace_id = ${workspaceId}
      returning process_id, stage_key, owner_id, product_id, created_month, deals
    )
    insert into stage_totals (workspace_id, process_id, stage_key, owner_id, product_id, created_month, deals)
    select ${workspaceId}, process_id, stage_key, owner_id, product_id, created_month, sum(deals)
    from taken
    group by process_id, stage_key, owner_id, product_id, created_month
    having sum(deals) <> 0
  `.execute(tx)
}

export type TotalsRow = ReturnType<typeof totalsRow>
export type ReachedRow = Pick<TotalsRow, 'process_id' | 'stage_key' | 'owner_id' | 'product_id' | 'deals'> & {
  created_month: string
}

export function totalsRow(deal: Deal, deals: 1 | -1) {
  return {
    process_id: deal.processId,
    stage_key: deal.stageKey,
    status: deal.status,
    owner_id: deal.ownerId,
    product_id: deal.productId,
    currency: deal.currency,
    closed_month: isClosed(deal) && deal.closedAt ? monthOf(deal.closedAt) : null,
    deals: deals as number,
    amount: deals * deal.amount,
    cycle_days: deals * (isClosed(deal) ? cycleDays(deal) : 0),
  }
}

/** The two rows cancel each other out: nothing that is counted has changed. */
function sameKey(rows: { deals: number; amount: number; cycle_days: number }[]): boolean {
  const [gone, come] = rows
  if (!gone || !come) return false
  const key = (row: object) => JSON.stringify({ ...row, deals: 0, amount: 0, cycle_days: 0 })
  return key(gone) === key(come) && gone.amount + come.amount === 0 && gone.cycle_days + come.cycle_days === 0
}

/** First day of the month, in UTC, as every month of the totals. */
export function monthOf(instant: string): string {
  return `${instant.slice(0, 7)}-01`
}
