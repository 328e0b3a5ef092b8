import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { previewBulkEdit, showBulkEdit, startBulkEdit } from '../../contract/bulk.ts'
import * as board from '../../contract/deals/board.ts'
import * as deals from '../../contract/deals/deals.ts'
import * as moves from '../../contract/deals/moves.ts'
import type { DealId } from '../../contract/ids.ts'
import { listImportRows } from '../../contract/imports/imports.ts'
import { DealsMapping } from '../../contract/imports/mapping.ts'
import type { Unmet } from '../../contract/process/gate.ts'
import type { Route } from '../../contract/route.ts'
import { importFile } from '../../server/import/import-file.ts'
import { lampProcess, publishFor } from '../cast.ts'
import { tableHashes } from '../database.ts'
import { openHouse } from '../house.ts'
import { type Client } from '../server.ts'

/** Pricing holds a mandatory task of another department; here a deal may also be won from it. */
const process = {
  ...lampProcess,
  key: 'winnable_lamps',
  stages: lampProcess.stages.map((stage) => ({ ...stage, mayWin: stage.key === 'pricing' })),
}

const folder = mkdtempSync(join(tmpdir(), 'stagecraft-gate-'))
afterAll(() => rmSync(folder, { recursive: true }))

const { server, cast, ola } = await openHouse(['ola'], { by: 'cookie' })
const kari = await server.client(cast.kari)
const { processId } = await publishFor(server.db, cast.kari, process)
// The first use of a key is an event of its own.
await kari.call(board.dealSummary)
const { id } = await ola.call(deals.createDeal, { body: { title: 'Lamps for the pier', processId } })
await ola.call(moves.moveDeal, { params: { id }, body: { to: 'pricing' } })
// The name by which files know it.
await server.owner.query(`update deals set external_id = 'L-1' where id = $1`, [id])

/** What an answer says is missing. */
type Missing = Unmet[] | undefined

/** The file itself is kept, and that it was read; nothing of the deal may differ. */
const ofTheFile = ['imports', 'import_rows', 'events']

/** It is kept itself, with whom it was refused, and that it was begun. */
const ofABulkEdit = ['bulk_edits', 'bulk_edit_rows', 'events', 'idempotency_keys']

const ways: { by: string; may?: string[]; missing: () => Promise<Missing> }[] = [
  {
    by: 'a move',
    missing: () => refusedMove(ola, { to: 'negotiating' }),
  },
  {
    by: 'a move by key, of an administrator who gives a reason but asks for no override',
    missing: () => refusedMove(kari, { to: 'negotiating', reason: 'I say so' }),
  },
  {
    by: 'a bulk move',
    async missing() {
      const { moved, refused } = await ola.call(moves.bulkMoveDeals, {
        body: { ids: [id], to: 'negotiating' },
      })
      expect(moved).toEqual([])
      expect(refused).toMatchObject([{ id, code: 'criteria_unmet' }])
      return refused[0]?.details?.unmet as Missing
    },
  },
  {
    by: 'a bulk edit, which says so before it begins and when it is done',
    may: ofABulkEdit,
    async missing() {
      const body = {
        list: 'deals',
        chosen: { query: `process=${processId}` },
        change: { act: 'move', to: 'negotiating' },
      } as const
      const preview = await ola.call(previewBulkEdit, { body })
      const { id: edit } = await ola.call(startBulkEdit, { body })
      const done = await vi.waitUntil(async () => {
        const now = await ola.call(showBulkEdit, { params: { id: edit } })
        return now.state === 'done' && now
      })
      for (const { reasons, ...counts } of [preview, done]) {
        expect(counts).toMatchObject({ total: 1, changed: 0, refused: 1 })
        expect(reasons).toMatchObject([{ code: 'criteria_unmet', count: 1 }])
      }
      expect(done.reasons[0]?.details).toEqual(preview.reasons[0]?.details)
      return done.reasons[0]?.details?.unmet as Missing
    },
  },
  {
    by: 'winning it',
    async missing() {
      const { status, body } = await ola.send(moves.closeDeal as Route, {
        params: { id },
        body: { outcome: 'won', reason: 'price' },
      })
      expect([status, body.code]).toEqual([422, 'criteria_unmet'])
      return body.details?.unmet as Missing
    },
  },
  {
    by: 'an imported row that has it in the next stage',
    may: ofTheFile,
    missing: () => importedAs('Negotiating'),
  },
  {
    by: 'an imported row that has it won',
    may: ofTheFile,
    missing: () => importedAs('Closed'),
  },
]

test.each(ways)(
  '$by is refused with everything that is missing, and nothing is written',
  async ({ may, missing }) => {
    const { unmet } = await ola.call(deals.showDeal, { params: { id } })
    expect(
      unmet.map((one) => ('templateKey' in one ? one.templateKey : 'field' in one ? one.field : one.key)),
    ).toEqual(['price', 'check', 'amount', 'worth_it'])
    const before = await tableHashes(server.owner, ['sessions', ...(may ?? [])])
    const history = await eventsOf(id)
    expect(await missing()).toEqual(unmet)
    expect(await tableHashes(server.owner, ['sessions', ...(may ?? [])])).toEqual(before)
    expect(await eventsOf(id)).toEqual(history)
  },
)

test('the card on the board shows the same list', async () => {
  const { unmet } = await ola.call(deals.showDeal, { params: { id } })
  const { columns } = await ola.call(board.dealBoard, { query: { process: processId } })
  expect(columns.flatMap(({ cards }) => cards).find((card) => card.id === id)?.unmet).toEqual(unmet)
})

const besideIt: [string, 'ola' | 'kari', number, string, object][] = [
  [
    'an override by a seller',
    'ola',
    403,
    'not_allowed',
    { to: 'negotiating', override: true, reason: 'Hurry' },
  ],
  ['an override without a reason', 'kari', 422, 'reason_required', { to: 'negotiating', override: true }],
  ['a skip that the process does not know', 'kari', 422, 'move_not_allowed', { to: 'signing' }],
  ['an overridden skip', 'kari', 422, 'move_not_allowed', { to: 'signing', override: true, reason: 'Hurry' }],
  ['a stage that does not exist', 'kari', 422, 'move_not_allowed', { to: 'moon' }],
  ['going back without a reason', 'ola', 422, 'reason_required', { to: 'first_talk' }],
  ['the stage it stands in', 'ola', 409, 'already_in_stage', { to: 'pricing' }],
  [
    'a move from where it no longer is',
    'ola',
    409,
    'changed_meanwhile',
    { to: 'negotiating', from: 'first_talk' },
  ],
]

test.each(besideIt)('%s is no way around', async (_, who, status, code, body) => {
  const before = await tableHashes(server.owner, ['sessions'])
  const client = who === 'ola' ? ola : kari
  const answer = await client.send(moves.moveDeal as Route, { params: { id }, body: body as never })
  expect([answer.status, answer.body.code]).toEqual([status, code])
  expect(await tableHashes(server.owner, ['sessions'])).toEqual(before)
})

async function refusedMove(client: Client, body: { to: string; reason?: string }): Promise<Missing> {
  const answer = await client.send(moves.moveDeal as Route, { params: { id }, body })
  expect([answer.status, answer.body.code]).toEqual([422, 'criteria_unmet'])
  return answer.body.details?.unmet as Missing
}

async function importedAs(stage: string): Promise<Missing> {
  const file = join(folder, `${stage}.csv`)
  writeFileSync(file, `Id,Deal,Phase\nL-1,Lamps for the pier,${stage}\n`)
  const mapping = DealsMapping.parse({
    kind: 'deals',
    columns: { Id: 'external_id', Deal: 'title', Phase: 'stage' },
    process: { key: process.key },
    values: {
      Phase: {
        Negotiating: { stage: 'negotiating' },
        Closed: { outcome: 'won', stage: 'pricing', reason: 'price' },
      },
    },
  })
  const done = await importFile(server.db, cast.kari, { kind: 'deals', file, mapping })
  expect(done.import).toMatchObject({ state: 'done', failed: 1, created: 0, updated: 0 })
  const { rows } = await kari.call(listImportRows, { params: { id: done.import.id } })
  expect(rows).toMatchObject([{ state: 'failed', faults: [{ column: 'Phase', code: 'criteria_unmet' }] }])
  return rows[0]?.faults[0]?.details?.unmet as Missing
}

async function eventsOf(deal: DealId): Promise<unknown[]> {
  const { rows } = await server.owner.query('select * from events where deal_id = $1 order by seq', [deal])
  return rows
}
