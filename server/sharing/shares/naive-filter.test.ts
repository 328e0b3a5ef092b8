import { beforeAll, describe, expect, test } from 'vitest'
import { listCompanies } from '../../../contract/customers/companies.ts'
import { listPeople } from '../../../contract/customers/people.ts'
import { dealBoard, dealSummary } from '../../../contract/deals/board.ts'
import { listDeals } from '../../../contract/deals/deals.ts'
import { askExport } from '../../../contract/exports.ts'
import type { MemberId, PersonId, TeamId } from '../../../contract/ids.ts'
import { showNumbers } from '../../../contract/insights.ts'
import { search } from '../../../contract/search.ts'
import { countFiltered } from '../../../contract/segments/filters.ts'
import { shareCustomer } from '../../../contract/sharing/shares.ts'
import { listTasks } from '../../../contract/tasks/tasks.ts'
import { type Customer, type Deal, playShares, records, word } from '../../../test/played/shares.ts'
import type { Actor } from '../../platform/actor.ts'

const { server, cast, kari, per, companies, people, companyOf } = await playShares()

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
  const known = await records(server, cast)
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
