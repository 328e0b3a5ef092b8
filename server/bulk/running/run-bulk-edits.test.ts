import { beforeAll, expect, test } from 'vitest'
import type { StartBulkEdit } from '../../../contract/bulk.ts'
import type { MemberId } from '../../../contract/ids.ts'
import { aDeal, playCast } from '../../../test/cast.ts'
import { databaseForFile } from '../../../test/database.ts'
import { unequalTotals } from '../../../test/unequal-totals.ts'
import { cancelBulkEdit } from '../cancel-bulk-edit.ts'
import { startBulkEdit } from '../start-bulk-edit.ts'
import { loadBulkEdit } from '../table.ts'
import { undoBulkEdit } from '../undoing/undo-bulk-edit.ts'
import { doBatch } from './do-batch.ts'
import { runBulkEdit } from './run-bulk-edit.ts'
import { makeBulkEditRunner } from './run-bulk-edits.ts'

const deals = 230

const database = await databaseForFile()
const cast = await playCast(database.db)

beforeAll(async () => {
  for (let n = 0; n < deals; n++) await aDeal(cast)
})

const silent = { error: () => {}, info: () => {} }
/** An amount stands in totals and is written deal by deal, so that there are several batches. */
const begin = (amount: number) =>
  cast.db.write(cast.kari.workspaceId, (tx) => {
    const wish = { list: 'deals', chosen: { query: '' }, change: { act: 'edit', edit: { amount } } }
    return startBulkEdit(tx, wish as StartBulkEdit, cast.kari)
  })
const shown = (id: Awaited<ReturnType<typeof begin>>['id']) =>
  cast.db.read(cast.kari.workspaceId, (tx) => loadBulkEdit(tx, cast.kari, id))

/** How often each deal was told to have got this amount. */
async function toldOf(amount: number): Promise<{ deals: number; most: number }> {
  const { rows } = await database.owner.query(
    `select count(*) as deals, coalesce(max(times), 0) as most from (
       select count(*) as times from events
       where type = 'deal.edited' and (data -> 'changed' -> 'amount' ->> 'to')::bigint = $1
       group by subject_id) as told`,
    [amount],
  )
  return { deals: Number(rows[0].deals), most: Number(rows[0].most) }
}

test('what a process leaves behind when it dies is taken up by another, each record once', async () => {
  const { id, total } = await begin(111)
  expect(total).toBe(deals)
  await cast.db.write(cast.kari.workspaceId, (tx) => doBatch(tx, cast.kari, id))
  // The next batch is lost in the middle, as when the process is killed.
  const killed = cast.db.write(cast.kari.workspaceId, async (tx) => {
    await doBatch(tx, cast.kari, id)
    throw new Error('killed')
  })
  await expect(killed).rejects.toThrow('killed')
  expect(await shown(id)).toMatchObject({ state: 'running', changed: 100 })

  const runners = [makeBulkEditRunner(cast.db, silent), makeBulkEditRunner(cast.db, silent)]
  for (let tries = 0; tries < 400 && (await shown(id)).state === 'running'; tries++)
    await new Promise((resolve) => setTimeout(resolve, 20))
  await Promise.all(runners.map((runner) => runner.stop()))
  expect(await shown(id)).toMatchObject({ state: 'done', changed: deals, same: 0, refused: 0 })
  expect(await toldOf(111)).toEqual({ deals, most: 1 })
})

test('a cancelled one stops after its batch, and what has changed can be undone', async () => {
  const { id } = await begin(222)
  await cast.db.write(cast.kari.workspaceId, (tx) => doBatch(tx, cast.kari, id))
  await cast.db.write(cast.kari.workspaceId, (tx) => cancelBulkEdit(tx, { id }, cast.kari))
  await runBulkEdit(cast.db, cast.kari, id)
  expect(await shown(id)).toMatchObject({ state: 'cancelled', changed: 100, undoneBy: null })
  expect(await toldOf(222)).toEqual({ deals: 100, most: 1 })
  const left = await database.owner.query('select from bulk_edit_batches')
  expect(left.rows).toEqual([])
})

test('whose rights end on the way is refused the rest, and what is done stays', async () => {
  const { id } = await begin(333)
  await cast.db.write(cast.kari.workspaceId, (tx) => doBatch(tx, cast.kari, id))
  const roleWith = (reach: string) =>
    database.owner.query(
      `update roles set rights = rights || jsonb_build_object('deals.edit', $1::text) where key = 'administrator'`,
      [reach],
    )
  await roleWith('none')
  await runBulkEdit(cast.db, cast.kari, id)
  await roleWith('all')
  expect(await shown(id)).toMatchObject({ state: 'done', changed: 100, refused: deals - 100 })
  await database.owner.query('delete from bulk_edits')
})

test('what is left when the database goes away waits for it, and is taken up, each record once', async () => {
  const { id } = await begin(444)
  await cast.db.write(cast.kari.workspaceId, (tx) => doBatch(tx, cast.kari, id))
  await database.owner.query('begin')
  await database.owner.query('lock table deals in exclusive mode')
  const running = runBulkEdit(cast.db, cast.kari, id)
  const ended = expect(running).rejects.toThrow(/terminat/)
  await expect
    .poll(async () => {
      const { rows } = await database.owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`,
      )
      return rows.length
    })
    .toBe(1)
  await ended
  await database.owner.query('rollback')
  expect(await shown(id)).toMatchObject({ state: 'running', changed: 100 })
  await runBulkEdit(cast.db, cast.kari, id)
  expect(await shown(id)).toMatchObject({ state: 'done', changed: deals, refused: 0 })
  expect(await toldOf(444)).toEqual({ deals, most: 1 })
  await database.owner.query('delete from bulk_edits')
})

test('deals that change hands are taken up in the middle too: each once, with its tasks, and every count is right', async () => {
  const give = (ownerId: MemberId) =>
    cast.db.write(cast.kari.workspaceId, (tx) => {
      const wish = { list: 'deals', chosen: { query: '' }, change: { act: 'edit', edit: { ownerId } } }
      return startBulkEdit(tx, wish as StartBulkEdit, cast.kari)
    })
  for (let n = deals; n < 520; n++) await aDeal(cast)
  const { id } = await give(cast.eva.memberId)
  await cast.db.write(cast.kari.workspaceId, (tx) => doBatch(tx, cast.kari, id))
  const killed = cast.db.write(cast.kari.workspaceId, async (tx) => {
    await doBatch(tx, cast.kari, id)
    throw new Error('killed')
  })
  await expect(killed).rejects.toThrow('killed')
  expect(await shown(id)).toMatchObject({ state: 'running', changed: 500 })
  await runBulkEdit(cast.db, cast.kari, id)
  expect(await shown(id)).toMatchObject({ state: 'done', changed: 520, refused: 0 })

  const undo = await cast.db.write(cast.kari.workspaceId, (tx) => undoBulkEdit(tx, { id }, cast.kari))
  await runBulkEdit(cast.db, cast.kari, undo.id)
  expect(await shown(undo.id)).toMatchObject({ state: 'done', changed: 520, refused: 0 })
  const { rows } = await database.owner.query(
    `select count(distinct d.id)::integer as deals, count(*) filter (where t.assignee_id = $2)::integer as left_behind,
            (select max(times)::integer from (select count(*) as times from events
             where type = 'deal.edited' and data -> 'changed' -> 'ownerId' ->> 'to' = $2::text group by subject_id) x) as told
     from deals d left join tasks t on t.deal_id = d.id where d.owner_id = $1`,
    [cast.ola.memberId, cast.eva.memberId],
  )
  expect(rows).toEqual([{ deals: 520, left_behind: 0, told: 1 }])
  expect(await unequalTotals(database.owner)).toEqual([])
})
