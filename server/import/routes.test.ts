import { expect, test } from 'vitest'
import { importKinds } from '../../contract/imports/fields.ts'
import * as contract from '../../contract/imports/imports.ts'
import { foundCompany } from '../../test/company.ts'
import { serverForFile } from '../../test/server.ts'

const server = await serverForFile()
const kari = await foundCompany(server.db)
const client = await server.client(kari)

function form(kind: string, name: string, content: string | Uint8Array<ArrayBuffer>): FormData {
  const form = new FormData()
  form.set('file', new File([content], name))
  form.set('kind', kind)
  return form
}

async function upload(kind: string, name: string, content: string | Uint8Array<ArrayBuffer>) {
  const answer = await fetch(`${server.url}/api/v1/imports`, {
    method: 'POST',
    headers: client.headers,
    body: form(kind, name, content),
  })
  return { status: answer.status, body: await answer.json() }
}

async function finished(id: contract.Import['id']): Promise<contract.ImportInFull> {
  for (;;) {
    const one = await client.call(contract.showImport, { params: { id } })
    if (one.state !== 'running' && one.state !== 'undoing') return one
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}

const csv = 'Name;Pris\nLampe;1.234,50\nSkjerm;99,00\nBord;ukjent\n'

test('a file is uploaded, understood, mapped, tried, run and taken back', async () => {
  const { status, body } = await upload('products', '../../priser.csv', csv)
  expect(status).toBe(201)
  expect(body).toMatchObject({ fileName: 'priser.csv', state: 'uploaded', rowsTotal: 3 })
  expect(body.profile).toMatchObject({ encoding: 'utf-8', delimiter: ';' })
  expect(body.proposed.columns).toMatchObject({ Name: 'name' })

  const params = { id: body.id }
  const mapping = {
    ...body.proposed,
    columns: { Name: 'name', Pris: 'price' },
    decimals: ',',
    currency: 'NOK',
  }
  await client.call(contract.mapImport, { params, body: mapping })
  const tried = await client.call(contract.tryImport, { params })
  expect(tried).toMatchObject({ rows: 3, created: 2, failed: 1 })
  expect(tried.faults).toEqual([
    { column: 'Pris', code: 'not_a_number', rows: 1, examples: [{ row: 3, value: 'ukjent' }] },
  ])

  await client.call(contract.runImport, { params })
  expect(await finished(body.id)).toMatchObject({ state: 'done', created: 2, failed: 1, can: { undo: true } })
  const failedRows = await client.call(contract.listImportRows, { params, query: { state: 'failed' } })
  expect(failedRows.rows).toMatchObject([{ row: 3, cells: ['Bord', 'ukjent'] }])
  const file = await fetch(`${server.url}/api/v1/imports/${body.id}/failed-rows.csv`, {
    headers: client.headers,
  })
  expect(file.headers.get('content-disposition')).toContain('attachment')
  expect(await file.text()).toBe('Name,Pris,import_fault\r\nBord,ukjent,Pris: not_a_number\r\n')

  await client.call(contract.undoImport, { params })
  expect(await finished(body.id)).toMatchObject({ state: 'undone' })
  expect((await client.call(contract.listImports)).rows).toHaveLength(1)
})

test.each([
  ['an unclosed quote', 'a,b\n1,"2\n3,4\n', 400, 'unreadable_file', { why: 'unclosed_quote' }],
  ['an empty file', '', 400, 'unreadable_file', { why: 'empty' }],
  ['a header alone', 'a,b\n', 400, 'unreadable_file', { why: 'no_rows' }],
  ['too many columns', `${'a,'.repeat(600)}\n1\n`, 413, 'too_large', { limit: 'columns' }],
])('%s is refused with what is wrong', async (_, content, status, code, details) => {
  expect(await upload('companies', 'x.csv', content)).toMatchObject({ status, body: { code, details } })
})

test('a form is taken nowhere but here', async () => {
  const answer = await fetch(`${server.url}/api/v1/products`, {
    method: 'POST',
    headers: client.headers,
    body: form('products', 'x.csv', csv),
  })
  expect(answer.status).toBe(415)
})

test('a form with an unknown kind or field is refused', async () => {
  expect(await upload('dragons', 'x.csv', csv)).toMatchObject({ status: 400, body: { code: 'malformed' } })
})

test('a mapping that cannot work is refused with each of its faults', async () => {
  const { body } = await upload('companies', 'firms.csv', 'firm\nAcme\n')
  const answer = await client.send(contract.mapImport, {
    params: { id: body.id },
    body: { kind: 'companies', columns: { firma: 'name' }, identity: 'external_id' },
  })
  expect(answer).toMatchObject({ status: 400, body: { code: 'mapping_incomplete' } })
  expect(answer.body.fields?.map(({ code }) => code).sort()).toEqual(['no_identity', 'unknown_column'])
})

test.each(importKinds)('any table is understood as well as it can be as %s', async (kind) => {
  const { status, body } = await upload(
    kind,
    'odd.csv',
    'account,sector,year\nAcme,technolgy,1996\nBetatech,medical,1986\n',
  )
  expect(status).toBe(201)
  expect(body.proposed.kind).toBe(kind)
})
