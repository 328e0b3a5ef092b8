import { expect, test } from 'vitest'
import { aDeal, playCast } from '../../../test/cast.ts'
import { databaseForFile } from '../../../test/database.ts'
import type { Actor } from '../../platform/actor.ts'
import { closeDeal } from '../closing/close-deal.ts'
import { moveDeal } from '../moving/move-deal.ts'
import { dealBoard } from './deal-board.ts'

const database = await databaseForFile()
const cast = await playCast(database.db)

const write = <T>(work: Parameters<typeof cast.db.write<T>>[1]) => cast.db.write(cast.kari.workspaceId, work)
const board = (actor: Actor) => write((tx) => dealBoard(tx, { cards: 20 }, actor))

test('a card says where the process lets it go and what its person may do there', async () => {
  const { id } = await aDeal(cast, { amount: 0 })
  await write((tx) => moveDeal(tx, { id, to: 'pricing', override: false }, cast.ola))
  const cardFor = async (actor: Actor) =>
    (await board(actor)).columns.flatMap(({ cards }) => cards).find((card) => card.id === id)

  const card = await cardFor(cast.ola)
  expect(card?.moves).toEqual([
    { to: 'first_talk', way: 'back' },
    { to: 'negotiating', way: 'forward' },
  ])
  expect(card?.can).toMatchObject({
    move: 'criteria_unmet',
    override: 'not_allowed',
    win: 'move_not_allowed',
    lose: true,
  })
  expect((await cardFor(cast.kari))?.can.override).toBe(true)
})

test('a stage says which share of the deals that left it went on, of how many', async () => {
  const before = (await board(cast.kari)).columns[2]
  expect(before).toMatchObject({ stageKey: 'negotiating', wentOn: null })

  const skipping = { to: 'negotiating', override: false }
  for (const end of ['signing', 'signing', 'lost', 'stays'] as const) {
    const { id } = await aDeal(cast)
    await write((tx) => moveDeal(tx, { id, ...skipping }, cast.ola))
    if (end === 'signing') await write((tx) => moveDeal(tx, { id, to: end, override: false }, cast.ola))
    if (end === 'lost')
      await write((tx) =>
        closeDeal(tx, { id, outcome: 'lost', reason: 'no_need', override: false }, cast.ola),
      )
  }
  const { columns } = await board(cast.kari)
  expect(columns[2]?.wentOn?.cases).toBe(3)
  expect(columns[2]?.wentOn?.share).toBeCloseTo(2 / 3)
  expect(columns[3]?.wentOn).toBeNull()
})
