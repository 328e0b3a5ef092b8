import { expect, test } from 'vitest'
import * as contract from '../../../contract/deals/deals.ts'
import * as moves from '../../../contract/deals/moves.ts'
import type { DealId, MemberId } from '../../../contract/ids.ts'
import { addTask, completeTask } from '../../../contract/tasks/tasks.ts'
import { tableHashes } from '../../../test/database.ts'
import { openHouse } from '../../../test/house.ts'
import { unequalTotals } from '../../../test/unequal-totals.ts'

const { server, cast, ola, kari } = await openHouse(['ola', 'kari'])

const show = (id: DealId) => kari.call(contract.showDeal, { params: { id } })
const edit = async (id: DealId, ownerId: MemberId | null) =>
  kari.call(contract.editDeal, { params: { id }, ifMatch: (await show(id)).version, body: { ownerId } })
const assign = (ids: DealId[], ownerId: MemberId) =>
  kari.call(moves.bulkAssignDeals, { body: { ids, ownerId } })

/** One that stands anywhere it may stand, with a task of its own, one of somebody else and one that is done. */
async function lived(way: 'open' | 'back' | 'resting' | 'won' | 'lost'): Promise<DealId> {
  const { id } = await ola.call(contract.createDeal, { body: { title: `Lamps, ${way}`, amount: 70_000 } })
  const params = { id }
  for (const assigneeId of [cast.ola.memberId, cast.per.memberId])
    await kari.call(addTask, { params: { dealId: id }, body: { name: 'Call', assigneeId } })
  const done = await ola.call(addTask, { params: { dealId: id }, body: { name: 'Write' } })
  await ola.call(completeTask, { params: { id: done.id }, ifMatch: done.version, body: {} })
  const move = (to: string) =>
    kari.call(moves.moveDeal, { params, body: { to, override: true, reason: 'They called' } })
  if (way === 'open') return id
  await move('pricing')
  if (way === 'back') await move('first_talk')
  if (way === 'resting')
    await kari.call(moves.restDeal, { params, body: { until: '2099-01-01', reason: 'Budget' } })
  if (way === 'won' || way === 'lost') {
    for (const next of ['negotiating', 'signing']) await move(next)
    const body = { outcome: way, reason: way === 'won' ? 'price' : 'no_need', override: true } as never
    await kari.call(moves.closeDeal, { params, body })
  }
  return id
}

/** All that is kept of a deal but what is another one's of its kind: ids, numbers, times. */
async function kept(id: DealId): Promise<unknown> {
  const { rows } = await server.owner.query(
    `select d.owner_id, d.status, d.stage_key, d.version,
            (select json_agg(json_build_array(t.state, t.template_key, t.role_key, t.assignee_id, t.deal_owner_id, t.version)
                             order by t.state, t.template_key, t.assignee_id, t.version)
             from tasks t where t.deal_id = d.id) as tasks,
            (select json_agg(json_build_array(e.type, e.subject_type, e.subject_id = d.id, e.by, e.via, e.data) order by e.seq)
             from (select * from events e where e.deal_id = d.id and e.type = 'deal.edited') e) as told
     from deals d where d.id = $1`,
    [id],
  )
  return rows[0]
}

const ways = ['open', 'back', 'resting', 'won', 'lost'] as const

test('several become what each would become alone: owner, tasks, history and every count', async () => {
  const alone = [] as DealId[]
  const together = [] as DealId[]
  for (const way of ways) {
    alone.push(await lived(way))
    together.push(await lived(way))
  }
  for (const id of alone) await edit(id, cast.eva.memberId)
  expect(await assign(together, cast.eva.memberId)).toEqual({ changed: expect.arrayContaining(together) })
  for (const [place, id] of together.entries())
    expect(await kept(id), ways[place]).toEqual(await kept(alone[place] as DealId))
  expect(await unequalTotals(server.owner)).toEqual([])
})

test('who has them already is given nothing again, and nobody is told twice', async () => {
  const [mine, other] = [await lived('open'), await lived('won')]
  await assign([mine], cast.eva.memberId)
  const before = await kept(mine)
  await assign([mine, other, mine], cast.eva.memberId)
  expect(await kept(mine)).toEqual(before)
  expect(await show(other)).toMatchObject({ owner: { id: cast.eva.memberId } })
  expect(await unequalTotals(server.owner)).toEqual([])
})

test('one that may not be given away keeps all of them where they are', async () => {
  const [mine, hers] = [await lived('open'), await lived('open')]
  await assign([hers], cast.eva.memberId)
  const before = await tableHashes(server.owner, ['sessions', 'idempotency_keys'])
  const refused = await ola.send(moves.bulkAssignDeals, {
    body: { ids: [mine, hers], ownerId: cast.ola.memberId },
  })
  expect(refused.status).toBe(404)
  expect(await tableHashes(server.owner, ['sessions', 'idempotency_keys'])).toEqual(before)
})
