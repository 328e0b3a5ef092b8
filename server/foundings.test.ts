import { expect, test } from 'vitest'
import { languages } from '../contract/text.ts'
import { foundCompany } from '../test/company.ts'
import { databaseForTest } from '../test/database.ts'
import { foundings } from './foundings.ts'
import { createLead } from './leads/create-lead.ts'
import { showLead } from './leads/show-lead.ts'
import { rescoreLeads } from './scoring/rules/rescore-leads.ts'
import { starterRules } from './scoring/rules/starter-rules.ts'
import type { NewWorkspace } from './team/workspace/set-up-workspace.ts'

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

test('a company’s leads are scored from the first day, by rules in its own language', async () => {
  for (const language of languages) {
    const { db, owner } = await databaseForTest()
    const founder = await foundCompany(db, { language }, foundings)
    const { workspaceId } = founder
    const { score } = await db.write(workspaceId, async (tx) => {
      const lead = { name: 'Ada', email: 'ada@lamps.example', phone: '22334455', source: 'referral' } as const
      const { id } = await createLead(tx, { ...lead, need: 'Ten lamps' }, founder)
      await rescoreLeads(tx, workspaceId)
      return showLead(tx, { id }, founder)
    })
    expect(score).toBe(65)
    const { rows } = await owner.query('select rules from lead_scoring')
    expect(rows[0].rules).toEqual(starterRules(language))
  }
})
