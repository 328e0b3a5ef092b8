import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { foundCompany } from '../../test/company.ts'
import { serverForTest } from '../../test/server.ts'
import { importFile } from './import-file.ts'
import { readMappingFile } from './mapping/read-mapping.ts'

const run = promisify(execFile)
const examples = join(import.meta.dirname, '../../docs/examples/crm-sales-opportunities')

const agents = ['Anna Snelling', 'Moses Frase', 'Zane Levy']
const products = ['GTX Basic', 'GTXPro', 'MG Special']
const accounts = ['Acme Corporation', 'Betatech', '']
const stages = ['Won', 'Lost', 'Engaging', 'Prospecting', 'Won']

/** Files of the example's shape and dirt, small ones. */
const files = {
  accounts: `account,sector,year_established,revenue,employees,office_location,subsidiary_of
Acme Corporation,technolgy,1996,1100.04,2822,United States,
Betatech,medical,1986,647.18,1185,Philipines,Acme Corporation
`,
  products: 'product,series,sales_price\nGTX Basic,GTX,550\nGTX Pro,GTX,4821\nMG Special,MG,55\n',
  sales_teams: `sales_agent,manager,regional_office\n${agents.map((agent) => `${agent},Dustin Brinkmann,Central\n`).join('')}`,
  sales_pipeline: `opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value
${Array.from({ length: 120 }, (_, at) => {
  const stage = stages[at % stages.length] ?? ''
  const closed = stage === 'Won' || stage === 'Lost'
  const day = String(1 + (at % 28)).padStart(2, '0')
  return [
    `ID${at}`,
    agents[at % agents.length],
    products[at % products.length],
    closed ? accounts[at % 2] : accounts[at % accounts.length],
    stage,
    stage === 'Prospecting' ? '' : `${day}-10-16`,
    closed ? `${day}-03-17` : '',
    closed ? (stage === 'Won' ? at * 7.25 : 0) : '',
  ].join(',')
}).join('\n')}
`,
}

test('the example files come in exactly as an independent script counts them', async () => {
  const server = await serverForTest()
  const kari = await foundCompany(server.db)
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-example-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const kinds = {
    accounts: 'companies',
    products: 'products',
    sales_teams: 'people',
    sales_pipeline: 'deals',
  } as const

  const imports = []
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, `${name}.csv`)
    writeFileSync(file, text)
    const mapping = await readMappingFile(join(examples, `${name}.yaml`))
    const given = { kind: kinds[name as keyof typeof kinds], file, mapping }
    const { dryRun } = await importFile(server.db, kari, { ...given, dryRun: true })
    const { import: done } = await importFile(server.db, kari, given)
    const { created, failed, flagged } = done
    expect(dryRun).toMatchObject({ created, failed: 0, flagged })
    expect(failed).toBe(0)
    imports.push(done)
  }
  const without = files.sales_pipeline.split('\n').filter((line) => line.split(',')[3] === '').length
  expect(imports.map(({ created }) => created)).toEqual([2, 3, 3, 120])
  expect(imports[3]?.flagged).toBe(without)

  const key = (await server.client(kari)).headers.authorization?.replace('Bearer ', '') ?? ''
  const check = (file: string) =>
    run(process.execPath, [join(examples, 'check.mjs'), file, server.url, key]).then(
      ({ stdout }) => stdout.trim(),
      (failure: { stdout: string }) => failure.stdout.trim(),
    )
  expect(await check(join(folder, 'sales_pipeline.csv'))).toBe('The CRM holds exactly what the file says.')

  const other = join(folder, 'other.csv')
  writeFileSync(
    other,
    files.sales_pipeline
      .replace('ID4,', 'ID4x,')
      .replace(/,7\.25$/m, ',8.25')
      .replace('GTXPro', 'GTX Basic'),
  )
  expect(await check(other)).toContain('the file says')
})
