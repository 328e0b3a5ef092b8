import { describe, expect, test } from 'vitest'
import { editActivity, logActivity } from '../../contract/customers/activities.ts'
import { listCompanies } from '../../contract/customers/companies.ts'
import { createPerson, listPeople } from '../../contract/customers/people.ts'
import { createDeal, listDeals } from '../../contract/deals/deals.ts'
import { createLead, listLeads } from '../../contract/leads/leads.ts'
import { filterFields } from '../../contract/segments/filter-fields.ts'
import {
  countFiltered,
  countSeveral,
  type Filter,
  filterEntities,
  operatorsOf,
} from '../../contract/segments/filters.ts'
import { names, playShops, retail } from '../../test/played/shops.ts'
import { type Client } from '../../test/server.ts'

const { server, cast, kari, ola, per, stranger, companies } = await playShops()

describe('a list', () => {
  test('narrows itself by a filter, a page at a time, in either order', async () => {
    const filter: Filter = { all: [{ field: 'industry', operator: 'none_of', value: ['Energy'] }] }
    expect(await names(ola, filter)).toEqual(['Lys AS', 'Mat AS'])
    const query = { filter: JSON.stringify(filter), limit: 1, sort: 'created', direction: 'desc' } as const
    const first = await ola.call(listCompanies, { query })
    const second = await ola.call(listCompanies, { query: { ...query, cursor: first.next as string } })
    expect([first.rows[0]?.name, second.rows[0]?.name, second.next]).toEqual(['Mat AS', 'Lys AS', null])
    const other = { ...query, sort: 'name', cursor: first.next as string } as const
    expect(await ola.send(listCompanies, { query: other })).toMatchObject({ body: { code: 'bad_cursor' } })
  })

  test('of people and deals does the same, and counts with the text beside it', async () => {
    await kari.call(createPerson, { body: { name: 'Ingrid Dahl', companyId: companies.lys } })
    await kari.call(createPerson, { body: { name: 'Nils Vik' } })
    const filter: Filter = { all: [{ field: 'company_industry', operator: 'any_of', value: ['Retail'] }] }
    const people = await ola.call(listPeople, { query: { filter: JSON.stringify(filter) } })
    expect(people.rows.map(({ name }) => name)).toEqual(['Ingrid Dahl'])
    const none: Filter = { any: [] }
    expect(
      await ola.call(countFiltered, {
        params: { entity: 'person' },
        query: { filter: JSON.stringify(none), text: 'vik' },
      }),
    ).toEqual({ count: 1 })
    const deal = await kari.call(createDeal, {
      body: { title: 'Lamps', companyId: companies.kraft, amount: 5 },
    })
    const deals = await kari.call(listDeals, {
      query: {
        filter: JSON.stringify({
          all: [{ field: 'company_industry', operator: 'any_of', value: ['Energy'] }],
        }),
      },
    })
    expect(deals.rows.map(({ id }) => id)).toEqual([deal.id])
  })

  test('counts only deals the reader may see, so that two readers may see two lists', async () => {
    const deal = await ola.call(createDeal, {
      body: { title: 'Own', companyId: companies.mat, amount: 2_000_00 },
    })
    await server.owner.query(`update deals set status = 'won', closed_at = now() where id = $1`, [deal.id])
    const won: Filter = { all: [{ field: 'won_deals', operator: 'at_least', value: 1 }] }
    expect([await names(ola, won), await names(per, won)]).toEqual([['Mat AS'], []])
    const counts = await Promise.all(
      [ola, kari, per].map((who) =>
        who.call(countFiltered, { params: { entity: 'company' }, query: { filter: JSON.stringify(won) } }),
      ),
    )
    expect(counts.map(({ count }) => count)).toEqual([1, 1, 0])
  })

  test('is told what several filters would mean at once, each by what the reader may see', async () => {
    const filters: Filter[] = [retail, { all: [{ field: 'industry', operator: 'empty' }] }, { any: [] }]
    const ask = (who: Client, given: unknown) =>
      who.send(countSeveral, { params: { entity: 'company' }, query: { filters: JSON.stringify(given) } })
    const all = (await ola.call(listCompanies, { query: {} })).rows.length
    expect((await ask(ola, filters)).body).toEqual({ counts: [1, 1, all] })
    expect((await ask(stranger, filters)).body).toEqual({ counts: [0, 0, 0] })
    for (const wrong of [[], {}, Array(11).fill(retail), [{ all: [{ field: 'x', operator: 'is' }] }]])
      expect(await ask(ola, wrong)).toMatchObject({ status: 400, body: { code: 'malformed' } })
  })

  test('of leads counts those in the queues of one’s teams, as the list shows them', async () => {
    await kari.call(createLead, { body: { name: 'Waiting' } })
    const { teams } = cast.ola
    await server.owner.query(`update leads set owner_id = null, team_id = $1 where name = 'Waiting'`, [
      teams[0],
    ])
    const counts = await Promise.all(
      [ola, per].map(async (who) => [
        (await who.call(listLeads, { query: {} })).rows.length,
        (await who.call(countFiltered, { params: { entity: 'lead' }, query: {} })).count,
      ]),
    )
    expect(counts).toEqual([
      [1, 1],
      [0, 0],
    ])
  })

  test.each([
    ['field', { field: 'shoe_size', operator: 'is', value: ['44'] }, 'all.0.field', 'unknown_field'],
    ['own field', { field: 'own.shoe_size', operator: 'is', value: ['44'] }, 'all.0.field', 'unknown_field'],
    ['inherited name', { field: 'constructor', operator: 'filled' }, 'all.0.field', 'unknown_field'],
    ['operator', { field: 'industry', operator: 'at_least', value: 1 }, 'all.0.operator', 'unknown_operator'],
    ['value', { field: 'employees', operator: 'at_least', value: ['x'] }, 'all.0.value', 'bad_value'],
    ['missing value', { field: 'employees', operator: 'at_least' }, 'all.0.value', 'bad_value'],
    ['needless value', { field: 'industry', operator: 'filled', value: true }, 'all.0.value', 'bad_value'],
    [
      'segment',
      { field: 'segment', operator: 'any_of', value: ['0198c0de-0000-7000-8000-000000000000'] },
      'all.0.value.0',
      'unknown_record',
    ],
  ])('refuses an unknown %s by its name', async (_, condition, path, code) => {
    const filter = JSON.stringify({ all: [condition] })
    expect(await ola.send(listCompanies, { query: { filter } })).toMatchObject({
      status: 400,
      body: { code: 'malformed', fields: [{ path: `query.filter.${path}`, code }] },
    })
  })

  test('refuses what is no filter at all, and takes quotes and signs as letters', async () => {
    for (const filter of ['[]', 'x', '{"all":[{"all":[{"all":[{"all":[]}]}]}]}', '{"all":[],"any":[]}'])
      expect(await ola.send(listCompanies, { query: { filter } })).toMatchObject({ status: 400 })
    const odd = `'; drop table companies; -- % _ \\ "`
    for (const field of ['name', 'city', 'industry'] as const) {
      const filter: Filter =
        field === 'industry'
          ? { all: [{ field, operator: 'any_of', value: [odd] }] }
          : { all: [{ field, operator: 'contains', value: odd }] }
      expect(await names(ola, filter)).toEqual([])
    }
  })
})

describe('the last activity', () => {
  test('is the latest that is there, also after one was put right', async () => {
    const silent: Filter = {
      all: [{ field: 'last_activity', operator: 'not_in_last', value: { count: 30, unit: 'day' } }],
    }
    expect(await names(ola, silent)).toContain('Lys AS')
    const call = await kari.call(logActivity, {
      body: { kind: 'call', companyId: companies.lys, body: 'Talked' },
    })
    expect(await names(ola, silent)).not.toContain('Lys AS')
    await kari.call(editActivity, {
      params: { id: call.id },
      ifMatch: 1,
      body: { at: new Date(Date.now() - 60 * 86_400_000).toISOString() },
    })
    expect(await names(ola, silent)).toContain('Lys AS')
    await server.owner.query('delete from activities where id = $1', [call.id])
    const { rows } = await server.owner.query('select at from last_activities where subject_id = $1', [
      companies.lys,
    ])
    expect(rows).toEqual([])
  })
})

test('every field of every kind of record is known to the database, with every operator it has', async () => {
  const values: Record<string, Record<string, unknown>> = {
    text: { contains: 'a', starts_with: 'a', is: ['a'], is_not: ['a'] },
    choice: { any_of: ['a'], none_of: ['a'] },
    number: { is: 1, at_least: 1, at_most: 1.5 },
    count: { is: 1, at_least: 2, at_most: 2 },
    money: { at_least: { amount: 1, currency: 'NOK' }, at_most: { amount: 1, currency: 'NOK' } },
    sum: { at_least: { amount: 1, currency: 'NOK' }, at_most: { amount: 1, currency: 'NOK' } },
    date: {
      in_last: { count: 1, unit: 'week' },
      not_in_last: { count: 1, unit: 'week' },
      in_next: { count: 1, unit: 'week' },
      in_period: 'this_quarter',
      before: '2026-01-01',
      after: '2026-01-01',
      since: '2026-01-01',
      until: '2026-01-01',
    },
    member: { any_of: ['me'], none_of: ['my_team'] },
    record: { any_of: [cast.processId], none_of: [cast.processId] },
    yes_no: { is: true },
    segment: {},
  }
  for (const entity of filterEntities) {
    const all = Object.entries(filterFields[entity]).flatMap(([field, type]) =>
      Object.keys(operatorsOf[type])
        .filter((operator) => type !== 'segment' || operator === 'is')
        .map((operator) => ({ field, operator, value: values[type]?.[operator] })),
    )
    for (let at = 0; at < all.length; at += 25) {
      const filter = JSON.stringify({ any: all.slice(at, at + 25) })
      const { status } = await kari.send(countFiltered, { params: { entity }, query: { filter } })
      expect([entity, at, status]).toEqual([entity, at, 200])
    }
  }
})
