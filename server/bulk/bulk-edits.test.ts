import { beforeAll, describe, expect, test } from 'vitest'
import {
  bulkEditRows,
  cancelBulkEdit,
  listBulkEdits,
  previewBulkEdit,
  showBulkEdit,
  startBulkEdit,
  undoBulkEdit,
} from '../../contract/bulk.ts'
import { createCompany, editCompany, showCompany } from '../../contract/customers/companies.ts'
import { addOwnField } from '../../contract/fields.ts'
import type { CompanyId } from '../../contract/ids.ts'
import { createLead, showLead } from '../../contract/leads/leads.ts'
import { createProduct, editProduct, showProduct } from '../../contract/products.ts'
import type { Route } from '../../contract/route.ts'
import { foundCompany } from '../../test/company.ts'
import { tableHashes } from '../../test/database.ts'
import { openHouse } from '../../test/house.ts'
import { changed, preview, undone } from '../../test/played/bulk-edits.ts'

/** Ola sells: he edits what is his own. */
const { server, cast, kari, ola } = await openHouse(['kari', 'ola'])

beforeAll(async () => {
  for (const entity of ['company', 'deal', 'lead', 'product'] as const)
    await kari.call(addOwnField, {
      body: { entity, type: 'choices', label: 'Roof', choices: [{ label: 'Flat' }, { label: 'Hip' }] },
    })
})

async function companies(count: number, facts: object, client = kari): Promise<CompanyId[]> {
  const made: CompanyId[] = []
  for (let n = 0; n < count; n++)
    made.push((await client.call(createCompany, { body: { name: `House ${n}`, ...facts } })).id)
  return made
}

const company = (id: CompanyId, client = kari) => client.call(showCompany, { params: { id } })

async function eventsOf(id: string): Promise<object[]> {
  const { rows } = await server.owner.query(
    'select type, subject_type, by, data from events where subject_id = $1 order by seq',
    [id],
  )
  return rows
}

describe('fields', () => {
  test('a bulk edit writes what single editing would: values, version and history are the same', async () => {
    const edit = { industry: 'Solar', employees: 12, ownerId: cast.ola.memberId, own: { roof: ['hip'] } }
    const [alone, among] = (await companies(2, { industry: 'Coal' })) as [CompanyId, CompanyId]
    await kari.call(editCompany, { params: { id: alone }, ifMatch: 1, body: edit })
    const done = await changed(kari, {
      list: 'companies',
      chosen: { ids: [among] },
      change: { act: 'edit', edit },
    })
    expect(done).toMatchObject({ state: 'done', total: 1, changed: 1, same: 0, refused: 0 })
    const plain = ({ industry, employees, owner, own, version }: Awaited<ReturnType<typeof company>>) => ({
      ...{ industry, employees, owner, own, version },
    })
    expect(plain(await company(among))).toEqual(plain(await company(alone)))
    expect((await eventsOf(among)).slice(1)).toEqual((await eventsOf(alone)).slice(1))
  })

  test('of a filter, those who come later are not meant and those struck out stay; undo gives all back', async () => {
    const [kept, ...meant] = await companies(5, { industry: 'Peat', city: 'Oslo' })
    const odd = meant[0] as CompanyId
    await kari.call(editCompany, { params: { id: odd }, ifMatch: 1, body: { city: 'Bergen' } })
    const wish = {
      list: 'companies',
      chosen: { query: 'industry=Peat', except: [kept] },
      change: { act: 'edit', edit: { city: 'Bergen', own: { roof: ['flat'] } } },
    }
    const before = await tableHashes(server.owner, ['idempotency_keys'])
    expect(await preview(kari, wish)).toMatchObject({
      total: 4,
      changed: 4,
      same: 0,
      refused: 0,
      after: null,
    })
    expect(await tableHashes(server.owner, ['idempotency_keys'])).toEqual(before)

    const done = await changed(kari, wish)
    expect(done).toMatchObject({ total: 4, changed: 4, reasons: [], can: { undo: true } })
    for (const id of meant)
      expect(await company(id)).toMatchObject({ city: 'Bergen', own: { roof: ['flat'] } })
    expect(await company(kept as CompanyId)).toMatchObject({ city: 'Oslo', version: 1 })
    expect(await changed(kari, wish)).toMatchObject({
      changed: 0,
      same: 4,
      can: { undo: 'bulk_edit_not_undoable' },
    })

    const back = await undone(kari, done.id)
    expect(back).toMatchObject({ undoes: done.id, changed: 4, refused: 0 })
    for (const id of meant)
      expect(await company(id)).toMatchObject({ city: id === odd ? 'Bergen' : 'Oslo', own: {} })
    const again = await kari.send(undoBulkEdit as Route, { params: { id: done.id } })
    expect([again.status, again.body.code]).toEqual([409, 'bulk_edit_not_undoable'])
  })

  test('undo leaves alone what somebody has changed since, and says so', async () => {
    const ids = await companies(3, { industry: 'Wind' })
    const done = await changed(kari, {
      list: 'companies',
      chosen: { ids },
      change: { act: 'edit', edit: { industry: 'Waves' } },
    })
    const [touched, other] = ids as [CompanyId, CompanyId]
    await kari.call(editCompany, { params: { id: touched }, ifMatch: 2, body: { industry: 'Tides' } })
    // Another field is no reason to leave it.
    await kari.call(editCompany, { params: { id: other }, ifMatch: 2, body: { city: 'Gdynia' } })
    const back = await undone(kari, done.id)
    expect(back).toMatchObject({ changed: 2, refused: 1, reasons: [{ code: 'changed_meanwhile', count: 1 }] })
    expect((await kari.call(bulkEditRows, { params: { id: back.id }, query: {} })).rows).toMatchObject([
      { id: touched, name: 'House 0', code: 'changed_meanwhile' },
    ])
    expect(await company(touched)).toMatchObject({ industry: 'Tides' })
    expect(await company(other)).toMatchObject({ industry: 'Wind', city: 'Gdynia' })
  })

  test('fields with rules of their own go through their command record by record', async () => {
    const [above, middle, below] = (await companies(3, {})) as [CompanyId, CompanyId, CompanyId]
    await kari.call(editCompany, { params: { id: middle }, ifMatch: 1, body: { parentId: above } })
    const done = await changed(kari, {
      list: 'companies',
      chosen: { ids: [above, middle, below] },
      change: { act: 'edit', edit: { parentId: middle } },
    })
    // Neither above nor middle can stand below middle.
    expect(done).toMatchObject({ changed: 1, refused: 2, reasons: [{ code: 'malformed', count: 2 }] })
    expect((await company(below)).parent).toMatchObject({ id: middle })
  })

  test('products and leads change as by hand', async () => {
    const product = await kari.call(createProduct, { body: { name: 'Lamp 1', price: 100, currency: 'NOK' } })
    const lead = await kari.call(createLead, { body: { name: 'Anna Nowak', phone: '601 234 567' } })
    const priced = await changed(kari, {
      list: 'products',
      chosen: { ids: [product.id] },
      change: { act: 'edit', edit: { price: 200, own: { roof: ['hip', 'flat'] } } },
    })
    const placed = await changed(kari, {
      list: 'leads',
      chosen: { ids: [lead.id] },
      change: { act: 'edit', edit: { country: 'PL' } },
    })
    expect([priced, placed]).toMatchObject([{ changed: 1 }, { changed: 1 }])
    expect(await kari.call(showLead, { params: { id: lead.id } })).toMatchObject({
      phoneE164: '+48601234567',
      version: 2,
    })
    const params = { id: product.id }
    expect(await kari.call(showProduct, { params })).toMatchObject({
      price: 200,
      own: { roof: ['flat', 'hip'] },
    })
    await kari.call(editProduct, { params, ifMatch: 2, body: { margin: 20 } })
    expect(await undone(kari, priced.id)).toMatchObject({ changed: 1 })
    expect(await kari.call(showProduct, { params })).toMatchObject({ price: 100, own: {}, margin: 20 })
  })

  test('what is wrong for all is refused before anything begins, with the field that is to blame', async () => {
    const chosen = { ids: await companies(1, {}) }
    const wrong: [object, number, string, string?][] = [
      [{ edit: { ownerId: crypto.randomUUID() } }, 400, 'malformed', 'body.change.edit.ownerId'],
      [{ edit: { own: { roof: ['thatched'] } } }, 400, 'malformed', 'body.change.edit.own.roof'],
      [{ edit: { own: { cellar: 'deep' } } }, 400, 'unknown_field', 'body.change.edit.own.cellar'],
      [{ edit: { name: 'All the same' } }, 400, 'unknown_field'],
    ]
    for (const [change, status, code, path] of wrong)
      for (const route of [previewBulkEdit, startBulkEdit]) {
        const body = { list: 'companies', chosen, change: { act: 'edit', ...change } }
        const answer = await kari.send(route as Route, { body: body as never })
        expect([answer.status, answer.body.code]).toEqual([status, code])
        if (path) expect(answer.body.fields?.[0]?.path).toBe(path)
      }
    const body = { list: 'products', chosen, change: { act: 'edit', edit: { series: 'A' } } }
    const answer = await ola.send(startBulkEdit as Route, { body: body as never })
    expect([answer.status, answer.body.code]).toEqual([403, 'not_allowed'])
  })
})

test('nobody changes by a bulk edit what he may not change alone, nor sees a neighbour’s', async () => {
  const mine = await companies(1, {}, ola)
  const others = await companies(2, { ownerId: cast.per.memberId })
  const stranger = await server.client(await foundCompany(server.db))
  const foreign = await companies(1, {}, stranger)
  const ids = [...mine, ...others, ...foreign]
  const wish = { list: 'companies', chosen: { ids }, change: { act: 'edit', edit: { note: 'Rang twice' } } }
  const expected = await preview(ola, wish)
  const done = await changed(ola, wish)
  expect(done).toMatchObject({ total: 4, changed: 1, refused: 3 })
  expect(expected).toMatchObject({ changed: 1, refused: 3 })
  expect(expected.reasons.map(({ key, count }) => [key, count])).toEqual(
    done.reasons.map(({ key, count }) => [key, count]),
  )
  for (const id of others) expect((await company(id)).note).toBeNull()
  expect((await company(foreign[0] as CompanyId, stranger)).note).toBeNull()
  for (const client of [kari, stranger]) {
    expect((await client.send(showBulkEdit as Route, { params: { id: done.id } })).status).toBe(404)
    expect((await client.send(undoBulkEdit as Route, { params: { id: done.id } })).status).toBe(404)
    const { rows } = await client.call(listBulkEdits, { query: {} })
    expect(rows.some(({ id }) => id === done.id)).toBe(false)
  }
})

test('one that has ended cannot be cancelled, and stays as it is', async () => {
  const done = await changed(kari, {
    list: 'companies',
    chosen: { ids: await companies(1, {}) },
    change: { act: 'edit', edit: { note: 'Seen' } },
  })
  expect(await kari.call(cancelBulkEdit, { params: { id: done.id } })).toEqual(done)
})
