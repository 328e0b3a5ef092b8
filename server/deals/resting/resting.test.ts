import { expect, test } from 'vitest'
import { ProcessDocument } from '../../../contract/process/process-document.ts'
import { lampProcess, playCast, publishFor } from '../../../test/cast.ts'
import { databaseForFile } from '../../../test/database.ts'
import { unequalTotals } from '../../../test/unequal-totals.ts'
import { Refusal } from '../../platform/refusal.ts'
import { completeTask } from '../../tasks/complete-task.ts'
import { createDeal } from '../create-deal.ts'
import type { Deal } from '../deal.ts'
import { moveDeal } from '../moving/move-deal.ts'
import { showDeal } from '../show-deal.ts'
import { dealsForTasks } from '../tasks/meet-tasks.ts'
import { restDeal } from './rest-deal.ts'
import { wakeDeal } from './wake-deal.ts'
import { wakeRestedDeals } from './wake-rested-deals.ts'

/** As the lamps, but a deal that rests in the negotiation stays in touch and goes on with the pricing. */
const nurtured = ProcessDocument.parse({
  ...lampProcess,
  key: 'nurtured_lamps',
  nurturing: [
    {
      key: 'in_touch',
      name: 'Staying in touch',
      steps: [
        { key: 'card', name: 'Send a card', kind: 'letter', after: { workingDays: 5 } },
        { key: 'call', name: 'Ask how it goes', kind: 'call', after: { workingDays: 20 } },
      ],
    },
    { key: 'quiet', name: 'Nothing but a card', steps: [] },
  ],
  stages: lampProcess.stages.map((stage) =>
    stage.key === 'negotiating'
      ? { ...stage, returnsTo: 'pricing', nurturing: 'in_touch', mayGoBackTo: ['pricing'] }
      : stage,
  ),
})

const { db, owner } = await databaseForFile()
const cast = await playCast(db)
const { processId } = await publishFor(db, cast.kari, nurtured)
const { workspaceId } = cast.ola

const day = (daysFromNow: number) =>
  new Date(Date.now() + daysFromNow * 86_400_000).toISOString().slice(0, 10)

async function negotiated(title: string): Promise<Deal> {
  return db.write(workspaceId, async (tx) => {
    const deal = await createDeal(tx, { title, amount: 500_000, processId }, cast.ola)
    return moveDeal(tx, { id: deal.id, to: 'negotiating', override: false }, cast.ola)
  })
}

const rest = (deal: Deal, asked: { plan?: string | null; returnsTo?: string } = {}) =>
  db.write(workspaceId, (tx) =>
    restDeal(tx, { id: deal.id, until: day(60), reason: 'No budget this year', ...asked }, cast.ola),
  )
const wake = (deal: Deal, to?: string) =>
  db.write(workspaceId, (tx) => wakeDeal(tx, { id: deal.id, to }, cast.ola))
const show = (deal: Deal) => db.read(workspaceId, (tx) => showDeal(tx, { id: deal.id }, cast.ola))

test('the plan of the stage becomes tasks in working time, done while the deal rests', async () => {
  const deal = await negotiated('Lamps for the pier')
  await rest(deal)
  const resting = await show(deal)
  expect(resting.rest).toEqual({
    count: 1,
    plan: 'in_touch',
    returnsTo: 'pricing',
    mayReturnTo: ['pricing', 'negotiating'],
  })
  const steps = resting.tasks.filter(({ templateKey, state }) => templateKey === null && state === 'open')
  expect(steps.map(({ name, mandatory, assigneeId }) => [name, mandatory, assigneeId])).toEqual([
    ['Send a card', false, cast.ola.memberId],
    ['Ask how it goes', false, cast.ola.memberId],
  ])
  const [card] = steps
  // Five working days are a week at least; and their clock runs, or nobody would be told.
  expect(Date.parse(card?.dueAt ?? '')).toBeGreaterThan(Date.now() + 6 * 86_400_000)
  const { rows } = await owner.query('select next_deadline_at is not null as runs from tasks where id = $1', [
    card?.id,
  ])
  expect(rows).toEqual([{ runs: true }])
  const done = await db.write(workspaceId, (tx) =>
    completeTask(tx, { id: card?.id as never, ifMatch: card?.version ?? 0 }, cast.ola, dealsForTasks),
  )
  expect(done.state).toBe('done')
})

test('it goes on where its stage says: another visit with its tasks, a loop with the reason; what was open of the plan is cancelled', async () => {
  const deal = await negotiated('Lamps for the quay')
  await rest(deal)
  await owner.query('update deals set resting_until = $1 where id = $2', [day(-1), deal.id])
  await db.write(workspaceId, (tx) => wakeRestedDeals(tx, workspaceId))
  const awake = await show(deal)
  expect([awake.status, awake.stageKey, awake.visitSeq]).toEqual(['open', 'pricing', 3])
  expect(awake.deadlineAt).not.toBeNull()
  expect(
    awake.visits.map(({ stageKey, leftHow, reason, workingMinutes }) => [
      stageKey,
      leftHow,
      reason,
      workingMinutes === null,
    ]),
  ).toEqual([
    ['first_talk', 'skip', null, false],
    ['negotiating', 'rest', 'No budget this year', false],
    ['pricing', null, null, true],
  ])
  expect(awake.tasks.filter(({ state }) => state === 'open').map(({ templateKey }) => templateKey)).toEqual([
    'price',
    'check',
  ])
  const { rows } = await owner.query(
    'select state, count(*)::int as n from tasks where deal_id = $1 and nurturing is not null group by 1',
    [deal.id],
  )
  expect(rows).toEqual([{ state: 'cancelled', n: 2 }])
  expect(await unequalTotals(owner)).toEqual([])
})

test('a person takes it up where it stood, and is refused a stage it may not go on in', async () => {
  const deal = await negotiated('Lamps for the lock')
  await rest(deal, { plan: null })
  expect((await show(deal)).tasks.filter(({ templateKey }) => templateKey === null)).toEqual([])
  for (const to of ['first_talk', 'signing', 'nowhere'])
    await expect(wake(deal, to)).rejects.toMatchObject({
      code: 'move_not_allowed',
      details: { allowed: ['pricing', 'negotiating'] },
    })
  const awake = await wake(deal, 'negotiating')
  expect([awake.status, awake.stageKey, awake.visitSeq, awake.restingCount]).toEqual([
    'open',
    'negotiating',
    2,
    1,
  ])
})

test('where it goes on may be chosen when it goes to rest; a plan the process does not have is refused', async () => {
  const deal = await negotiated('Lamps for the yard')
  await expect(rest(deal, { plan: 'gifts' })).rejects.toBeInstanceOf(Refusal)
  await expect(rest(deal, { returnsTo: 'signing' })).rejects.toMatchObject({ code: 'move_not_allowed' })
  await rest(deal, { returnsTo: 'negotiating' })
  expect((await wake(deal)).stageKey).toBe('negotiating')
  await rest(deal)
  expect((await show(deal)).rest).toMatchObject({ count: 2, returnsTo: 'pricing' })
})
