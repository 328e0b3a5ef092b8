import { type RawBuilder, sql } from 'kysely'
import { expect, test } from 'vitest'
import { databaseForTest } from '../../test/database.ts'
import { forEachBatch, type Row } from './rows-of.ts'

test('every text comes as it is, and null is not the same as nothing', async () => {
  const { db } = await databaseForTest()
  const awkward = ['', '\\N', '\\', 'a\tb', 'a\nb\r\nc', '\\n', 'łódź ‌می‌شود 🌱', '\b\f\v', `it's "so"`, '$1']
  const rows: Row[] = []
  await db.withClient(null, (client) =>
    forEachBatch(
      client,
      sql`select value, null from unnest(${awkward}::text[]) as t (value)`,
      async (batch) => {
        rows.push(...batch)
      },
    ),
  )
  expect(rows).toEqual(awkward.map((value) => [value, null]))
})

test('no row is lost or cut between two batches, and none come of nothing', async () => {
  const { db } = await databaseForTest()
  const read = async (statement: RawBuilder<unknown>) => {
    const rows: Row[] = []
    let batches = 0
    await db.withClient(null, (client) =>
      forEachBatch(client, statement, async (batch) => {
        batches += 1
        rows.push(...batch)
      }),
    )
    return { rows, batches }
  }
  const { rows, batches } = await read(
    sql`select n, repeat('å', (n * 7919) % 3000) from generate_series(1, 5000) n order by n`,
  )
  expect(batches).toBeGreaterThan(10)
  expect(rows.map(([n]) => Number(n))).toEqual(Array.from({ length: 5000 }, (_, n) => n + 1))
  expect(rows.every(([n, text]) => text?.length === (Number(n) * 7919) % 3000)).toBe(true)
  expect(await read(sql`select 1 where false`)).toEqual({ rows: [], batches: 0 })
})

test('whoever gives up in the middle, or asks what fails there, costs nobody a connection', async () => {
  const { db } = await databaseForTest()
  const large = sql`select repeat('x', 1000) from generate_series(1, 200000)`
  for (let time = 0; time < 12; time++) {
    const given = db.withClient(null, (client) =>
      forEachBatch(client, large, async () => {
        throw new Error('gone')
      }),
    )
    await expect(given).rejects.toMatchObject({ code: 'ECANCELED', cause: { message: 'gone' } })
    const failing = db.withClient(null, (client) =>
      forEachBatch(client, sql`select 1 / (2000 - n) from generate_series(1, 5000) n`, async () => {}),
    )
    await expect(failing).rejects.toMatchObject({ code: '22012' })
  }
  const { rows } = await db.read(null, (tx) => sql`select 1 as one`.execute(tx))
  expect(rows).toEqual([{ one: 1 }])
})
