import { beforeAll, expect, test } from 'vitest'
import { createCompany } from '../../../contract/customers/companies.ts'
import { createPerson } from '../../../contract/customers/people.ts'
import { dealSummary } from '../../../contract/deals/board.ts'
import { createDeal } from '../../../contract/deals/deals.ts'
import type { MemberId } from '../../../contract/ids.ts'
import { createLead } from '../../../contract/leads/leads.ts'
import { listNotices } from '../../../contract/notices.ts'
import { handOver, previewHandover, undoHandover } from '../../../contract/sharing/handovers.ts'
import { addTask } from '../../../contract/tasks/tasks.ts'
import { tableHashes } from '../../../test/database.ts'
import { openHouse } from '../../../test/house.ts'

const { server, cast, kari } = await openHouse(['kari'])
const ids = [cast.eva.memberId, cast.per.memberId]

/** Ola has six companies with a person, a deal and a task each, and four leads. */
beforeAll(async () => {
  const ownerId = cast.ola.memberId
  for (let place = 0; place < 6; place++) {
    const company = await kari.call(createCompany, { body: { name: `Havn ${place}`, ownerId } })
    await kari.call(createPerson, { body: { name: `Hansen ${place}`, companyId: company.id, ownerId } })
    const deal = await kari.call(createDeal, {
      body: { title: `Lamps ${place}`, amount: 1_000, companyId: company.id, ownerId },
    })
    await kari.call(addTask, {
      params: { dealId: deal.id },
      body: { name: 'Call', kind: 'call', assigneeId: ownerId },
    })
  }
  for (let place = 0; place < 4; place++)
    await kari.call(createLead, { body: { name: `Lead ${place}`, ownerId } })
})

/** How much of each kind somebody has. */
async function has(memberId: MemberId) {
  const { rows } = await server.owner.query<Record<string, number>>(
    `select (select count(*)::integer from companies where owner_id = $1) as companies,
            (select count(*)::integer from people where owner_id = $1) as people,
            (select count(*)::integer from deals where owner_id = $1) as deals,
            (select count(*)::integer from leads where owner_id = $1) as leads,
            (select count(*)::integer from tasks where assignee_id = $1 and state = 'open') as tasks,
            (select coalesce(sum(deals), 0)::integer from deal_totals where owner_id = $1) as counted,
            (select coalesce(sum(deals), 0)::integer from stage_totals where owner_id = $1) as reached`,
    [memberId],
  )
  return rows[0]
}

test('everything of a person is split among several, customers staying together, and comes back', async () => {
  const asked = { of: { fromId: cast.ola.memberId }, to: ids }
  const preview = await kari.call(previewHandover, { body: asked })
  expect(preview).toMatchObject({ companies: 6, people: 6, deals: 6, leads: 4, tasks: 0, beyond: 0 })
  expect(preview.to.map(({ companies, deals, leads }) => [companies, deals, leads])).toEqual([
    [3, 3, 2],
    [3, 3, 2],
  ])
  const before = await Promise.all([cast.ola.memberId, ...ids].map(has))
  const apart = await kari.call(dealSummary, { query: {} })
  const { id, companies } = await kari.call(handOver, { body: { ...asked, reason: 'She leaves' } })
  expect(companies).toBe(6)
  expect(await has(cast.ola.memberId)).toMatchObject({
    companies: 0,
    people: 0,
    deals: 0,
    leads: 0,
    tasks: 0,
    counted: 0,
  })
  for (const receiver of ids)
    expect(await has(receiver)).toMatchObject({ companies: 3, people: 3, deals: 3, tasks: 6 })
  expect(await kari.call(dealSummary, { query: {} })).toEqual(apart)
  const { rows: torn } = await server.owner.query(
    `select from deals d join companies c on c.id = d.company_id where c.owner_id <> d.owner_id
     union all select from people p join companies c on c.id = p.company_id where c.owner_id <> p.owner_id`,
  )
  expect(torn).toEqual([])
  const per = await server.client(cast.per)
  expect((await per.call(listNotices)).rows[0]).toMatchObject({
    type: 'handover.received',
    data: { byName: 'Kari Berg', fromName: 'Ola Nowak', count: 11 },
  })
  // Nobody else takes it back, and he himself once.
  expect((await (await server.client(cast.eva)).send(undoHandover, { params: { id } })).status).toBe(404)
  await kari.call(undoHandover, { params: { id } })
  expect(await Promise.all([cast.ola.memberId, ...ids].map(has))).toEqual(before)
  expect((await kari.send(undoHandover, { params: { id } })).body.code).toBe('handover_not_undoable')
})

test('what was given on since stays where it is; after ten minutes nothing goes back', async () => {
  const { id } = await kari.call(handOver, {
    body: {
      of: { fromId: cast.ola.memberId, kinds: ['customers'] },
      to: [cast.per.memberId],
      reason: 'New district',
    },
  })
  await server.owner.query(
    `update companies set owner_id = $1 where id = (select id from companies where owner_id = $2 order by id limit 1)`,
    [cast.eva.memberId, cast.per.memberId],
  )
  await kari.call(undoHandover, { params: { id } })
  expect(await has(cast.ola.memberId)).toMatchObject({ companies: 5, people: 6 })
  expect(await has(cast.eva.memberId)).toMatchObject({ companies: 1 })
  const again = await kari.call(handOver, {
    body: {
      of: { fromId: cast.ola.memberId, kinds: ['customers'] },
      to: [cast.per.memberId],
      reason: 'New district',
    },
  })
  await server.owner.query(`update handovers set handed_over_at = handed_over_at - interval '10 minutes'`)
  const before = await tableHashes(server.owner)
  expect((await kari.send(undoHandover, { params: { id: again.id } })).body.code).toBe(
    'handover_not_undoable',
  )
  expect(await tableHashes(server.owner)).toEqual(before)
})

test('one customer goes with what of it is its owner’s; who may not give it away moves nothing', async () => {
  const { rows } = await server.owner.query<{ id: string }>(
    `select c.id from companies c join deals d on d.company_id = c.id
     where c.owner_id = $1 and d.owner_id = $2 order by c.id limit 1`,
    [cast.per.memberId, cast.ola.memberId],
  )
  const customerId = rows[0]?.id as never
  const preview = await kari.call(previewHandover, { body: { of: { customerId }, to: [cast.eva.memberId] } })
  expect(preview).toMatchObject({ from: { name: 'Per Moe' }, companies: 1, people: 1, deals: 0 })
  const ola = await server.client(cast.ola)
  const body = { of: { customerId }, to: [cast.ola.memberId] }
  expect(await ola.call(previewHandover, { body })).toMatchObject({ companies: 0, people: 0, beyond: 2 })
  const had = await has(cast.per.memberId)
  await ola.call(handOver, { body: { ...body, reason: 'Mine' } })
  expect(await has(cast.per.memberId)).toEqual(had)
})
