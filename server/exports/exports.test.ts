import { readSheet } from 'read-excel-file/node'
import { beforeAll, describe, expect, test } from 'vitest'
import { createCompany, listCompanies } from '../../contract/customers/companies.ts'
import { tagCompany } from '../../contract/customers/tags.ts'
import { createDeal } from '../../contract/deals/deals.ts'
import { type AskExport, askExport, exportLists } from '../../contract/exports.ts'
import { addOwnField } from '../../contract/fields.ts'
import type { ExportId } from '../../contract/ids.ts'
import { createLead } from '../../contract/leads/leads.ts'
import { editRole, listRoles } from '../../contract/team/roles.ts'
import { tableHashes } from '../../test/database.ts'
import { openHouse } from '../../test/house.ts'
import { type Client } from '../../test/server.ts'
import { takeRoom } from './at-once.ts'
import type { Column } from './columns/column.ts'
import { csvFile } from './csv-file.ts'
import { xlsxFile } from './xlsx/xlsx-file.ts'

/** Ola sells: he sees his own deals alone, and exports nothing unless his role is given the right. */
const { server, cast, kari, ola } = await openHouse(['kari', 'ola'])

beforeAll(async () => {
  await kari.call(addOwnField, {
    body: { entity: 'company', type: 'number', key: 'roof_m', label: { en: 'Roof, m²' } },
  })
  for (const [name, extra] of [
    ['=HYPERLINK("http://evil")', { industry: '+Energy', own: { roof_m: 12.5 } }],
    ['Å "lys"; og, mer', { industry: 'Retail', revenue: 123_456, currency: 'EUR' }],
  ] as const)
    await kari.call(createCompany, { body: { name, ...extra } })
})

const ask = (client: Client, body: Partial<AskExport>) =>
  client.call(askExport, { body: { list: 'companies', format: 'csv', ...body } })

async function fetched(client: Client, id: ExportId) {
  return fetch(`${server.url}/api/v1/exports/${id}/file`, { headers: client.headers })
}

async function linesOf(client: Client, body: Partial<AskExport>): Promise<string[]> {
  const { id } = await ask(client, body)
  const text = await (await fetched(client, id)).text()
  return text
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n')
}

describe('a list as a CSV file', () => {
  test('has the tags of a customer in one cell, and how he buys in words', async () => {
    const at = await kari.call(createCompany, { body: { name: 'Tagged', orderRhythm: 'by_project' } })
    for (const name of ['solar', 'Fair'])
      await kari.call(tagCompany, { params: { id: at.id }, body: { name } })
    const lines = await linesOf(kari, { columns: ['name', 'tags', 'order_rhythm'] })
    expect(lines[0]).toBe('"Name","Tags","How often"')
    expect(lines).toContain('"Tagged","Fair, solar","By project"')
  })

  test('has the columns asked for in the reader’s words, and runs nothing in a spreadsheet', async () => {
    const query = new URLSearchParams({ sort: 'name' })
    const lines = await linesOf(kari, {
      query: String(query),
      columns: ['name', 'industry', 'revenue', 'own.roof_m'],
    })
    expect(lines[0]).toBe('"Name","Industry","Turnover","Currency","Roof, m²"')
    expect(lines).toContain(`"'=HYPERLINK(""http://evil"")","'+Energy",,,12.5`)
    expect(lines).toContain('"Å ""lys""; og, mer","Retail",1234.56,"EUR",')
  })

  test('runs nothing either where a spreadsheet of another language parts the cells of a text', async () => {
    const industry = `Retail;=cmd|'/C calc'!A0;'@x, -5,+1`
    await kari.call(createCompany, { body: { name: 'Parted', industry } })
    const lines = await linesOf(kari, { columns: ['name', 'industry'] })
    expect(lines).toContain(`"Parted","Retail;'=cmd|'/C calc'!A0;''@x, -5,'+1"`)
  })

  test('has no column that only JavaScript knows', async () => {
    for (const name of ['constructor', '__proto__', 'toString'])
      await expect(ask(kari, { columns: [name] })).rejects.toThrow('400')
  })

  test('has the rows of the list’s own filter and sort, every one of them once', async () => {
    const query = {
      filter: JSON.stringify({ all: [{ field: 'industry', operator: 'filled' }] }),
      sort: 'created',
    }
    const listed = await kari.call(listCompanies, { query: { ...query, sort: 'created', limit: 200 } })
    const lines = await linesOf(kari, { query: String(new URLSearchParams(query)), columns: ['name'] })
    expect(listed.rows.length).toBeGreaterThan(1)
    expect(lines.slice(1)).toEqual(
      listed.rows.map(({ name }) => `"${name.startsWith('=') ? "'" : ''}${name.replaceAll('"', '""')}"`),
    )
  })

  test('is made of every list there is', async () => {
    await kari.call(createDeal, { body: { title: 'Lamps', amount: 100_050, currency: 'PLN' } })
    await kari.call(createLead, { body: { name: 'Ane Li', source: 'referral' } })
    for (const list of exportLists) {
      const lines = await linesOf(kari, { list })
      expect(lines.length, list).toBeGreaterThan(list === 'people' || list === 'products' ? 0 : 1)
      expect(lines[0], list).not.toMatch(/undefined|own\./)
    }
    const [, lead] = await linesOf(kari, { list: 'leads', columns: ['name', 'status', 'source'] })
    expect(lead).toBe('"Ane Li","New","Referral"')
    const deals = await linesOf(kari, {
      list: 'deals',
      query: 'sort=created',
      columns: ['title', 'stage', 'amount'],
    })
    expect(deals[1]).toMatch(/^"Lamps","[A-Z][^_"]*",1000\.50,"PLN"$/)
  })

  test('local values are those of the reader’s spreadsheet', () => {
    const columns: Column[] = [
      { key: 'day', kind: 'day', sql: null as never },
      { key: 'at', kind: 'instant', sql: null as never },
      { key: 'price', kind: 'money', sql: null as never },
      { key: 'of', kind: 'text', sql: null as never },
    ]
    const row = ['2026-11-22', '2026-11-22T09:05', '123456', 'PLN']
    expect(csvFile(columns, 'pl', 'local').rows([row])).toBe('22.11.2026;22.11.2026 09:05;1234,56;"PLN"\r\n')
    expect(csvFile(columns, 'fa', 'local').rows([row])).toMatch(/^1405\/09\/01,/)
    expect(csvFile(columns, 'pl', 'iso').rows([row])).toBe('2026-11-22,2026-11-22T09:05,1234.56,"PLN"\r\n')
  })
})

describe('a list as a workbook', () => {
  test('is read again by what reads workbooks, numbers and texts as they are', async () => {
    const { id } = await ask(kari, { format: 'xlsx', query: 'sort=name', columns: ['name', 'revenue'] })
    const answer = await fetched(kari, id)
    expect(answer.headers.get('content-disposition')).toMatch(/filename="export\.xlsx"; .*Companies/)
    const rows = await readBack(Buffer.from(await answer.arrayBuffer()))
    expect(rows[0]).toEqual(['Name', 'Turnover', 'Currency'])
    expect(rows).toContainEqual(['=HYPERLINK("http://evil")', null, null])
    expect(rows).toContainEqual(['Å "lys"; og, mer', 1234.56, 'EUR'])
  })

  test('goes on in another sheet where one is full', async () => {
    const columns: Column[] = [{ key: 'name', kind: 'text', sql: null as never }]
    const file = xlsxFile(columns, 'en', 'People', 3)
    const parts = [await file.rows([['a'], ['b'], ['c'], ['d'], ['e']]), await file.end()]
    const book = Buffer.concat(parts.map((part) => Buffer.from(part)))
    expect(await readBack(book, 1)).toEqual([['name'], ['a'], ['b']])
    expect(await readBack(book, 3)).toEqual([['name'], ['e']])
  })
})

describe('who may', () => {
  test('without the right nothing is asked for; with it, a file holds the reader’s own rows alone', async () => {
    const refused = await ola.send(askExport, { body: { list: 'deals', format: 'csv' } })
    expect(refused).toMatchObject({ status: 403, body: { details: { needs: 'export' } } })

    await kari.call(createDeal, { body: { title: 'Not Ola’s', amount: 1, currency: 'EUR' } })
    await ola.call(createDeal, { body: { title: 'Ola’s own', amount: 1, currency: 'EUR' } })
    await setRights({ export: true })
    const asOla = await server.client(cast.ola)
    const lines = await linesOf(asOla, { list: 'deals', columns: ['title'] })
    expect(lines).toContain('"Ola’s own"')
    expect(lines.join()).not.toContain('Not Ola’s')

    const { id } = await ask(asOla, { list: 'deals' })
    expect((await fetched(kari, id)).status).toBe(404)
    await setRights({ export: false })
    expect((await fetched(await server.client(cast.ola), id)).status).toBe(403)
  })

  test('that a list was asked for is on record', async () => {
    const { id } = await ask(kari, { columns: ['name'] })
    const { rows } = await server.owner.query(
      `select by, data from events where type = 'export.asked' and subject_id = $1`,
      [id],
    )
    expect(rows).toMatchObject([{ by: cast.kari.memberId, data: { list: 'companies', columns: ['name'] } }])
  })

  test('an hour later the file is gone', async () => {
    const { id } = await ask(kari, {})
    await server.owner.query(`update exports set asked_at = now() - interval '61 minutes' where id = $1`, [
      id,
    ])
    expect((await fetched(kari, id)).status).toBe(404)
  })
})

test('of one company three files are written at once; a fourth is refused when it is asked for and when it is fetched', async () => {
  const { id } = await ask(kari, { columns: ['name'] })
  const leave = [1, 2, 3].map(() => takeRoom(cast.kari.workspaceId))
  const before = await tableHashes(server.owner, ['api_keys'])
  expect(await kari.send(askExport, { body: { list: 'companies', format: 'csv' } })).toMatchObject({
    status: 429,
    body: { code: 'exports_running', details: { most: 3 } },
  })
  expect(await tableHashes(server.owner, ['api_keys'])).toEqual(before)
  expect((await fetched(kari, id)).status).toBe(429)

  leave[0]?.()
  for (let time = 0; time < 4; time++) expect(await (await fetched(kari, id)).text()).toContain('Name')
  for (const go of leave.slice(1)) go()
})

test.each([
  ['a filter that is none', { query: 'filter=%7B%7D' }],
  ['a query the list has not', { query: 'colour=red' }],
  [
    'a field the filter has not',
    { query: `filter=${encodeURIComponent('{"all":[{"field":"x","operator":"filled"}]}')}` },
  ],
  ['a column there is not', { columns: ['name', 'shoe_size'] }],
])('%s is refused when it is asked for, and nothing is kept', async (_, body) => {
  const before = await tableHashes(server.owner, ['api_keys'])
  const answer = await kari.send(askExport, { body: { list: 'companies', format: 'csv', ...body } })
  expect(answer).toMatchObject({ status: 400, body: { code: 'malformed' } })
  expect(await tableHashes(server.owner, ['api_keys'])).toEqual(before)
})

async function setRights(rights: { export: boolean }): Promise<void> {
  const seller = (await kari.call(listRoles)).rows.find(({ key }) => key === 'seller')
  const asked = { params: { key: 'seller' }, body: { rights }, ifMatch: seller?.version ?? 0 }
  await kari.call(editRole, asked)
}

async function readBack(book: Buffer, sheet = 1): Promise<unknown[][]> {
  return (await readSheet(book, sheet)) as unknown[][]
}
