import { expect, test } from 'vitest'
import {
  archiveProduct,
  createProduct,
  editProduct,
  listProducts,
  restoreProduct,
  showProduct,
} from '../../contract/products.ts'
import { foundCompany } from '../../test/company.ts'
import { hashesOfRecords } from '../../test/database.ts'
import { openHouse } from '../../test/house.ts'
import { encodeCursor } from '../platform/database/cursor.ts'
import { productPage } from './list-products.ts'

const { server, cast, kari, ola } = await openHouse(['kari', 'ola'])

const hashes = () => hashesOfRecords(server.owner)

test('a price without a currency is in the company’s own', async () => {
  expect(await kari.call(createProduct, { body: { name: 'Lykt', price: 19_900 } })).toMatchObject({
    price: 19_900,
    currency: 'NOK',
  })
  const free = await kari.call(createProduct, { body: { name: 'Brosjyre' } })
  expect(free).toMatchObject({ price: null, currency: null })
  const priced = await kari.call(editProduct, { params: { id: free.id }, ifMatch: 1, body: { price: 100 } })
  expect(priced).toMatchObject({ price: 100, currency: 'NOK', version: 2 })
})

test('a margin is what stays of the price in per cent, and unknown until somebody says it', async () => {
  const made = await kari.call(createProduct, { body: { name: 'Marginlykt', margin: 37.25 } })
  expect(made).toMatchObject({ margin: 37.25, price: null })
  const params = { id: made.id }
  expect(await kari.call(editProduct, { params, ifMatch: 1, body: { margin: null } })).toMatchObject({
    margin: null,
    version: 2,
  })
  for (const margin of [-1, 100.5, 1.234])
    expect(await kari.send(editProduct, { params, ifMatch: 2, body: { margin } })).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'body.margin' }] },
    })
  expect(await kari.call(showProduct, { params })).toMatchObject({ margin: null, version: 2 })
})

test('two products do not share a name, in whatever letters', async () => {
  await kari.call(createProduct, { body: { name: 'Fyrlykt Ø' } })
  const { id } = await kari.call(createProduct, { body: { name: 'Fyrlykt 2' } })
  const before = await hashes()
  for (const answer of [
    await kari.send(createProduct, { body: { name: 'FYRLYKT o' } }),
    await kari.send(editProduct, { params: { id }, ifMatch: 1, body: { name: 'fyrlykt ø' } }),
  ])
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'already_exists', fields: [{ path: 'body.name', code: 'already_exists' }] },
    })
  expect(await hashes()).toEqual(before)
})

test('everybody looks at the price list, who looks after it changes it', async () => {
  const { id } = await kari.call(createProduct, { body: { name: 'Taklampe' } })
  expect(await ola.call(showProduct, { params: { id } })).toMatchObject({ can: { edit: 'not_allowed' } })
  const before = await hashes()
  for (const answer of [
    await ola.send(createProduct, { body: { name: 'Olas lampe' } }),
    await ola.send(editProduct, { params: { id }, ifMatch: 1, body: { price: 1 } }),
    await ola.send(archiveProduct, { params: { id } }),
    await ola.send(restoreProduct, { params: { id } }),
  ])
    expect(answer).toMatchObject({ status: 403, body: { code: 'not_allowed' } })
  expect(await hashes()).toEqual(before)
})

test('an archived product leaves the list of those in sale, and comes back', async () => {
  const { id } = await kari.call(createProduct, { body: { name: 'Gammel lampe', series: 'Museum' } })
  const listed = async (state: 'in_sale' | 'archived' | 'all') =>
    (await ola.call(listProducts, { query: { series: 'Museum', state } })).rows.length
  expect(await kari.call(archiveProduct, { params: { id } })).toMatchObject({ version: 2 })
  expect(await kari.call(archiveProduct, { params: { id } })).toMatchObject({ version: 2 })
  expect([await listed('in_sale'), await listed('archived'), await listed('all')]).toEqual([0, 1, 1])
  expect(await kari.call(restoreProduct, { params: { id } })).toMatchObject({ archivedAt: null, version: 3 })
  expect(await listed('in_sale')).toBe(1)
})

test('the list is read page by page, each product once', async () => {
  for (const name of ['Side C', 'Side A', 'Side B', 'Side D', 'Side E'])
    await kari.call(createProduct, { body: { name } })
  const first = await ola.call(listProducts, { query: { text: 'side', limit: 3 } })
  const rest = await ola.call(listProducts, {
    query: { text: 'side', limit: 3, cursor: first.next as string },
  })
  expect([...first.rows, ...rest.rows].map((row) => row.name)).toEqual([
    'Side A',
    'Side B',
    'Side C',
    'Side D',
    'Side E',
  ])
  expect(rest.next).toBeNull()
})

test('another company’s product is not there', async () => {
  const stranger = await server.client(await foundCompany(server.db))
  const { id } = await kari.call(createProduct, { body: { name: 'Bare vår' } })
  expect((await stranger.send(showProduct, { params: { id } })).status).toBe(404)
  expect((await stranger.send(editProduct, { params: { id }, ifMatch: 1, body: { price: 1 } })).status).toBe(
    404,
  )
  expect((await stranger.send(archiveProduct, { params: { id } })).status).toBe(404)
  expect((await stranger.call(listProducts, { query: { state: 'all' } })).rows).toEqual([])
})

test('a page of the list is one statement', async () => {
  await server.db.read(cast.kari.workspaceId, async (tx) => {
    const query = {
      limit: 50,
      state: 'in_sale' as const,
      text: 'a',
      series: 'x',
      cursor: encodeCursor(['a', cast.kari.memberId]),
    }
    expect(productPage(query, cast.ola).compile(tx).sql).toMatchSnapshot()
  })
})
