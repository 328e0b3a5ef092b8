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
