import { expect } from 'vitest'
import { createCompany, listCompanies } from '../../contract/customers/companies.ts'
import type { CompanyId } from '../../contract/ids.ts'
import { type Filter } from '../../contract/segments/filters.ts'
import { foundCompany } from '../company.ts'
import { tableHashes } from '../database.ts'
import { openHouse } from '../house.ts'
import { type Client, type TestServer } from '../server.ts'

export const retail: Filter = { all: [{ field: 'industry', operator: 'any_of', value: ['Retail'] }] }

/** Three companies, of which one is a retailer, and people of two teams who ask for lists of them. */
export async function playShops() {
  // Ola and Per sell: each sees his own deals and everybody's customers.
  const house = await openHouse(['kari', 'ola', 'eva', 'per'])
  const { server, kari } = house
  const companies: Record<'lys' | 'kraft' | 'mat', CompanyId> = {} as never
  for (const [key, name, industry] of [
    ['lys', 'Lys AS', 'Retail'],
    ['kraft', 'Kraft AS', 'Energy'],
    ['mat', 'Mat AS', null],
  ] as const)
    companies[key] = (await kari.call(createCompany, { body: { name, industry } })).id
  return { ...house, stranger: await server.client(await foundCompany(server.db)), companies }
}

/** The companies a filter leaves. */
export const names = async (client: Client, filter: Filter) => {
  const { rows } = await client.call(listCompanies, { query: { filter: JSON.stringify(filter) } })
  return rows.map(({ name }) => name)
}

/** What the work gives, once it is certain that it wrote nothing. */
export const unmoved = async <T>(server: TestServer, work: () => Promise<T>): Promise<T> => {
  const before = await tableHashes(server.owner, ['api_keys', 'events'])
  const result = await work()
  expect(await tableHashes(server.owner, ['api_keys', 'events'])).toEqual(before)
  return result
}
