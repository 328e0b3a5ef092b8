import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { editActivity, logActivity } from '../../contract/customers/activities.ts'
import { createCompany, listCompanies } from '../../contract/customers/companies.ts'
import { createPerson, listPeople } from '../../contract/customers/people.ts'
import { createDeal, listDeals } from '../../contract/deals/deals.ts'
import type { CompanyId, SegmentId, ViewId } from '../../contract/ids.ts'
import { createLead, listLeads } from '../../contract/leads/leads.ts'
import { filterFields } from '../../contract/segments/filter-fields.ts'
import {
  countFiltered,
  countSeveral,
  type Filter,
  filterEntities,
  operatorsOf,
} from '../../contract/segments/filters.ts'
import {
  deleteSegment,
  editSegment,
  listSegments,
  saveSegment,
  showSegment,
} from '../../contract/segments/segments.ts'
import {
  chooseDefaultView,
  deleteView,
  editView,
  listViews,
  saveView,
} from '../../contract/segments/views.ts'
import { type Cast, playCast } from '../../test/cast.ts'
import { foundCompany } from '../../test/company.ts'
import { tableHashes } from '../../test/database.ts'
import { type Client, startServer, type TestServer } from '../../test/server.ts'
import { inSegment } from './in-segment.ts'

let server: TestServer
let cast: Cast
let kari: Client
/** Sells: sees his own deals and everybody's customers. */
let ola: Client
let eva: Client
let per: Client
let stranger: Client
const companies: Record<'lys' | 'kraft' | 'mat', CompanyId> = {} as never

const retail: Filter = { all: [{ field: 'industry', operator: 'any_of', value: ['Retail'] }] }

beforeAll(async () => {
  server = await startServer()
  cast = await playCast(server.db)
  kari = await server.client(cast.kari)
  ola = await server.client(cast.ola)
  eva = await server.client(cast.eva)
  per = await server.client(cast.per)
  stranger = await server.client(await foundCompany(server.db))
  for (const [key, name, industry] of [
    ['lys', 'Lys AS', 'Retail'],
    ['kraft', 'Kraft AS', 'Energy'],
    ['mat', 'Mat AS', null],
  ] as const)
    companies[key] = (await kari.call(createCompany, { body: { name, industry } })).id
})
afterAll(() => server.close())

const names = async (client: Client, filter: Filter) => {
  const { rows } = await client.call(listCompanies, { query: { filter: JSON.stringify(filter) } })
  return rows.map(({ name }) => name)
}

const unmoved = async <T>(work: () => Promise<T>): Promise<T> => {
  const before = await tableHashes(server.owner, ['api_keys', 'events'])
  const result = await work()
  expect(await tableHashes(server.owner, ['api_keys', 'events'])).toEqual(before)
  return result
}

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

describe('a segment', () => {
  let shared: SegmentId

  test('is kept under a name, with a key for good, and shows each reader his own count', async () => {
    const segment = await eva.call(saveSegment, {
      body: { entity: 'company', name: 'Sklepy i sieci', filter: retail, shared: true },
    })
    shared = segment.id
    expect(segment).toMatchObject({ key: 'sklepy_i_sieci', owner: { name: 'Eva Lind' }, can: { edit: true } })
    expect(await ola.call(showSegment, { params: { id: shared } })).toMatchObject({ count: 1, uses: [] })
    const renamed = await eva.call(editSegment, {
      params: { id: shared },
      ifMatch: 1,
      body: { name: 'Retailers' },
    })
    expect(renamed).toMatchObject({ key: 'sklepy_i_sieci', name: 'Retailers', version: 2 })
    expect(
      await server.db.read(cast.kari.workspaceId, (tx) =>
        inSegment(tx, cast.kari.workspaceId, shared, companies.lys),
      ),
    ).toBe(true)
    expect(
      await server.db.read(cast.kari.workspaceId, (tx) =>
        inSegment(tx, cast.kari.workspaceId, shared, companies.mat),
      ),
    ).toBe(false)
  })

  test('is live: whoever comes to meet its filter is in it', async () => {
    const { id } = await ola.call(createCompany, { body: { name: 'Ny butikk', industry: 'Retail' } })
    expect(await ola.call(showSegment, { params: { id: shared } })).toMatchObject({ count: 2 })
    expect(await names(ola, { all: [{ field: 'segment', operator: 'any_of', value: [shared] }] })).toEqual([
      'Lys AS',
      'Ny butikk',
    ])
    await server.owner.query('delete from companies where id = $1', [id])
  })

  test('of his own is nobody else’s, and sharing one takes the right', async () => {
    const own = await ola.call(saveSegment, { body: { entity: 'company', name: 'Mine', filter: retail } })
    for (const other of [eva, stranger]) {
      expect(await other.send(showSegment, { params: { id: own.id } })).toMatchObject({ status: 404 })
      const filter = JSON.stringify({ all: [{ field: 'segment', operator: 'any_of', value: [own.id] }] })
      expect(await other.send(listCompanies, { query: { filter } })).toMatchObject({ status: 400 })
    }
    await unmoved(async () => {
      const share = await ola.send(editSegment, {
        params: { id: own.id },
        ifMatch: 1,
        body: { shared: true },
      })
      expect(share).toMatchObject({ status: 403, body: { details: { needs: 'segments.share' } } })
      expect(await ola.send(deleteSegment, { params: { id: shared } })).toMatchObject({ status: 403 })
      // A rule that others use may not hang on what is somebody's own.
      const within: Filter = { all: [{ field: 'segment', operator: 'any_of', value: [own.id] }] }
      const hidden = await eva.send(saveSegment, {
        body: { entity: 'company', name: 'Hidden', filter: within, shared: true },
      })
      expect(hidden).toMatchObject({ status: 400 })
    })
    const { rows } = await eva.call(listSegments, { query: { entity: 'company' } })
    expect(rows.map(({ name }) => name)).toEqual(['Retailers'])
  })

  test('that is used stays, and says where; one cannot contain itself', async () => {
    const within: Filter = { all: [{ field: 'segment', operator: 'none_of', value: [shared] }] }
    const others = await kari.call(saveSegment, {
      body: { entity: 'company', name: 'Others', filter: within, shared: true },
    })
    await server.owner.query(
      `update process_versions set document = document || '{"appliesWhen": "''sklepy_i_sieci'' in customer.segments"}'
       where id = $1`,
      [cast.versionId],
    )
    await unmoved(async () => {
      expect(await eva.send(deleteSegment, { params: { id: shared } })).toMatchObject({
        status: 409,
        body: {
          code: 'still_used',
          details: {
            uses: [
              { kind: 'process', name: 'Selling lamps' },
              { kind: 'segment', name: 'Others' },
            ],
          },
        },
      })
      const circle: Filter = { all: [{ field: 'segment', operator: 'any_of', value: [others.id] }] }
      expect(
        await eva.send(editSegment, { params: { id: shared }, ifMatch: 2, body: { filter: circle } }),
      ).toMatchObject({ status: 400 })
      expect(
        await eva.send(editSegment, { params: { id: shared }, ifMatch: 2, body: { shared: false } }),
      ).toMatchObject({ status: 409 })
    })
    await server.owner.query(
      `update process_versions set document = document - 'appliesWhen' where id = $1`,
      [cast.versionId],
    )
    await kari.call(deleteSegment, { params: { id: others.id } })
    await eva.call(deleteSegment, { params: { id: shared } })
    expect(await eva.send(showSegment, { params: { id: shared } })).toMatchObject({ status: 404 })
  })
})

describe('segments that name each other', () => {
  const naming = (id: string, times: number): Filter => ({
    all: Array.from({ length: times }, () => ({ field: 'segment', operator: 'any_of', value: [id] })),
  })

  test('become no filter that would occupy the house', async () => {
    let filter: Filter = { all: [{ field: 'city', operator: 'filled' }] }
    const heard: (string | undefined)[] = []
    for (let level = 0; level < 6; level++) {
      const body = { entity: 'company', name: `Tower ${level}`, filter, shared: false } as const
      const answer = await ola.send(saveSegment, { body })
      heard.push(answer.body.fields?.[0]?.code)
      if (answer.status >= 400) break
      filter = naming(answer.body.id, 12)
    }
    expect(heard).toEqual([undefined, undefined, undefined, 'too_long'])
    const query = { filter: JSON.stringify(filter) }
    expect((await ola.send(listCompanies, { query })).status).toBe(400)
  })

  test('are not made so by what stands at the bottom', async () => {
    const body = { entity: 'company', shared: true } as const
    const few: Filter = { all: [{ field: 'city', operator: 'filled' }] }
    const bottom = await kari.call(saveSegment, { body: { ...body, name: 'Bottom', filter: few } })
    const middle = await kari.call(saveSegment, {
      body: { ...body, name: 'Middle', filter: naming(bottom.id, 20) },
    })
    await kari.call(saveSegment, { body: { ...body, name: 'Top', filter: naming(middle.id, 1) } })
    const many: Filter = { all: Array.from({ length: 25 }, () => ({ field: 'city', operator: 'filled' })) }
    const refused = await unmoved(() =>
      kari.send(editSegment, { params: { id: bottom.id }, ifMatch: bottom.version, body: { filter: many } }),
    )
    expect(refused.body.fields?.[0]?.code).toBe('too_long')
  })
})

describe('a view', () => {
  let team: ViewId

  test('keeps filter, order and columns; a team’s is the team’s', async () => {
    const view = await eva.call(saveView, {
      body: {
        entity: 'company',
        name: 'Shops',
        filter: retail,
        sort: { by: 'created', direction: 'desc' },
        columns: ['name', 'city'],
        sharedWith: 'team',
      },
    })
    team = view.id
    expect(view).toMatchObject({ team: { name: 'Oslo' }, columns: ['name', 'city'], isDefault: false })
    const seen = async (who: Client) =>
      (await who.call(listViews, { query: { entity: 'company' } })).rows.map(({ name }) => name)
    expect([await seen(ola), await seen(per), await seen(stranger)]).toEqual([['Shops'], [], []])
    const { rows } = await ola.call(listCompanies, { query: { view: team } })
    expect(rows.map(({ name }) => name)).toEqual(['Lys AS'])
    expect(await per.send(listCompanies, { query: { view: team } })).toMatchObject({ status: 400 })
    expect(await ola.send(listPeople, { query: { view: team } })).toMatchObject({ status: 400 })
  })

  test('is changed by who made it alone, and chosen by each for himself', async () => {
    await unmoved(async () => {
      expect(
        await ola.send(editView, { params: { id: team }, ifMatch: 1, body: { name: 'X' } }),
      ).toMatchObject({
        status: 403,
      })
      expect(await per.send(deleteView, { params: { id: team } })).toMatchObject({ status: 404 })
      expect(
        await per.send(chooseDefaultView, { params: { entity: 'company' }, body: { viewId: team } }),
      ).toMatchObject({ status: 400 })
    })
    await ola.call(chooseDefaultView, { params: { entity: 'company' }, body: { viewId: team } })
    const isDefault = async (who: Client) =>
      (await who.call(listViews, { query: { entity: 'company' } })).rows[0]?.isDefault
    expect([await isDefault(ola), await isDefault(eva)]).toEqual([true, false])
    const own = await eva.call(editView, { params: { id: team }, ifMatch: 1, body: { sharedWith: 'nobody' } })
    expect(own).toMatchObject({ sharedWith: 'nobody', team: null, version: 2 })
    await eva.call(deleteView, { params: { id: team } })
    expect((await eva.call(listViews, { query: { entity: 'company' } })).rows).toEqual([])
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
