import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  createCompany,
  editCompany,
  listCompanies,
  showCompany,
} from '../../../contract/customers/companies.ts'
import { createPerson, listPeople } from '../../../contract/customers/people.ts'
import { dealBoard, dealSummary } from '../../../contract/deals/board.ts'
import { createDeal, editDeal, listDeals, putPersonOnDeal, showDeal } from '../../../contract/deals/deals.ts'
import { closeDeal } from '../../../contract/deals/moves.ts'
import { askExport } from '../../../contract/exports.ts'
import { mergeCustomers, undoMerge } from '../../../contract/hygiene/duplicates.ts'
import type { CompanyId, DealId, MemberId, PersonId, TeamId } from '../../../contract/ids.ts'
import { showNumbers } from '../../../contract/insights.ts'
import { listNotices } from '../../../contract/notices.ts'
import { search } from '../../../contract/search.ts'
import { countFiltered } from '../../../contract/segments/filters.ts'
import { shareCustomer, showCustomerAccess, stopSharing } from '../../../contract/sharing/shares.ts'
import { listTasks } from '../../../contract/tasks/tasks.ts'
import { type Cast, playCast } from '../../../test/cast.ts'
import { tableHashes } from '../../../test/database.ts'
import { type Client, startServer, type TestServer } from '../../../test/server.ts'
import type { Actor } from '../../platform/actor.ts'
import { loadActor } from '../../team/load-actor.ts'

/** Everything is called so, that search and text filters find all of it. */
const word = 'Lyskilde'

interface Customer {
  id: string
  ownerId: MemberId | null
  companyId: CompanyId | null
}
interface Deal {
  id: string
  ownerId: MemberId | null
  companyId: CompanyId | null
  people: string[]
  status: string
  amount: number
}

let server: TestServer
let cast: Cast
let kari: Client
let per: Client
let companies: Customer[]
let people: Customer[]
let deals: Deal[]

beforeAll(async () => {
  server = await startServer()
  cast = await withReaches(await playCast(server.db))
  kari = await server.client(cast.kari)
  per = await server.client(cast.per)
  const owners = [cast.ola, cast.eva, cast.per, cast.kari].map(({ memberId }) => memberId)
  for (const [place, ownerId] of [...owners, null, ...owners].entries()) {
    const company = await kari.call(createCompany, { body: { name: `${word} ${place} AS`, ownerId } })
    const person = await kari.call(createPerson, {
      body: {
        name: `${word} Hansen ${place}`,
        companyId: company.id,
        ownerId: owners[(place + 1) % 4] ?? null,
      },
    })
    const alone = await kari.call(createPerson, { body: { name: `${word} Alone ${place}`, ownerId } })
    for (const [turn, personId] of [person.id, alone.id].entries()) {
      const deal = await kari.call(createDeal, {
        body: {
          title: `${word} deal ${place}.${turn}`,
          amount: 1_000 * (place + 1) + turn,
          ownerId: owners[(place + turn) % 4] as MemberId,
          ...(turn === 0 ? { companyId: company.id } : {}),
        },
      })
      await kari.call(putPersonOnDeal, { params: { id: deal.id, personId }, body: { personas: [] } })
      if (place % 3 === 0 && turn === 0)
        await kari.call(closeDeal, {
          params: { id: deal.id },
          ifMatch: (await kari.call(showDeal, { params: { id: deal.id } })).version,
          body: { outcome: 'lost', reason: 'no_need' },
        })
    }
  }
  ;({ companies, people, deals } = await everything())
})
afterAll(() => server.close())

const companyOf = (actor: Actor, place = 0) =>
  companies.filter(({ ownerId }) => ownerId === actor.memberId)[place]?.id as CompanyId

describe('what is shared', () => {
  test('is there for whom it is shared with, and no longer once sharing stops', async () => {
    const id = companyOf(cast.ola)
    const deal = deals.find(({ companyId, ownerId }) => companyId === id && ownerId !== cast.per.memberId)
    expect((await per.send(showCompany, { params: { id } })).status).toBe(404)
    const access = await kari.call(shareCustomer, {
      params: { id },
      body: { with: { memberId: cast.per.memberId }, works: false },
    })
    expect(access.shares).toMatchObject([
      { with: { member: { name: 'Per Moe' }, team: null }, works: false, by: { name: 'Kari Berg' } },
    ])
    const seen = await per.call(showCompany, { params: { id } })
    expect(seen.can.edit).toBe('not_allowed')
    expect(seen.people).toHaveLength(1)
    expect((await per.call(showDeal, { params: { id: deal?.id as DealId } })).can.edit).toBe('not_allowed')
    const edit = { params: { id }, ifMatch: seen.version, body: { city: 'Bodø' } }
    expect((await per.send(editCompany, edit)).body.code).toBe('not_allowed')
    expect((await per.call(listNotices)).rows[0]).toMatchObject({
      type: 'customer.shared',
      data: { byName: 'Kari Berg', companyId: id },
    })

    await kari.call(shareCustomer, {
      params: { id },
      body: { with: { memberId: cast.per.memberId }, works: true },
    })
    expect((await per.call(editCompany, edit)).city).toBe('Bodø')
    const dealEdit = { params: { id: deal?.id as DealId }, ifMatch: 0, body: { source: null } }
    const version = (await per.call(showDeal, { params: dealEdit.params })).version
    expect((await per.send(editDeal, { ...dealEdit, ifMatch: version })).status).toBe(200)
    // Who got it shared does not share it on, and cannot take it for himself.
    const on = { params: { id }, body: { with: { memberId: cast.dariush.memberId }, works: false } }
    const before = await tableHashes(server.owner, ['api_keys'])
    expect((await per.send(shareCustomer, on)).body.code).toBe('not_allowed')
    expect(await tableHashes(server.owner, ['api_keys'])).toEqual(before)

    const [share] = (await kari.call(showCustomerAccess, { params: { id } })).shares
    await kari.call(stopSharing, { params: { id, shareId: share?.id as NonNullable<typeof share>['id'] } })
    expect((await per.send(showCompany, { params: { id } })).status).toBe(404)
    expect((await per.send(showDeal, { params: dealEdit.params })).status).toBe(404)
    const { rows } = await server.owner.query(
      `select type, data from events where subject_id = $1 and type like '%shared' order by seq`,
      [id],
    )
    expect(rows).toEqual([
      { type: 'company.shared', data: { name: 'Per Moe', works: false } },
      { type: 'company.shared', data: { name: 'Per Moe', works: true } },
      { type: 'company.unshared', data: { name: 'Per Moe' } },
    ])
  })

  test('is said on its page, with who else sees it and why', async () => {
    const id = companyOf(cast.ola)
    const { seers, can } = await kari.call(showCustomerAccess, { params: { id } })
    expect(seers.map(({ member, why, works }) => [member.name, why, works])).toEqual([
      ['Ola Nowak', 'owner', true],
      ['Eva Lind', 'team', true],
      ['Dariush Rad', 'all', false],
      ['Kari Berg', 'all', true],
    ])
    expect(can.share).toBe(true)
  })

  test('is shared once where two customers are merged, and twice again where that is undone', async () => {
    const [keep, gone] = await Promise.all(
      ['Fyrlykt', 'Fyrlykt AS'].map((name) => kari.call(createCompany, { body: { name } })),
    )
    if (!keep || !gone) throw new Error('not made')
    const body = { with: { memberId: cast.per.memberId }, works: false }
    for (const { id } of [keep, gone]) await kari.call(shareCustomer, { params: { id }, body })
    const merge = await kari.call(mergeCustomers, {
      body: {
        entity: 'company',
        keep: { id: keep.id, version: keep.version },
        gone: { id: gone.id, version: gone.version },
        take: [],
      },
    })
    expect((await kari.call(showCustomerAccess, { params: { id: keep.id } })).shares).toHaveLength(1)
    await kari.call(undoMerge, { params: { mergeId: merge.id } })
    expect((await kari.call(showCustomerAccess, { params: { id: gone.id } })).shares).toHaveLength(1)
  })

  test('gives no right that a role has not', async () => {
    const id = companyOf(cast.ola)
    const dariush = await server.client(cast.dariush)
    await kari.call(shareCustomer, {
      params: { id },
      body: { with: { memberId: cast.dariush.memberId }, works: true },
    })
    expect((await dariush.send(showDeal, { params: { id: deals[0]?.id as DealId } })).status).not.toBe(200)
  })
})

describe('lists, search, counts, sums and files agree with a naive filter', () => {
  beforeAll(async () => {
    const team = cast.per.teams[0]
    await kari.call(shareCustomer, {
      params: { id: companyOf(cast.kari) },
      body: { with: { memberId: cast.per.memberId }, works: false },
    })
    await kari.call(shareCustomer, {
      params: { id: companyOf(cast.eva) },
      body: { with: { teamId: team as TeamId }, works: true },
    })
    const alone = people.find(({ companyId, ownerId }) => companyId === null && ownerId === cast.ola.memberId)
    await kari.call(shareCustomer, {
      params: { id: alone?.id as PersonId },
      body: { with: { memberId: cast.per.memberId }, works: true },
    })
    await kari.call(shareCustomer, {
      params: { id: companyOf(cast.per) },
      body: { with: { memberId: cast.eva.memberId }, works: false },
    })
  })

  test.each(['per', 'eva', 'ola', 'kari'] as const)('for %s', async (name) => {
    const reader = cast[name]
    const client = await server.client(reader)
    const { companies: seenCompanies, people: seenPeople, deals: seenDeals } = await naively(reader)
    const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort()
    const all = { limit: 200 }
    expect(ids((await client.call(listCompanies, { query: all })).rows)).toEqual(ids(seenCompanies))
    expect(ids((await client.call(listPeople, { query: all })).rows)).toEqual(ids(seenPeople))
    expect(ids((await client.call(listDeals, { query: all })).rows)).toEqual(ids(seenDeals))
    expect(ids((await client.call(listDeals, { query: { ...all, text: word } })).rows)).toEqual(
      ids(seenDeals),
    )
    for (const [entity, seen] of [
      ['company', seenCompanies],
      ['person', seenPeople],
      ['deal', seenDeals],
    ] as const) {
      const { count } = await client.call(countFiltered, { params: { entity }, query: {} })
      expect([entity, count]).toEqual([entity, seen.length])
    }
    // Each by its own name, since search shows the first few.
    for (const company of companies) {
      const q = await nameOf('companies', company.id)
      const found = (await client.call(search, { query: { q } })).groups.flatMap(({ rows }) => rows)
      expect([q, found.some(({ id }) => id === company.id)]).toEqual([
        q,
        seenCompanies.some(({ id }) => id === company.id),
      ])
    }
    const open = seenDeals.filter(({ status }) => status === 'open')
    const sum = (of: readonly Deal[]) => of.reduce((total, { amount }) => total + amount, 0)
    const board = await client.call(dealBoard, { query: { cards: 100 } })
    const [first] = board.columns
    expect(ids(first?.cards ?? [])).toEqual(ids(open))
    expect([first?.deals, first?.sums[0]?.amount ?? 0]).toEqual([open.length, sum(open)])
    const summary = await client.call(dealSummary, { query: {} })
    expect(summary.rows.reduce((total, { deals }) => total + deals, 0)).toBe(open.length)
    const numbers = await client.call(showNumbers, { query: {} })
    expect(numbers.open.open.value).toBe(open.length)
    expect(numbers.closed.lost.value).toBe(seenDeals.length - open.length)
    expect(numbers.values[0]?.openValue.value).toBe(sum(open))
    expect(numbers.funnels[0]?.bars[0]?.reached.value ?? 0).toBe(seenDeals.length)
    const tasks = await client.call(listTasks, { query: { whose: 'deals', limit: 200 } })
    expect(new Set(tasks.rows.map(({ dealId }) => dealId))).toEqual(new Set(ids(open)))
  })

  test('the file of a list has the rows of the list', async () => {
    await server.owner.query(
      `update roles set rights = rights || '{"export": true}' where workspace_id = $1 and key = 'seller'`,
      [cast.per.workspaceId],
    )
    const { companies: seen } = await naively(cast.per)
    const { id } = await per.call(askExport, {
      body: { list: 'companies', format: 'csv', query: '', columns: ['name'] },
    })
    const file = await fetch(`${server.url}/api/v1/exports/${id}/file`, { headers: per.headers })
    expect((await file.text()).trimEnd().split('\r\n').length - 1).toBe(seen.length)
  })
})

/** Sellers reach their own, the manager her team's, the administrator everybody's: customers and deals alike. */
async function withReaches(played: Cast): Promise<Cast> {
  const reach = (to: string) =>
    JSON.stringify(
      Object.fromEntries(
        ['customers.see', 'customers.edit', 'deals.see', 'deals.edit'].map((right) => [right, to]),
      ),
    )
  for (const [role, to] of [
    ['seller', 'own'],
    ['manager', 'team'],
  ] as const)
    await server.owner.query(`update roles set rights = rights || $1::jsonb where key = $2`, [
      reach(to),
      role,
    ])
  const again = (actor: Actor) =>
    server.db.read(
      actor.workspaceId,
      async (tx) => (await loadActor(tx, actor.workspaceId, actor, 'screen')) as Actor,
    )
  return {
    ...played,
    ola: await again(played.ola),
    eva: await again(played.eva),
    per: await again(played.per),
  }
}

async function everything() {
  const { workspaceId } = cast.kari
  return server.db.read(workspaceId, async (tx) => ({
    companies: (
      await sql<Customer>`select id, owner_id as "ownerId", null as "companyId" from companies`.execute(tx)
    ).rows,
    people: (
      await sql<Customer>`select id, owner_id as "ownerId", company_id as "companyId" from people`.execute(tx)
    ).rows,
    deals: (
      await sql<Deal>`
        select d.id, d.owner_id as "ownerId", d.company_id as "companyId", d.status, d.amount::integer as amount,
               array(select dp.person_id::text from deal_people dp where dp.deal_id = d.id) as people
        from deals d`.execute(tx)
    ).rows,
  }))
}

/** What somebody sees, worked out row by row from who owns what and what is shared: nothing of it is the code's. */
async function naively({ memberId, teams, teammates, rights }: Actor) {
  const { rows: shares } = await server.owner.query<{ of: string }>(
    `select coalesce(company_id, person_id) as of from customer_shares
     where workspace_id = $1 and (member_id = $2 or team_id = any ($3::uuid[]))`,
    [cast.kari.workspaceId, memberId, teams],
  )
  const shared = new Set(shares.map(({ of }) => of))
  const owned = (reach: string, ownerId: MemberId | null) =>
    reach === 'all' ||
    (ownerId !== null && (reach === 'team' ? teammates.includes(ownerId) : ownerId === memberId))
  const known = await everything()
  const ofCustomers = ({ id, ownerId, companyId }: Customer) =>
    owned(rights['customers.see'], ownerId) || shared.has(id) || shared.has(companyId ?? '')
  return {
    companies: known.companies.filter(ofCustomers),
    people: known.people.filter(ofCustomers),
    deals: known.deals.filter(
      ({ ownerId, companyId, people: on }) =>
        owned(rights['deals.see'], ownerId) || shared.has(companyId ?? '') || on.some((id) => shared.has(id)),
    ),
  }
}

async function nameOf(table: string, id: string): Promise<string> {
  const { rows } = await server.owner.query<{ name: string }>(`select name from ${table} where id = $1`, [id])
  return rows[0]?.name ?? ''
}
