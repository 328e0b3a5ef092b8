import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ClientConfig } from 'pg'
import { expect, test } from 'vitest'
import { playCast } from '../../../test/cast.ts'
import { databaseForFile } from '../../../test/database.ts'
import { begunImport } from '../test-files.ts'
import { cancelImport } from './cancel-import.ts'
import { runImport } from './run-import.ts'
import { makeImportRunner } from './run-imports.ts'
import { startImport } from './start-import.ts'

const database = await databaseForFile()
const cast = await playCast(database.db)

const rows = 4_000
const file = (prefix: string, count: number) =>
  `id,title,phase,from,to,sum\n${Array.from(
    { length: count },
    (_, at) =>
      `${prefix}${at},Lamp ${at},${at % 2 ? 'Won' : 'Pricing'},2025-01-0${(at % 9) + 1},2025-03-01,${at}`,
  ).join('\n')}\n`

/** Starts the importer, waits for a batch and a moment more, and kills it. True when it had come to its end. */
async function runAndKill(importId: string, afterBatches: number): Promise<boolean> {
  const { workspaceId, memberId } = cast.kari
  const options = JSON.stringify(database.appOptions)
  const child = spawn(process.execPath, [
    join(import.meta.dirname, 'test-importer.ts'),
    ...[options, workspaceId, memberId, importId],
  ])
  let said = ''
  child.stderr.pipe(process.stderr)
  child.stdout.on('data', (text: Buffer) => {
    said += text.toString()
    if (said.split('\n').length > afterBatches) setTimeout(() => child.kill('SIGKILL'), Math.random() * 15)
  })
  await new Promise((resolve) => child.once('close', resolve))
  return said.includes('end')
}

test('an import that is killed twenty times writes each row exactly once', { timeout: 300_000 }, async () => {
  const { id } = await begunImport(cast, file('K', rows))
  let kills = 0
  while (!(await runAndKill(id, kills < 20 ? 3 : Number.POSITIVE_INFINITY))) kills++
  expect(kills).toBeGreaterThanOrEqual(20)

  const { rows: counted } = await database.owner.query(
    `select count(*) as deals, count(distinct external_id) as ids, count(distinct number) as numbers,
            sum(amount) as amount,
            (select count(*) from stage_visits v join deals d on d.id = v.deal_id where d.import_id = $1) as visits,
            (select count(*) from events where import_id = $1 and type = 'deal.created') as created,
            (select count(*) from events where import_id = $1 and type = 'deal.won') as won,
            (select count(*) from import_rows where import_id = $1 and state = 'created') as marked,
            (select sum(deals) from deal_totals) as totals,
            (select sum(amount) from deal_totals) as total_amount
     from deals where import_id = $1`,
    [id],
  )
  const amount = ((rows * (rows - 1)) / 2) * 100
  expect(counted[0]).toEqual({
    deals: rows,
    ids: rows,
    numbers: rows,
    amount,
    visits: rows,
    created: rows,
    won: rows / 2,
    marked: rows,
    totals: rows,
    total_amount: amount,
  })
  const { rows: imports } = await database.owner.query(
    'select state, rows_done, created, failed from imports where id = $1',
    [id],
  )
  expect(imports).toEqual([{ state: 'done', rows_done: rows, created: rows, failed: 0 }])
})

test('a cancelled import stops after its batch and can be run on', async () => {
  const { id } = await begunImport(cast, file('C', 300))
  const { db, kari } = cast
  let asked: Promise<unknown> | undefined
  const onProgress = () => {
    asked ??= db.write(kari.workspaceId, (tx) => cancelImport(tx, { id }, kari))
    return undefined
  }
  const stopped = await runImport(db, kari, id, { batchOf: 20, onProgress })
  await asked
  expect(stopped).toMatchObject({ state: 'cancelled' })
  expect(stopped?.rowsDone).toBeLessThan(300)

  await db.write(kari.workspaceId, (tx) => startImport(tx, { id }, kari))
  expect(await runImport(db, kari, id, {})).toMatchObject({ state: 'done', rowsDone: 300, created: 300 })
})

test('a second runner leaves an import alone that is being run', async () => {
  const { id } = await begunImport(cast, file('T', 200))
  const { db, kari } = cast
  const ends = await Promise.all([
    runImport(db, kari, id, { batchOf: 10 }),
    sleep(30).then(() => runImport(db, kari, id, { batchOf: 10 })),
  ])
  expect(ends.map((end) => end?.state ?? null)).toEqual(['done', null])
  const { rows: counted } = await database.owner.query(
    'select count(*) as n from deals where import_id = $1',
    [id],
  )
  expect(counted).toEqual([{ n: 200 }])
})

test('a new start goes on with what the last one left', async () => {
  const { id } = await begunImport(cast, file('R', 100))
  const ending = new AbortController()
  const halfway = await runImport(cast.db, cast.kari, id, {
    batchOf: 20,
    signal: ending.signal,
    onProgress: () => ending.abort(),
  })
  expect(halfway).toMatchObject({ state: 'running', rowsDone: 20 })

  const runner = makeImportRunner(cast.db, console)
  await expect
    .poll(
      async () => (await database.owner.query('select state from imports where id = $1', [id])).rows[0].state,
    )
    .toBe('done')
  await runner.stop()
})

test('a large import runs in a process of its own, and one that is stopped there goes on at the next start', async () => {
  const { id } = await begunImport(cast, file('L', rows))
  const state = async () =>
    (
      await database.owner.query(
        'select state, (select count(*) from deals where import_id = $1) as deals from imports where id = $1',
        [id],
      )
    ).rows[0]
  const connection = database.appOptions as ClientConfig
  const first = makeImportRunner(cast.db, console, connection)
  await expect.poll(async () => (await state()).deals, { timeout: 20_000, interval: 20 }).toBeGreaterThan(0)
  await first.stop()
  const halfway = await state()
  if (halfway.state === 'running') expect(halfway.deals).toBeLessThan(rows)

  const second = makeImportRunner(cast.db, console, connection)
  await expect.poll(state, { timeout: 20_000 }).toEqual({ state: 'done', deals: rows })
  await second.stop()
})
