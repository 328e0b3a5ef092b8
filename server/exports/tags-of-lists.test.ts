import { beforeAll, describe, expect, test } from 'vitest'
import { createCompany, listCompanies, showCompany } from '../../contract/customers/companies.ts'
import { createPerson, listPeople } from '../../contract/customers/people.ts'
import { deleteTag, mergeTags, tagCompany, tagPerson } from '../../contract/customers/tags.ts'
import { createDeal, listDeals } from '../../contract/deals/deals.ts'
import { askExport, type ExportList } from '../../contract/exports.ts'
import type { CompanyId, PersonId, TagId } from '../../contract/ids.ts'
import { convertLead } from '../../contract/leads/acts.ts'
import { createLead, listLeads } from '../../contract/leads/leads.ts'
import { countFiltered, type FilterEntity } from '../../contract/segments/filters.ts'
import { saveView } from '../../contract/segments/views.ts'
import { addWithRights } from '../../test/company.ts'
import { openHouse } from '../../test/house.ts'
import { type Client } from '../../test/server.ts'

const { server, cast, kari } = await openHouse(['kari'])
/** Sees every deal and lead, but of customers only her own: she has none. */
const nina = await server.client(
  await addWithRights(server.db, cast.kari, 'Nina Vik', {
    'customers.see': 'own',
    'deals.see': 'all',
    'leads.see': 'all',
    export: true,
  } as never),
)
const tags: Record<string, TagId> = {}

/** Two companies with tags, one without; a person on his own; a deal of each; a lead that became one of ours. */
beforeAll(async () => {
  const company = async (name: string, ...names: string[]) => {
    const { id } = await kari.call(createCompany, { body: { name } })
    for (const tag of names)
      tags[tag] = (await kari.call(tagCompany, { params: { id }, body: { name: tag } })).id
    return id
  }
  const deal = (title: string, of: object) => kari.call(createDeal, { body: { title, ...of } as never })
  await deal('Lamps for Nord', { companyId: await company('Nord', 'solar', 'Fair') })
  await deal('Lamps for Vest', { companyId: await company('Vest', 'solar') })
  await deal('Lamps for Sør', { companyId: await company('Sør') })
  const { id: person } = await kari.call(createPerson, { body: { name: 'Eva Alone' } })
  tags.guest = (await kari.call(tagPerson, { params: { id: person }, body: { name: 'guest' } })).id
  const { id: lead } = await kari.call(createLead, { body: { name: 'Eva Alone' } })
  await kari.call(createLead, { body: { name: 'Nobody yet' } })
  const body = { company: null, person: { id: person as PersonId }, deal: { title: 'Lamps for Eva' } }
  await kari.call(convertLead, { params: { id: lead }, body: body as never })
})

const lists = { company: listCompanies, person: listPeople, deal: listDeals, lead: listLeads } as const
type Listed = keyof typeof lists

interface Row {
  name?: string
  title?: string
  tags?: { name: string }[]
}

async function rowsOf(client: Client, list: Listed, query: object): Promise<Row[]> {
  return (await client.call(lists[list] as typeof listCompanies, { query })).rows as Row[]
}

/** What stands in the column, by record. */
async function shown(client: Client, list: Listed, query: object = {}): Promise<Record<string, unknown>> {
  const rows = await rowsOf(client, list, { ...query, with: 'tags' })
  return Object.fromEntries(rows.map((row) => [row.title ?? row.name, row.tags?.map(({ name }) => name)]))
}

const all = {
  company: { Nord: ['Fair', 'solar'], Vest: ['solar'], Sør: [] },
  person: { 'Eva Alone': ['guest'] },
  deal: {
    'Lamps for Nord': ['Fair', 'solar'],
    'Lamps for Vest': ['solar'],
    'Lamps for Sør': [],
    'Lamps for Eva': ['guest'],
  },
  lead: { 'Eva Alone': ['guest'], 'Nobody yet': [] },
} as const

describe('tags in lists', () => {
  test('stand in each row by name, the customer’s on deals and leads, and only where they are asked for', async () => {
    for (const list of ['company', 'person', 'deal', 'lead'] as const) {
      expect(await shown(kari, list), list).toEqual(all[list])
      for (const row of await rowsOf(kari, list, {})) expect(row).not.toHaveProperty('tags')
    }
  })

  test('stay on the pages that follow', async () => {
    const first = await kari.call(listDeals, { query: { with: 'tags', limit: 2 } })
    const second = await kari.call(listDeals, {
      query: { with: 'tags', limit: 2, cursor: first.next as string },
    })
    const rows = [...first.rows, ...second.rows] as Row[]
    expect(Object.fromEntries(rows.map((row) => [row.title, row.tags?.map(({ name }) => name)]))).toEqual(
      all.deal,
    )
  })

  test('of a customer whom the reader may not see are not told, nor asked about', async () => {
    expect(await shown(nina, 'company')).toEqual({})
    for (const [list, field, tag] of [
      ['deal', 'company_tag', 'solar'],
      ['deal', 'person_tag', 'guest'],
      ['lead', 'person_tag', 'guest'],
    ] as const) {
      const of = await shown(nina, list)
      expect(Object.keys(of).sort()).toEqual(Object.keys(all[list]).sort())
      expect(Object.values(of).flat()).toEqual([])
      const filter = JSON.stringify({ all: [{ field, operator: 'any_of', value: [tags[tag]] }] })
      expect(await shown(nina, list, { filter })).toEqual({})
    }
    expect(await linesOf(nina, 'deals', ['title', 'tags'])).not.toContain('"Lamps for Nord","Fair, solar"')
  })
})

describe('a filter by tag', () => {
  const cases: [Listed, string, string, unknown, string[]][] = [
    ['company', 'tag', 'any_of', ['solar'], ['Nord', 'Vest']],
    ['company', 'tag', 'none_of', ['Fair'], ['Sør', 'Vest']],
    ['company', 'tag', 'empty', undefined, ['Sør']],
    ['person', 'tag', 'any_of', ['guest'], ['Eva Alone']],
    ['person', 'company_tag', 'any_of', ['solar'], []],
    ['deal', 'company_tag', 'any_of', ['solar', 'guest'], ['Lamps for Nord', 'Lamps for Vest']],
    ['deal', 'company_tag', 'none_of', ['solar'], ['Lamps for Eva', 'Lamps for Sør']],
    ['deal', 'person_tag', 'any_of', ['guest'], ['Lamps for Eva']],
    ['deal', 'company_tag', 'empty', undefined, ['Lamps for Eva', 'Lamps for Sør']],
    ['lead', 'person_tag', 'any_of', ['guest'], ['Eva Alone']],
    ['lead', 'company_tag', 'filled', undefined, []],
  ]
  test.each(cases)('of %s: %s %s %j lists and counts %j', async (list, field, operator, names, expected) => {
    const value = Array.isArray(names) ? { value: names.map((name) => tags[name as string]) } : {}
    const filter = { all: [{ field, operator, ...value }] }
    const found = await shown(kari, list, { filter: JSON.stringify(filter) })
    expect(Object.keys(found).sort()).toEqual(expected)
    const params = { entity: list as FilterEntity }
    const { count } = await kari.call(countFiltered, { params, query: { filter: JSON.stringify(filter) } })
    expect(count).toBe(expected.length)
  })
})

async function linesOf(client: Client, list: ExportList, columns: string[], query = ''): Promise<string[]> {
  const { id } = await client.call(askExport, { body: { list, format: 'csv', columns, query } })
  const file = await fetch(`${server.url}/api/v1/exports/${id}/file`, { headers: client.headers })
  return (await file.text()).trimEnd().split('\r\n')
}

test('a file has the tags that the list shows', async () => {
  const lines = await linesOf(kari, 'deals', ['title', 'tags'], 'with=tags')
  expect(lines).toContain('"Lamps for Nord","Fair, solar"')
  expect(lines).toContain('"Lamps for Eva","guest"')
  expect(lines).toContain('"Lamps for Sør",')
  expect(await linesOf(kari, 'leads', ['name', 'tags'])).toContain('"Eva Alone","guest"')
})

test('one that is joined with another goes along in views of deals, one that is deleted is on nothing', async () => {
  const filter = { all: [{ field: 'company_tag', operator: 'any_of' as const, value: [String(tags.Fair)] }] }
  const { id: view } = await kari.call(saveView, { body: { entity: 'deal', name: 'From the fair', filter } })
  await kari.call(mergeTags, {
    params: { id: tags.Fair as TagId },
    body: { into: tags.solar as TagId },
  })
  expect(Object.keys(await shown(kari, 'deal', { view })).sort()).toEqual([
    'Lamps for Nord',
    'Lamps for Vest',
  ])
  await kari.call(deleteTag, { params: { id: tags.solar as TagId } })
  expect(await shown(kari, 'deal', { view })).toEqual({})
  expect(Object.values(await shown(kari, 'company')).flat()).toEqual([])
  const { rows } = await kari.call(listCompanies, { query: {} })
  expect((await kari.call(showCompany, { params: { id: rows[0]?.id as CompanyId } })).tags).toEqual([])
})
