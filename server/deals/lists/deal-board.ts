import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type {
  dealBoard as boardRoute,
  boardColumn as columnRoute,
  StageColumn,
} from '../../../contract/deals/board.ts'
import type { DealCard } from '../../../contract/deals/deal.ts'
import { DealId, type ProcessId } from '../../../contract/ids.ts'
import type { ProcessDocument } from '../../../contract/process/process-document.ts'
import type { Received } from '../../../contract/route.ts'
import type { Actor } from '../../platform/actor.ts'
import { decodeCursor, KeyInstant } from '../../platform/database/cursor.ts'
import { pageOf } from '../../platform/database/page.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { unmet } from '../../process/gate.ts'
import { mayWinFrom, movesFrom, stageOf } from '../../process/movement.ts'
import { publishedProcesses } from '../../process/versions/published-processes.ts'
import { documentsOf } from '../../process/versions/version-document.ts'
import { buyerGap } from '../buying/buyer.ts'
import type { Deal } from '../deal.ts'
import { type Gathered, gateState, gatheredColumn } from '../moving/gate-state.ts'
import { stagesWentOn } from '../moving/stages-went-on.ts'
import { dealCan, visibleDeals } from '../policy.ts'
import { dealColumns, dealsWithNames, type Names, nameColumns } from '../table.ts'
import { dealSummary } from './deal-summary.ts'
import { dealFilter } from './filter.ts'
import { inList } from './in-list.ts'

/**
 * The board of one process (the first, unless asked for): every stage of its latest version with its exact count and
 * sums, and its first cards. Three statements whatever the number of deals: two of totals, and the heads of all columns.
 */
export async function dealBoard(tx: Tx, asked: Received<typeof boardRoute>['query'], actor: Actor) {
  const processes = await publishedProcesses(tx, actor.workspaceId)
  const process = asked.process ? processes.find(({ id }) => id === asked.process) : processes[0]
  if (!process) throw new Refusal('not_found')
  const { stages } = process.document

  const filter = { process: process.id, owner: asked.owner, product: asked.product }
  const summary = await dealSummary(tx, filter, actor)
  const heads = await sql<CardRow>`
    select head.*
    from unnest(${stages.map((stage) => stage.key)}::text[]) as asked (stage_key)
    cross join lateral (${columnPage(actor, sql`asked.stage_key`, filter, asked.cards + 1)}) as head
  `.execute(tx)
  const documents = await documentsOfCards(tx, heads.rows)
  const went = await stagesWentOn(tx, process.document, { ...filter, here: summary.rows }, actor)

  const columns = stages.map((stage): z.output<typeof StageColumn> => {
    const rows = heads.rows.filter((row) => row.stageKey === stage.key)
    const cards = cardsOf(actor, rows, asked.cards, documents)
    const sums = summary.rows.filter((row) => row.stageKey === stage.key && row.status === 'open')
    return {
      stageKey: stage.key,
      name: stage.name,
      winProbability: stage.winProbability,
      expected: stage.expectedDuration ?? null,
      wentOn: went.get(stage.key) ?? null,
      deals: sums.reduce((count, row) => count + row.deals, 0),
      sums: sums.map(({ currency, amount }) => ({ currency, amount })).sort((a, b) => b.amount - a.amount),
      cards: cards.rows,
      next: cards.next,
    }
  })
  return {
    processId: process.id,
    name: process.document.name,
    roles: process.document.roles.map(({ key, name }) => ({ key, name })),
    columns,
  }
}

/** More cards of one column. */
export async function boardColumn(
  tx: Tx,
  { stage, ...asked }: Received<typeof columnRoute>['query'] & { stage: string },
  actor: Actor,
): Promise<{ rows: DealCard[]; next: string | null }> {
  const { rows } = await columnPage(actor, sql`${stage}`, asked, asked.limit + 1, asked.cursor).execute(tx)
  return cardsOf(actor, rows, asked.limit, await documentsOfCards(tx, rows))
}

type CardRow = Deal & Names & { gathered: Gathered; nextTask: DealCard['nextTask'] }

/** Open deals of a stage, the last arrived first, with what the gate and the card ask for. */
function columnPage(
  actor: Actor,
  stage: RawBuilder<unknown>,
  filter: {
    process: ProcessId
    owner?: Deal['ownerId'] | undefined
    product?: Deal['productId'] | undefined
  },
  limit: number,
  cursor?: string,
): RawBuilder<CardRow> {
  const { process, owner, product } = filter
  return sql<CardRow>`
    select ${dealColumns}, ${nameColumns}, ${gatheredColumn},
           (select jsonb_build_object('name', t.name, 'kind', t.kind, 'dueAt', utc(t.due_at))
            from tasks t
            where t.workspace_id = d.workspace_id and t.deal_id = d.id and t.visit_seq = d.visit_seq and t.state = 'open'
            order by t.due_at nulls last, t.mandatory desc, t.position limit 1) as "nextTask"
    from ${dealsWithNames}
    where d.workspace_id = ${actor.workspaceId} and d.status = 'open' and d.stage_key = ${stage}
      and ${visibleDeals(actor)} and ${dealFilter(actor, { process, owner: owner ?? undefined, product: product ?? undefined })}
      and ${afterCursor(cursor)}
    order by d.entered_at desc, d.id desc
    limit ${limit}
  `
}

function afterCursor(cursor: string | undefined): RawBuilder<unknown> {
  if (!cursor) return sql`true`
  const [at, id] = decodeCursor(cursor, z.tuple([KeyInstant, DealId]))
  return sql`(d.entered_at, d.id) < (${at}::timestamptz, ${id}::uuid)`
}

function cardsOf(actor: Actor, rows: readonly CardRow[], limit: number, documents: Documents) {
  return pageOf(
    rows,
    limit,
    (row) => [row.enteredAt, row.id],
    (row) => card(actor, row, documents),
  )
}

type Documents = ReadonlyMap<string, ProcessDocument>

/** Deals of one column may be pinned to different versions. */
function documentsOfCards(tx: Tx, rows: readonly CardRow[]): Promise<Documents> {
  return documentsOf(tx, [...new Set(rows.map((row) => row.processVersionId))])
}

function card(actor: Actor, row: CardRow, documents: Documents): DealCard {
  const document = documents.get(row.processVersionId) as ProcessDocument
  const state = gateState(row, row.gathered, Date.now(), document)
  const missing = unmet(stageOf(document, row.stageKey), state, document)
  const { own: _own, ...facts } = inList(row)
  return {
    ...facts,
    nextTask: row.nextTask,
    unmet: missing,
    moves: movesFrom(document, row.stageKey).map(({ stage, direction }) => ({
      to: stage.key,
      way: direction,
    })),
    buyerGap: buyerGap(document, row),
    can: dealCan(actor, row, { gateOpen: missing.length === 0, mayWin: mayWinFrom(document, row.stageKey) }),
  }
}
