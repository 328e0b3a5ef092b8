import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { databaseForTest } from '../../../test/database.ts'

test('a connection that dies inside a transaction is a fault of that request and of nothing else', async () => {
  const { db, owner } = await databaseForTest()
  const died = db.write(null, async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    await owner.query('select pg_terminate_backend($1)', [rows[0]?.pid])
    await new Promise((resolve) => setTimeout(resolve, 200))
    await sql`select 1`.execute(tx)
  })
  await expect(died).rejects.toThrow()
  const { rows } = await db.read(null, (tx) => sql`select 1 as one`.execute(tx))
  expect(rows).toEqual([{ one: 1 }])
})

test.each([
  ['2026-11-22 09:30:00+00', '2026-11-22T09:30:00.000Z'],
  ['2026-11-22 09:30:00.1+00', '2026-11-22T09:30:00.100Z'],
  ['2026-11-22 09:30:00.129999+00', '2026-11-22T09:30:00.129Z'],
  ['2026-11-22 09:30:00.12+05:30', '2026-11-22T04:00:00.120Z'],
  ['0044-03-15 12:00:00+00', '0044-03-15T12:00:00.000Z'],
  ['12026-11-22 09:30:00+00', '+012026-11-22T09:30:00.000Z'],
])('an instant is read in UTC to the millisecond: %s', async (written, instant) => {
  const { db } = await databaseForTest()
  const { rows } = await db.read(null, (tx) =>
    sql<{ at: string }>`select ${written}::timestamptz as at`.execute(tx),
  )
  expect(rows).toEqual([{ at: instant }])
})
