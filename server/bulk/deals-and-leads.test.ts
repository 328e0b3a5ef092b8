import { describe, expect, test } from 'vitest'
import { startBulkEdit } from '../../contract/bulk.ts'
import { createDeal, dealTimeline, editDeal, showDeal } from '../../contract/deals/deals.ts'
import { moveDeal } from '../../contract/deals/moves.ts'
import type { DealId } from '../../contract/ids.ts'
import { createLead, showLead } from '../../contract/leads/leads.ts'
import { listNotices } from '../../contract/notices.ts'
import type { Route } from '../../contract/route.ts'
import { openHouse } from '../../test/house.ts'
import { changed, preview, undone } from '../../test/played/bulk-edits.ts'
import { unequalTotals } from '../../test/unequal-totals.ts'

/** Ola sells: he edits what is his own. */
const { server, cast, kari, ola } = await openHouse(['kari', 'ola'])

describe('deals', () => {
  const deal = async (body: object = {}, client = ola) =>
    (await client.call(createDeal, { body: { title: 'Lamps', processId: cast.processId, ...body } as never }))
      .id
  const shown = (id: DealId) => kari.call(showDeal, { params: { id } })

  test('move through the gate of each; whose gates want the same stand together; undo takes them back', async () => {
    const [free, poor, poorer, there] = (await Promise.all([deal(), deal(), deal(), deal()])) as [
      DealId,
      DealId,
      DealId,
      DealId,
    ]
    for (const id of [poor, poorer, there])
      await ola.call(moveDeal, { params: { id }, body: { to: id === there ? 'negotiating' : 'pricing' } })
    const wish = {
      list: 'deals',
      chosen: { ids: [free, poor, poorer, there] },
      change: { act: 'move', to: 'negotiating' },
    }
    const expected = await preview(ola, wish)
    expect(expected).toMatchObject({ changed: 1, same: 1, refused: 2 })
    expect(expected.reasons).toMatchObject([
      {
        key: 'criteria_unmet criterion.worth_it field.amount task.check task.price',
        count: 2,
        rows: [{ name: 'Lamps' }, { name: 'Lamps' }],
      },
    ])
    const done = await changed(ola, wish)
    expect(done).toMatchObject({ changed: 1, same: 1, refused: 2 })
    expect(done.reasons[0]?.details).toEqual(expected.reasons[0]?.details)
    expect(await shown(free)).toMatchObject({ stageKey: 'negotiating' })
    expect(await shown(poor)).toMatchObject({ stageKey: 'pricing' })
    expect(await undone(ola, done.id)).toMatchObject({ changed: 1, refused: 0 })
    expect(await shown(free)).toMatchObject({ stageKey: 'first_talk', status: 'open' })
  })

  test('are given to a colleague with their tasks and every count, and he is told once', async () => {
    const ids = await Promise.all([deal({ amount: 100 }), deal({ amount: 200 }), deal()])
    const eva = await server.client(cast.eva)
    const done = await changed(kari, {
      list: 'deals',
      chosen: { ids },
      change: { act: 'edit', edit: { ownerId: cast.eva.memberId } },
    })
    expect(done).toMatchObject({ changed: 3 })
    const { rows } = await eva.call(listNotices, { query: {} })
    expect(rows.filter(({ type }) => type === 'deals.assigned')).toMatchObject([{ data: { count: 3 } }])
    for (const id of ids) expect((await shown(id)).tasks[0]).toMatchObject({ assigneeId: cast.eva.memberId })
    expect(await undone(kari, done.id)).toMatchObject({ changed: 3 })
    for (const id of ids) expect(await shown(id)).toMatchObject({ owner: { id: cast.ola.memberId } })
    // By whom nobody else may be given any.
    const mine = {
      list: 'deals',
      chosen: { ids },
      change: { act: 'edit', edit: { ownerId: cast.eva.memberId } },
    }
    const refused = await ola.send(startBulkEdit as Route, { body: mine as never })
    expect([refused.status, refused.body.code]).toEqual([404, 'not_found'])
    expect(await unequalTotals(server.owner)).toEqual([])
  })

  test('are lost for a reason of their process, and open again after an undo', async () => {
    const ids = [await deal(), await deal()]
    const wish = { list: 'deals', chosen: { ids }, change: { act: 'lose', reason: 'no_need' } }
    expect(await preview(kari, { ...wish, change: { act: 'lose', reason: 'weather' } })).toMatchObject({
      refused: 2,
      reasons: [{ code: 'reason_required' }],
    })
    const done = await changed(kari, wish)
    for (const id of ids) expect(await shown(id)).toMatchObject({ status: 'lost', closeReason: 'no_need' })
    expect(await preview(kari, wish)).toMatchObject({ refused: 2, reasons: [{ code: 'deal_closed' }] })
    expect(await undone(kari, done.id)).toMatchObject({ changed: 2, refused: 0 })
    for (const id of ids) expect(await shown(id)).toMatchObject({ status: 'open', stageKey: 'first_talk' })
    expect(await unequalTotals(server.owner)).toEqual([])
  })

  test('an edit of plain fields stands on the timeline as one by hand', async () => {
    const [alone, among] = [await deal(), await deal()]
    const edit = { source: 'event', expectedCloseOn: '2027-01-31' } as const
    await ola.call(editDeal, { params: { id: alone }, ifMatch: 1, body: edit })
    await changed(ola, { list: 'deals', chosen: { ids: [among] }, change: { act: 'edit', edit } })
    const told = async (id: DealId) =>
      (await ola.call(dealTimeline, { params: { id }, query: {} })).rows.map(({ type, data }) => ({
        type,
        data,
      }))
    expect((await told(among))[0]).toEqual((await told(alone))[0])
    expect(await shown(among)).toMatchObject({ source: 'event', expectedCloseOn: '2027-01-31', version: 2 })
  })
})

test('leads are given and put aside many at a time, and taken up again', async () => {
  const ids = await Promise.all(
    ['Ada', 'Bo', 'Cy'].map(async (name) => (await kari.call(createLead, { body: { name } })).id),
  )
  const chosen = { ids }
  const given = await changed(kari, {
    list: 'leads',
    chosen,
    change: { act: 'assign', ownerId: cast.per.memberId },
  })
  const per = await server.client(cast.per)
  const { rows } = await per.call(listNotices, { query: {} })
  expect(rows).toMatchObject([{ type: 'leads.assigned', data: { count: 3 } }])
  const aside = await changed(per, { list: 'leads', chosen, change: { act: 'disqualify', reason: 'spam' } })
  expect([given, aside]).toMatchObject([{ changed: 3 }, { changed: 3 }])
  expect(await undone(per, aside.id)).toMatchObject({ changed: 3 })
  expect(await undone(kari, given.id)).toMatchObject({ changed: 3 })
  for (const id of ids)
    expect(await kari.call(showLead, { params: { id } })).toMatchObject({
      status: 'new',
      owner: { id: cast.kari.memberId },
    })
})
