import { beforeAll, expect, test } from 'vitest'
import { createCompany } from '../../../contract/customers/companies.ts'
import { createPerson } from '../../../contract/customers/people.ts'
import { createDeal, listDeals } from '../../../contract/deals/deals.ts'
import { closeDeal, restDeal } from '../../../contract/deals/moves.ts'
import { askExport } from '../../../contract/exports.ts'
import type { CompanyId, PersonId } from '../../../contract/ids.ts'
import { openHouse } from '../../../test/house.ts'
import type { Client } from '../../../test/server.ts'

const { kari, ola } = await openHouse(['kari', 'ola'])
let company: CompanyId
let person: PersonId

/** In the order in which they are made; who is named first is not who is shown first. */
beforeAll(async () => {
  company = (await kari.call(createCompany, { body: { name: 'Harbour' } })).id
  person = (await kari.call(createPerson, { body: { name: 'Ane Li', companyId: company } })).id
  const deal = (title: string, by = kari) =>
    by.call(createDeal, { body: { title, companyId: company, personId: person } })
  await deal('Open, older')
  const last = await deal('Closed last')
  const before = await deal('Closed before')
  await deal('Open, Ola’s', ola)
  const rests = await deal('Resting')
  await kari.call(restDeal, { params: { id: rests.id }, body: { until: '2099-06-01', reason: 'Budget' } })
  const lose = { outcome: 'lost', reason: 'no_need' } as const
  await kari.call(closeDeal, { params: { id: before.id }, body: lose })
  await kari.call(closeDeal, { params: { id: last.id }, body: lose })
  await kari.call(createDeal, { body: { title: 'Somebody else’s' } })
})

async function titles(client: Client, of: object, limit = 2): Promise<string[]> {
  const all: string[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const query = { sort: 'open_first', limit, ...of, ...(cursor && { cursor }) } as const
    const page = await client.call(listDeals, { query })
    all.push(...page.rows.map(({ title }) => title))
    cursor = page.next
  }
  return all
}

const inOrder = ['Open, Ola’s', 'Open, older', 'Resting', 'Closed last', 'Closed before']

test('the deals of a customer stand open ones first, then resting ones, then by when they were closed, page by page', async () => {
  expect(await titles(kari, { company })).toEqual(inOrder)
  expect(await titles(kari, { person }, 1)).toEqual(inOrder)
  expect(await titles(kari, { company, direction: 'asc' })).toEqual(inOrder.toReversed())
})

test('each reader has his own of them', async () => {
  expect(await titles(ola, { company })).toEqual(['Open, Ola’s'])
})

test('of all customers at once it is refused, in a list and in a file, and so is the cursor of another order', async () => {
  const refused = await kari.send(listDeals, { query: { sort: 'open_first' } })
  expect(refused).toMatchObject({ status: 400, body: { code: 'malformed' } })
  const file = { list: 'deals', format: 'csv', query: 'sort=open_first' } as const
  expect((await kari.send(askExport, { body: file as never })).status).toBe(400)
  const { next } = await kari.call(listDeals, { query: { company, limit: 1 } })
  const other = await kari.send(listDeals, { query: { company, sort: 'open_first', cursor: next as string } })
  expect(other.status).toBe(400)
})
