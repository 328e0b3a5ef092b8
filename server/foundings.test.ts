import { expect, test } from 'vitest'
import { foundCompany } from '../test/company.ts'
import { databaseForTest } from '../test/database.ts'
import { foundings } from './foundings.ts'
import type { NewWorkspace } from './team/set-up-workspace.ts'

async function found(choices: Partial<NewWorkspace>) {
  const { db, owner } = await databaseForTest()
  const { workspaceId } = await foundCompany(db, choices, foundings)
  const { rows } = await owner.query<{ key: string; deals: number }>(
    `select key, (select count(*)::int from deals d where d.process_id = p.id) as deals
     from processes p where workspace_id = $1 order by position, key`,
    [workspaceId],
  )
  return rows
}

test('a company begins with the pipeline unless it says what it sells', async () => {
  expect(await found({})).toEqual([{ key: 'pipeline', deals: 0 }])
})

test('a company begins with the processes for what it sells, the first one first', async () => {
  expect(await found({ starters: ['saas_trial', 'after_sale', 'saas_trial'] })).toEqual([
    { key: 'saas_trial', deals: 0 },
    { key: 'after_sale', deals: 0 },
  ])
})

test('the sample shows deals in the process that was chosen, too', async () => {
  const rows = await found({ starters: ['photovoltaics'], sample: true })
  expect(rows.map(({ key }) => key)).toEqual(['photovoltaics', 'field_sales', 'inbound', 'pipeline'])
  for (const { key, deals } of rows) expect(deals, key).toBeGreaterThan(10)
})
