import { utimesSync } from 'node:fs'
import { expect, test } from 'vitest'
import { dealTimeline, showDeal } from '../../../contract/deals/deals.ts'
import { moveDeal } from '../../../contract/deals/moves.ts'
import type { DealId } from '../../../contract/ids.ts'
import type { Route } from '../../../contract/route.ts'
import { bringBackFile, dealFiles, removeFile, taskFiles } from '../../../contract/tasks/files.ts'
import { showTask } from '../../../contract/tasks/hand-offs.ts'
import { assignTask, completeTask, reopenTask, type Task } from '../../../contract/tasks/tasks.ts'
import { playContracts } from '../../../test/played/contracts.ts'
import { type Client } from '../../../test/server.ts'
import { openFileStore } from '../../platform/files/store.ts'
import { sweepFiles } from './sweep-files.ts'

const { server, cast, ola, eva, per, kari, dariush, deal, put, get, lying, placeOf, refused } =
  await playContracts()

test('a document is done only when its files are there, whoever asks; then the gate opens', async () => {
  const { id, study, draft } = await deal()
  await kari.call(assignTask, {
    params: { id: draft.id },
    ifMatch: draft.version,
    body: { memberId: cast.dariush.memberId },
  })
  await kari.call(assignTask, {
    params: { id: study.id },
    ifMatch: study.version,
    body: { memberId: cast.ola.memberId },
  })
  const done = async (client: Client, task: Task) => {
    const { version } = await client.call(taskFiles, { params: { id: task.id } })
    return client.send(completeTask, { params: { id: task.id }, ifMatch: version, body: {} })
  }
  expect(await ola.call(taskFiles, { params: { id: study.id } })).toMatchObject({
    needed: 1,
    rows: [],
    can: { add: true, complete: 'files_missing' },
  })
  expect(await refused(() => done(ola, study))).toEqual([422, 'files_missing'])
  expect((await put(ola, study, 'study.txt', 'It can be done.')).status).toBe(201)
  expect((await done(ola, study)).status).toBe(200)

  await put(dariush, draft, 'draft.txt', 'The parties agree.')
  const short = await done(dariush, draft)
  expect([short.status, short.body.code, short.body.details]).toEqual([
    422,
    'files_missing',
    { needed: 2, there: 1 },
  ])
  const early = await ola.send(moveDeal as Route, { params: { id }, body: { to: 'signing' } })
  expect(early.body.code).toBe('criteria_unmet')
  const { body } = await put(dariush, draft, 'annex.txt', 'Lamps: 40.')
  expect((await dariush.call(taskFiles, { params: { id: draft.id } })).rows.map(({ name }) => name)).toEqual([
    'draft.txt',
    'annex.txt',
  ])
  expect((await done(dariush, draft)).status).toBe(200)
  // What a task was done by stays as it was.
  expect(await refused(() => dariush.send(removeFile, { params: { id: body.id } }))).toEqual([
    409,
    'task_closed',
  ])
  expect(await refused(() => put(dariush, draft, 'late.txt', 'x'))).toEqual([409, 'task_closed'])
  await ola.call(moveDeal, { params: { id }, body: { to: 'signing' } })
  expect((await ola.call(showDeal, { params: { id } })).stageKey).toBe('signing')
})

test('a document that needs no file is done without; a task of another kind may hold files as well', async () => {
  const { letter } = await deal()
  expect((await put(ola, letter, 'letter.txt', 'Dear Sir')).status).toBe(201)
  const { letter: other } = await deal()
  await ola.call(completeTask, { params: { id: other.id }, ifMatch: other.version, body: {} })
})

test('who may do the task adds to it and sees it; who sees the deal sees all; specialists see their stage', async () => {
  const { id, study, draft, letter } = await deal()
  // A seller of another team sees neither deal nor task; the owner may not do the lawyer's task.
  expect(await refused(() => put(per, letter, 'x.txt', 'x'))).toEqual([404, 'not_found'])
  expect(await refused(() => put(ola, draft, 'x.txt', 'x'))).toEqual([403, 'not_allowed'])
  const mine = (await put(ola, letter, 'letter.txt', 'of the owner')).body
  const his = (await put(dariush, draft, 'draft.txt', 'of the lawyer')).body
  const onDeal = (await put(ola, { dealId: id }, 'deal.txt', 'of the deal')).body
  expect(onDeal.task).toBeNull()
  expect(await refused(() => put(dariush, { dealId: id }, 'x.txt', 'x'))).toEqual([404, 'not_found'])
  const seen = async (who: Client) =>
    Promise.all([mine, his, onDeal].map(async (file) => (await get(who, file.id)).status))
  expect(await seen(ola)).toEqual([200, 200, 200])
  expect(await seen(eva)).toEqual([200, 200, 200])
  expect(await seen(kari)).toEqual([200, 200, 200])
  expect(await seen(dariush)).toEqual([200, 200, 404])
  expect(await seen(per)).toEqual([404, 404, 404])
  const names = async (who: Client) =>
    (await who.call(dealFiles, { params: { dealId: id as DealId } })).rows.map(({ name }) => name)
  expect(await names(ola)).toEqual(['deal.txt', 'draft.txt', 'letter.txt'])
  expect(await names(dariush)).toEqual(['draft.txt', 'letter.txt'])
  expect((await per.send(dealFiles, { params: { dealId: id as DealId } })).status).toBe(404)
  expect((await per.send(taskFiles, { params: { id: study.id } })).status).toBe(404)

  expect(await refused(() => dariush.send(removeFile, { params: { id: mine.id } }))).toEqual([
    403,
    'not_allowed',
  ])
  expect(await refused(() => per.send(removeFile, { params: { id: mine.id } }))).toEqual([404, 'not_found'])
  await ola.call(removeFile, { params: { id: his.id } })
  expect((await get(kari, his.id)).status).toBe(404)
  const { rows } = await server.owner.query('select name, removed_by from files where id = $1', [his.id])
  expect(rows).toEqual([{ name: 'draft.txt', removed_by: cast.ola.memberId }])
  const told = (await ola.call(dealTimeline, { params: { id } })).rows.filter(({ type }) =>
    type.startsWith('file.'),
  )
  expect(told.map(({ type, data }) => [type, data.file])).toEqual([
    ['file.removed', 'draft.txt'],
    ['file.added', 'deal.txt'],
    ['file.added', 'draft.txt'],
    ['file.added', 'letter.txt'],
  ])
  const { history } = await dariush.call(showTask, { params: { id: draft.id } })
  expect(history.map(({ type, data, by }) => [type, data.file, by?.name])).toEqual([
    ['file.removed', 'draft.txt', 'Ola Nowak'],
    ['file.added', 'draft.txt', 'Dariush Rad'],
  ])
})

test('what was taken away is brought back for ten minutes by whoever may take it away, and its bytes go after an hour', async () => {
  const { id, draft, letter } = await deal()
  const his = (await put(dariush, draft, 'draft.txt', 'of the lawyer')).body
  const params = { id: his.id }
  await ola.call(removeFile, { params })
  expect((await get(ola, his.id)).status).toBe(404)
  expect(await refused(() => per.send(bringBackFile, { params }))).toEqual([404, 'not_found'])
  expect(await ola.call(bringBackFile, { params })).toMatchObject({ id: his.id, name: 'draft.txt' })
  expect(await (await get(dariush, his.id)).text()).toBe('of the lawyer')
  // Twice is once.
  await ola.call(bringBackFile, { params })
  const told = (await ola.call(dealTimeline, { params: { id } })).rows.map(({ type }) => type)
  expect(told.filter((type) => type.startsWith('file.'))).toEqual([
    'file.brought_back',
    'file.removed',
    'file.added',
  ])

  // From a task that is closed meanwhile nothing is taken, and nothing comes back.
  const onLetter = (await put(ola, letter, 'letter.txt', 'words')).body
  await ola.call(removeFile, { params: { id: onLetter.id } })
  await ola.call(completeTask, { params: { id: letter.id }, ifMatch: letter.version, body: {} })
  const late = () => ola.send(bringBackFile, { params: { id: onLetter.id } })
  expect(await refused(late)).toEqual([409, 'task_closed'])

  await ola.call(removeFile, { params })
  const since = (minutes: number) =>
    server.owner.query(`update files set removed_at = now() - make_interval(mins => $2) where id = $1`, [
      his.id,
      minutes,
    ])
  const old = new Date(Date.now() - 86_400_000)
  utimesSync(placeOf(his.id), old, old)
  const sweep = () =>
    sweepFiles(server.db, openFileStore(server.config.dataFolder), [cast.kari.workspaceId], {
      now: Date.now(),
      signal: new AbortController().signal,
    })
  await since(11)
  await sweep()
  expect(lying().kept).toContain(his.id)
  expect(await refused(() => ola.send(bringBackFile, { params }))).toEqual([409, 'file_gone'])
  await since(61)
  await sweep()
  expect(lying().kept).not.toContain(his.id)
  // Somebody removed the bytes by hand: the row does not come back without them.
  await since(1)
  expect(await refused(() => ola.send(bringBackFile, { params }))).toEqual([409, 'file_gone'])
})

test('a task that is opened again takes files again', async () => {
  const { letter } = await deal()
  const { version } = await ola.call(completeTask, {
    params: { id: letter.id },
    ifMatch: letter.version,
    body: {},
  })
  expect(await refused(() => put(ola, letter, 'x.txt', 'x'))).toEqual([409, 'task_closed'])
  await ola.call(reopenTask, { params: { id: letter.id }, ifMatch: version })
  expect((await put(ola, letter, 'x.txt', 'x')).status).toBe(201)
})
