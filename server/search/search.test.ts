import { describe, expect, test } from 'vitest'
import { createCompany } from '../../contract/customers/companies.ts'
import { createPerson } from '../../contract/customers/people.ts'
import { createDeal } from '../../contract/deals/deals.ts'
import { archiveProduct, createProduct } from '../../contract/products.ts'
import { search } from '../../contract/search.ts'
import { addWithRights, foundCompany } from '../../test/company.ts'
import { openHouse } from '../../test/house.ts'
import { type Client } from '../../test/server.ts'
import { askedFor } from './asked.ts'
import { searchStatement } from './statement.ts'

const { server, cast, kari, ola, per } = await openHouse(['kari', 'ola', 'per'])
const nina = await server.client(
  await addWithRights(server.db, cast.kari, 'Nina Vik', { 'customers.see': 'own', 'deals.see': 'none' }),
)
const stranger = await server.client(await foundCompany(server.db))

async function found(client: Client, q: string): Promise<Record<string, string[]>> {
  const { groups } = await client.call(search, { query: { q } })
  return Object.fromEntries(groups.map(({ kind, rows }) => [kind, rows.map((row) => row.title)]))
}

test('one word finds deals, companies, people and products, and says what tells them apart', async () => {
  const company = await kari.call(createCompany, {
    body: { name: 'Nordlys AS', industry: 'Lighting', city: 'Tromsø' },
  })
  await kari.call(createPerson, { body: { name: 'Nora Nordlys', jobTitle: 'Buyer', companyId: company.id } })
  const deal = await kari.call(createDeal, { body: { title: 'Nordlys lanterns', companyId: company.id } })
  await kari.call(createProduct, { body: { name: 'Nordlys 200', series: 'Arctic' } })
  const { groups } = await kari.call(search, { query: { q: 'nordlys' } })
  expect(
    groups.map(({ kind, rows }) => [kind, rows.map(({ title, subtitle }) => [title, subtitle])]),
  ).toEqual([
    ['deals', [['Nordlys lanterns', `#${deal.number} · Nordlys AS`]]],
    ['companies', [['Nordlys AS', 'Lighting · Tromsø']]],
    ['products', [['Nordlys 200', 'Arctic']]],
    ['people', [['Nora Nordlys', 'Buyer · Nordlys AS']]],
  ])
})

describe('the order', () => {
  test('is beginnings by name, then the most similar that hold the word, eight at the most', async () => {
    for (const name of [
      'Brygga Øst',
      'Brygga',
      'Gamle Brygga',
      'Den aller gamleste Brygga i byen',
      'Brygga Vest',
    ])
      await kari.call(createCompany, { body: { name } })
    expect((await found(kari, 'brygga')).companies).toEqual([
      'Brygga',
      'Brygga Øst',
      'Brygga Vest',
      'Gamle Brygga',
      'Den aller gamleste Brygga i byen',
    ])
    for (let n = 1; n <= 9; n++) await kari.call(createPerson, { body: { name: `Kai Kaien ${n}` } })
    expect((await found(kari, 'kai')).people).toHaveLength(8)
  })

  test('puts a company of that name before the deals that mention it', async () => {
    await kari.call(createCompany, { body: { name: 'Zenit Kran' } })
    await kari.call(createDeal, { body: { title: 'Lamps for Zenit Kran' } })
    expect(Object.keys(await found(kari, 'zenit'))).toEqual(['companies', 'deals'])
  })

  test('is the same whenever it is asked', async () => {
    for (let n = 1; n <= 12; n++) await kari.call(createCompany, { body: { name: 'Tvilling AS' } })
    const asked = await Promise.all([1, 2, 3].map(() => kari.call(search, { query: { q: 'tvilling' } })))
    expect(asked[1]).toEqual(asked[0])
    expect(asked[2]).toEqual(asked[0])
  })

  test('puts the deal of that number first, in any digits', async () => {
    const deal = await kari.call(createDeal, { body: { title: 'By number' } })
    const number = String(deal.number)
    await kari.call(createDeal, { body: { title: `${number.padEnd(2, '0')} lamps` } })
    for (const q of [`#${number}`, ...(number.length > 1 ? [number] : []), `#${persian(number)}`])
      expect((await found(kari, q)).deals?.[0]).toBe('By number')
  })
})

describe('letters', () => {
  test('are forgiven their accents and their script’s spellings', async () => {
    await kari.call(createCompany, { body: { name: 'Żółty Łabędź' } })
    await kari.call(createCompany, { body: { name: 'پارس‌نور' } })
    await kari.call(createPerson, { body: { name: 'علي كريمي' } })
    expect(await found(kari, 'zolty lab')).toEqual({ companies: ['Żółty Łabędź'] })
    expect(await found(kari, 'پارسنور')).toEqual({ companies: ['پارس‌نور'] })
    expect(await found(kari, 'کریمی')).toEqual({ people: ['علي كريمي'] })
  })

  test('are taken literally', async () => {
    await kari.call(createCompany, { body: { name: '100% Lys_o AS' } })
    expect((await found(kari, '100%')).companies).toEqual(['100% Lys_o AS'])
    expect((await found(kari, 'lys_o')).companies).toEqual(['100% Lys_o AS'])
    for (const q of ['%%', '__', '%_%', '\\\\', "';--", '_%_%_%']) expect(await found(kari, q)).toEqual({})
  })

  test('two find beginnings of words, three any part', async () => {
    await kari.call(createCompany, { body: { name: 'Xylofon Qvist' } })
    expect((await found(kari, 'qv')).companies).toEqual(['Xylofon Qvist'])
    expect(await found(kari, 'vi')).not.toHaveProperty('companies')
    expect((await found(kari, 'vist')).companies?.[0]).toBe('Xylofon Qvist')
    expect((await found(kari, 'lofon qv')).companies).toEqual(['Xylofon Qvist'])
  })

  test.each(['', 'a', ' a ', 'a'.repeat(101), 'a\u0000b', '\u202Eabc'])('%j is no question', async (q) => {
    expect(await kari.send(search, { query: { q } })).toMatchObject({
      status: 400,
      body: { code: 'malformed' },
    })
  })
})

describe('what one may not see', () => {
  test('is not found, neither itself nor as the company beside', async () => {
    const company = await kari.call(createCompany, { body: { name: 'Usynlig Sikt AS' } })
    await kari.call(createDeal, { body: { title: 'Usynlig avtale', companyId: company.id } })
    await kari.call(createPerson, { body: { name: 'Usynlig Person' } })
    await nina.call(createPerson, { body: { name: 'Usynlig Ninas' } })
    await server.owner.query(`update people set company_id = $1 where name = 'Usynlig Ninas'`, [company.id])
    expect(await found(stranger, 'usynlig')).toEqual({})
    expect(Object.keys(await found(kari, 'usynlig'))).toEqual(['deals', 'companies', 'people'])
    const { groups } = await nina.call(search, { query: { q: 'usynlig' } })
    expect(groups).toMatchObject([{ kind: 'people', rows: [{ title: 'Usynlig Ninas', subtitle: null }] }])
    expect(groups[0]?.rows).toHaveLength(1)
  })

  test('is a colleague’s deal for who sees only his own, whether by beginning, part or number', async () => {
    const deal = await ola.call(createDeal, { body: { title: 'Egen havneavtale' } })
    for (const q of ['egen havne', 'havneavtale', `#${deal.number}`]) {
      expect((await found(ola, q)).deals).toEqual(['Egen havneavtale'])
      expect(await found(per, q)).not.toHaveProperty('deals')
    }
  })

  test('is a product out of sale', async () => {
    const { id } = await kari.call(createProduct, { body: { name: 'Utgått lampe' } })
    expect((await found(ola, 'utgått')).products).toEqual(['Utgått lampe'])
    await kari.call(archiveProduct, { params: { id } })
    expect(await found(ola, 'utgått')).toEqual({})
  })
})

function persian(digits: string): string {
  return digits.replaceAll(/\d/g, (digit) => String.fromCodePoint(0x6f0 + Number(digit)))
}

test('all of it is one statement', async () => {
  const { sql: text } = await server.db.read(cast.ola.workspaceId, async (tx) =>
    searchStatement(askedFor('nordlys 7'), cast.ola, 9).compile(tx),
  )
  expect(text).toMatchSnapshot()
})
