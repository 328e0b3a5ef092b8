import { expect, test } from 'vitest'
import { aDeal, playCast } from '../../test/cast.ts'
import { databaseForFile } from '../../test/database.ts'
import { workingTimeBetween } from '../platform/time/working-time.ts'
import { unmet } from '../process/gate.ts'
import { stageOf } from '../process/movement.ts'
import { documentOf } from '../process/versions/version-document.ts'
import { workspaceCalendar } from '../team/calendars/workspace-calendar.ts'
import { closeDeal } from './closing/close-deal.ts'
import { type Gathered, gateState, gatherFor } from './moving/gate-state.ts'
import { moveDeal } from './moving/move-deal.ts'
import { showDeal } from './show-deal.ts'
import { lockDeal } from './table.ts'

const database = await databaseForFile()
const cast = await playCast(database.db)

test('the clock of a stage counts working time: what is left and what has passed make its whole deadline', async () => {
  const { id } = await aDeal(cast)
  const { deal, whole } = await cast.db.write(cast.ola.workspaceId, async (tx) => {
    await moveDeal(tx, { id, to: 'pricing', override: false }, cast.ola)
    const shown = await showDeal(tx, { id }, cast.ola)
    const calendar = await workspaceCalendar(tx, cast.ola.workspaceId)
    return {
      deal: shown,
      whole: workingTimeBetween(calendar, Date.parse(shown.enteredAt), Date.parse(shown.deadlineAt ?? '')),
    }
  })
  expect(deal.clock?.spentMinutes).toBeLessThanOrEqual(1)
  const together = (deal.clock?.spentMinutes ?? 0) + (deal.clock?.leftMinutes ?? 0)
  // Each is rounded to a whole minute.
  expect(Math.abs(together - whole)).toBeLessThanOrEqual(1)
})

test('a stage without a deadline has no time left to tell, and a closed deal no clock', async () => {
  const { id } = await aDeal(cast)
  const read = () => cast.db.read(cast.ola.workspaceId, (tx) => showDeal(tx, { id }, cast.ola))
  expect((await read()).clock?.leftMinutes).toBeNull()
  await cast.db.write(cast.ola.workspaceId, (tx) =>
    closeDeal(tx, { id, outcome: 'lost', reason: 'no_need', override: false }, cast.ola),
  )
  expect((await read()).clock).toBeNull()
})

test('what the page gathers for the gate is what every other way gathers', async () => {
  const { id } = await aDeal(cast)
  await cast.db.write(cast.ola.workspaceId, async (tx) => {
    await moveDeal(tx, { id, to: 'pricing', override: false }, cast.ola)
    const shown = await showDeal(tx, { id }, cast.ola)
    const deal = await lockDeal(tx, cast.ola, id)
    const document = await documentOf(tx, deal.processVersionId)
    const gathered = (await gatherFor(tx, cast.ola, [id])).get(id) as Gathered
    const state = gateState(deal, gathered, Date.now(), document)
    const missing = unmet(stageOf(document, deal.stageKey), state, document)
    expect(missing.filter(({ kind }) => kind === 'task')).not.toEqual([])
    expect(shown.unmet).toEqual(missing)
  })
})
