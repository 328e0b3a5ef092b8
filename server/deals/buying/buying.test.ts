import { expect, test } from 'vitest'
import { dealBoard } from '../../../contract/deals/board.ts'
import { moveBuyer } from '../../../contract/deals/buying.ts'
import { type Deal } from '../../../contract/deals/deal.ts'
import { createDeal, dealTimeline, listDeals } from '../../../contract/deals/deals.ts'
import { moveDeal } from '../../../contract/deals/moves.ts'
import { ProcessDocument } from '../../../contract/process/process-document.ts'
import { lampProcess, publishFor } from '../../../test/cast.ts'
import { openHouse } from '../../../test/house.ts'
import { buyerGap } from './buyer.ts'

const followed = ProcessDocument.parse({
  ...lampProcess,
  key: 'followed_lamps',
  buyingStages: ['need', 'search', 'choice', 'buy'].map((key) => ({ key, name: key })),
  stages: lampProcess.stages.map((stage, place) => ({
    ...stage,
    ...(place < 3 && { buyingStage: ['need', 'search', 'choice'][place] }),
    ...(stage.key === 'first_talk' && {
      exitCriteria: [
        { key: 'searches', name: 'The buyer searches', condition: "deal.buying_stage == 'search'" },
      ],
    }),
  })),
})

const { server, cast, ola, per } = await openHouse(['ola', 'per'], { by: 'cookie' })

const { processId } = await publishFor(server.db, cast.kari, followed)

const made = (title: string) => ola.call(createDeal, { body: { title, processId: processId as never } })

test('the gap is where the buyer is less where he should be, and unknown where one of them is', () => {
  const gap = (stageKey: string, buyingStage: string | null) => buyerGap(followed, { stageKey, buyingStage })
  expect(gap('negotiating', 'need')).toBe(-2)
  expect(gap('first_talk', 'need')).toBe(0)
  expect(gap('first_talk', 'buy')).toBe(3)
  expect(gap('first_talk', null)).toBeNull()
  expect(gap('signing', 'buy')).toBeNull()
  expect(gap('first_talk', 'gone_from_this_version')).toBeNull()
})

test('the buyer goes forward with evidence, back without; the gate and the timeline know it', async () => {
  const deal = await made('Lamps for the pier')
  expect(deal.buyer).toEqual({ stage: null, at: null, evidence: null, gap: null })
  const put = async (version: number, body: { stage: string | null; evidence?: string }) => {
    const answer = await ola.send(moveBuyer, { params: { id: deal.id }, body, ifMatch: version })
    return answer as { status: number; body: Partial<Deal> & { code?: string; details?: object } }
  }
  const bare = await put(deal.version, { stage: 'search' })
  expect([bare.status, bare.body.code, bare.body.details]).toMatchObject([
    422,
    'reason_required',
    { why: 'buyer' },
  ])
  const said = await put(deal.version, { stage: 'search', evidence: 'They asked three suppliers' })
  expect(said.body.buyer).toMatchObject({ stage: 'search', evidence: 'They asked three suppliers', gap: 1 })
  expect(said.body.unmet).toEqual([])
  expect((await put(deal.version, { stage: 'need' })).body.code).toBe('changed_meanwhile')
  const back = await put(deal.version + 1, { stage: 'need' })
  expect(back.body.buyer).toMatchObject({ stage: 'need', evidence: null, gap: 0 })
  expect(back.body.unmet).toHaveLength(1)
  expect((await put(deal.version + 2, { stage: 'nowhere', evidence: 'x' })).body.code).toBe(
    'move_not_allowed',
  )
  const { rows } = await ola.call(dealTimeline, { params: { id: deal.id } })
  expect(rows.filter(({ type }) => type === 'deal.buyer_moved').map(({ data }) => data)).toEqual([
    { from: 'search', to: 'need' },
    { from: null, to: 'search', evidence: 'They asked three suppliers' },
  ])
})

test('whoever may not see the deal cannot move its buyer', async () => {
  const deal = await made('Lamps for the lock')
  const asked = {
    params: { id: deal.id },
    body: { stage: 'need', evidence: 'He said so' },
    ifMatch: deal.version,
  }
  expect((await per.send(moveBuyer, asked)).status).toBe(404)
})

test('the board marks the gap, the list finds whose buyer is behind', async () => {
  const deal = await made('Lamps for the yard')
  const asked = {
    params: { id: deal.id },
    body: { stage: 'search', evidence: 'A tender is out' },
    ifMatch: deal.version,
  }
  const { version } = await ola.call(moveBuyer, asked)
  const behind = async () => {
    const { rows } = await ola.call(listDeals, { query: { buyer: 'behind', process: processId as never } })
    return rows.map(({ title }) => title)
  }
  expect(await behind()).toEqual([])
  await ola.call(moveDeal, { params: { id: deal.id }, body: { to: 'negotiating' } })
  expect(await behind()).toEqual(['Lamps for the yard'])
  const { columns } = await ola.call(dealBoard, { query: { process: processId as never } })
  const card = columns.find(({ stageKey }) => stageKey === 'negotiating')?.cards[0]
  expect(card?.buyerGap).toBe(-1)
  expect(version).toBe(deal.version + 1)
})
