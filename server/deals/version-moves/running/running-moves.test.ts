import { expect, test } from 'vitest'
import type { ProcessId } from '../../../../contract/ids.ts'
import { aDeal, playCast } from '../../../../test/cast.ts'
import { type Asked, playMoves, refusal, withoutPricing } from '../../../../test/played/version-moves.ts'
import { cancelVersionMove } from '../cancel-version-move.ts'
import { showVersionMove } from '../show-version-move.ts'
import { runVersionMove } from './run-version-move.ts'
import { makeVersionMoveRunner } from './run-version-moves.ts'

test('an unknown stage, version or deal is refused and named; nothing begins', async () => {
  const { database, cast, publish, start } = await playMoves()
  const deal = (await aDeal(cast)).id
  await publish(withoutPricing())
  const stranger = await playCast(database.db)
  const foreign = await aDeal(stranger)
  const faults = async (more: Asked) =>
    (await refusal(start(more))).fields?.map(({ path, code }) => [path, code])
  expect(await faults({ mapping: [{ from: 'pricing', to: 'nowhere' }] })).toEqual([
    ['body.mapping.0.to', 'unknown_stage'],
  ])
  expect(await faults({ mapping: [{ from: 'nowhere', to: null }] })).toEqual([
    ['body.mapping.0.from', 'unknown_stage'],
  ])
  expect(await faults({ toVersion: 9 })).toEqual([['body.toVersion', 'unknown_record']])
  expect(await faults({ fromVersions: [1, 7] })).toEqual([['body.fromVersions.1', 'unknown_record']])
  expect(await faults({ dealIds: [deal, foreign.id] })).toEqual([['body.dealIds', 'unknown_record']])
  expect((await refusal(start({ id: stranger.processId }))).code).toBe('not_found')
  expect((await refusal(start({ id: deal as unknown as ProcessId }))).code).toBe('not_found')
  const { rows } = await database.owner.query(
    'select count(*) as n from version_moves where workspace_id = $1',
    [cast.kari.workspaceId],
  )
  expect(rows).toEqual([{ n: 0 }])
})

test('it takes the right to publish, and one move at a time', async () => {
  const { database, cast, write, publish, start } = await playMoves()
  await aDeal(cast)
  await publish(withoutPricing())
  for (const actor of [cast.ola, cast.dariush])
    expect((await refusal(start({}, actor))).code).toBe('not_allowed')
  const { id } = await start()
  expect((await refusal(start())).code).toBe('version_move_running')
  for (const work of [showVersionMove, cancelVersionMove])
    expect((await refusal(write((tx): Promise<unknown> => work(tx, { id }, cast.ola)))).code).toBe(
      'not_allowed',
    )
  const stranger = await playCast(database.db)
  expect(
    (
      await refusal(
        database.db.write(stranger.kari.workspaceId, (tx) => showVersionMove(tx, { id }, stranger.kari)),
      )
    ).code,
  ).toBe('not_found')
})

test('a cancelled move stops after its batch, and another takes on the rest', async () => {
  const { cast, write, publish, start, moveAll } = await playMoves()
  for (let deal = 0; deal < 12; deal++) await aDeal(cast)
  await publish(withoutPricing())
  const { id } = await start()
  const onProgress = () => write((tx) => cancelVersionMove(tx, { id }, cast.kari))
  const stopped = await runVersionMove(cast.db, cast.kari, id, { batchOf: 5, onProgress })
  expect(stopped).toMatchObject({ state: 'cancelled', moved: 5, total: 12 })
  expect(stopped?.finishedAt).not.toBeNull()
  expect(await moveAll()).toMatchObject({ total: 7, moved: 7 })
})

test('what a killed runner left is taken up at the next start, each deal once', async () => {
  const { database, cast, write, publish, start } = await playMoves()
  for (let deal = 0; deal < 12; deal++) await aDeal(cast)
  await publish(withoutPricing())
  const { id } = await start()
  const ending = new AbortController()
  const halfway = await runVersionMove(cast.db, cast.kari, id, {
    batchOf: 5,
    signal: ending.signal,
    onProgress: () => ending.abort(),
  })
  expect(halfway).toMatchObject({ state: 'running', moved: 5 })
  const runner = makeVersionMoveRunner(cast.db, console)
  await expect
    .poll(async () => (await write((tx) => showVersionMove(tx, { id }, cast.kari))).state)
    .toBe('done')
  await runner.stop()
  const { rows } = await database.owner.query(
    `select count(*) as events, count(distinct deal_id) as deals,
            (select moved from version_moves where id = $2) as moved
     from events where type = 'deal.version_moved' and workspace_id = $1`,
    [cast.kari.workspaceId, id],
  )
  expect(rows).toEqual([{ events: 12, deals: 12, moved: 12 }])
})
