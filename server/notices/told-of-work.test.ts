import { expect, test } from 'vitest'
import * as deals from '../../contract/deals/deals.ts'
import * as moves from '../../contract/deals/moves.ts'
import { eventStream } from '../../contract/events.ts'
import type { DealId, MemberId, TaskId } from '../../contract/ids.ts'
import { listNotices, readNotice, readNotices } from '../../contract/notices.ts'
import { assignTask, completeTask } from '../../contract/tasks/tasks.ts'
import { aDeal, playCast } from '../../test/cast.ts'
import { serverForTest } from '../../test/server.ts'

async function play() {
  const server = await serverForTest()
  const cast = await playCast(server.db)
  const [kari, ola, dariush] = [
    await server.client(cast.kari),
    await server.client(cast.ola),
    await server.client(cast.dariush),
  ]
  /** What a member was told, the oldest first. */
  const told = async (memberId: MemberId) =>
    (
      await server.owner.query(
        `select n.type, n.deal_id, t.template_key as task, n.data from notices n left join tasks t on t.id = n.task_id
         where n.member_id = $1 order by n.at, n.id`,
        [memberId],
      )
    ).rows as { type: string; deal_id: DealId | null; task: string | null; data: Record<string, unknown> }[]
  const task = async (dealId: DealId, key: string) =>
    (
      await server.owner.query<{ id: TaskId; version: number }>(
        `select id, version from tasks where deal_id = $1 and template_key = $2 and state = 'open'`,
        [dealId, key],
      )
    ).rows[0] as { id: TaskId; version: number }
  return { server, cast, kari, ola, dariush, told, task }
}

test('a queue that got a task tells who may take it, once a visit; what waited for it is told when it can begin', async () => {
  const { cast, ola, dariush, told, task } = await play()
  const { dariush: analyst, ola: seller, kari: boss } = cast
  const deal = await aDeal(cast)
  expect(await told(seller.memberId)).toEqual([])
  const params = { id: deal.id }
  await ola.call(moves.moveDeal, { params, body: { to: 'pricing' } })
  expect(await told(analyst.memberId)).toEqual([
    { type: 'task.waiting', deal_id: deal.id, task: 'price', data: { count: 1, visit: 2 } },
  ])

  // Taken and given back: he knows of it already. Nobody else is told, and he not of his own doing.
  const price = await task(deal.id, 'price')
  const act = { params: { id: price.id } }
  await dariush.call(assignTask, {
    ...act,
    ifMatch: price.version,
    body: { memberId: analyst.memberId },
  })
  await dariush.call(assignTask, {
    ...act,
    ifMatch: price.version + 1,
    body: { memberId: null, reason: 'No time' },
  })
  expect(await told(analyst.memberId)).toHaveLength(1)

  await dariush.call(completeTask, { ...act, ifMatch: price.version + 2, body: {} })
  expect(await told(seller.memberId)).toEqual([
    { type: 'task.opened', deal_id: deal.id, task: 'check', data: { count: 1, visit: 2 } },
  ])

  // Another visit of the stage is another task.
  await ola.call(moves.moveDeal, { params, body: { to: 'first_talk', reason: 'Not yet clear' } })
  await ola.call(moves.moveDeal, { params, body: { to: 'pricing' } })
  expect((await told(analyst.memberId)).map(({ data }) => data.visit)).toEqual([2, 4])
  expect(await told(boss.memberId)).toEqual([])
})

test('several moved at once tell each of each deal once, and not of one that was refused', async () => {
  const { cast, kari, told } = await play()
  const ids = [(await aDeal(cast)).id, (await aDeal(cast)).id]
  const stays = (await aDeal(cast, { amount: 0 })).id
  await kari.call(moves.bulkMoveDeals, { body: { ids, to: 'pricing' } })
  const asked = await kari.call(moves.bulkMoveDeals, { body: { ids: [...ids, stays], to: 'negotiating' } })
  expect(asked).toMatchObject({ moved: [stays], refused: [{}, {}] })
  expect((await told(cast.dariush.memberId)).map(({ deal_id }) => deal_id).toSorted()).toEqual(ids.toSorted())
})

test('a new owner is told who gave it to him: of one deal by its name, of several by their number', async () => {
  const { cast, kari, ola, told } = await play()
  const { memberId } = cast.ola
  const made = await kari.call(deals.createDeal, { body: { title: 'Masts', amount: 1, ownerId: memberId } })
  const mine = (await aDeal(cast, {}, cast.kari)).id
  const [one, other] = [(await aDeal(cast, {}, cast.kari)).id, (await aDeal(cast, {}, cast.kari)).id]
  const { version } = await kari.call(deals.showDeal, { params: { id: mine } })
  await kari.call(deals.editDeal, { params: { id: mine }, ifMatch: version, body: { ownerId: memberId } })
  await kari.call(moves.bulkAssignDeals, { body: { ids: [one, other], ownerId: memberId } })
  const by = { byName: 'Kari Berg' }
  expect(await told(memberId)).toEqual([
    // Its first task is no second notice.
    { type: 'deal.assigned', deal_id: made.id, task: null, data: by },
    { type: 'deal.assigned', deal_id: mine, task: null, data: by },
    { type: 'deals.assigned', deal_id: null, task: null, data: { ...by, count: 2 } },
  ])
  expect((await ola.call(listNotices)).rows.map(({ deal }) => deal?.id)).toEqual([undefined, mine, made.id])
  expect(await told(cast.kari.memberId)).toEqual([])
})

test('what is read in one tab is heard by the other tabs of the same member, and by nobody else', async () => {
  const { server, cast, kari, ola, dariush } = await play()
  const heard = { ola: listen(server.url, ola.headers), kari: listen(server.url, kari.headers) }
  await Promise.all([heard.ola.begun, heard.kari.begun])
  await kari.call(deals.createDeal, { body: { title: 'Masts', amount: 1, ownerId: cast.ola.memberId } })
  const { rows } = await ola.call(listNotices)
  const [notice] = rows
  if (!notice) throw new Error('nothing told')
  await ola.call(readNotice, { params: { id: notice.id } })
  await heard.ola.until('notice.read')
  await ola.call(readNotice, { params: { id: notice.id } })
  await ola.call(readNotices, { body: { until: notice.at } })
  await dariush.call(readNotices, { body: { until: notice.at } })
  // Read already, or nothing to read: nothing happened.
  const { rows: events } = await server.owner.query(
    `select subject_id from events where type = 'notice.read'`,
  )
  expect(events).toEqual([{ subject_id: cast.ola.memberId }])
  await kari.call(deals.createDeal, { body: { title: 'Buoys', amount: 1 } })
  await heard.kari.until('deal.created')
  expect(heard.kari.types().filter((type) => type.startsWith('notice.'))).toEqual([])
  heard.ola.stop()
  heard.kari.stop()
})

/** A page that listens: which types it heard so far. */
function listen(url: string, headers: Record<string, string>) {
  const ending = new AbortController()
  const types: string[] = []
  const begun = fetch(`${url}/api/v1${eventStream.path}`, { headers, signal: ending.signal }).then(
    (answer) => {
      void read(answer).catch(() => {})
    },
  )
  async function read(answer: Response): Promise<void> {
    const text = new TextDecoder()
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>)
      for (const [, type] of text.decode(chunk).matchAll(/"type":"([^"]+)"/g)) types.push(type as string)
  }
  return {
    begun,
    types: () => types,
    async until(type: string) {
      const last = Date.now() + 15_000
      while (!types.includes(type) && Date.now() < last) await new Promise((go) => setTimeout(go, 30))
      expect(types).toContain(type)
    },
    stop: () => ending.abort(),
  }
}
