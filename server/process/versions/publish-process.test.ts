import { expect, test } from 'vitest'
import { foundCompany } from '../../../test/company.ts'
import { databaseForFile, tableHashes } from '../../../test/database.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { tables as teamTables } from '../../team/table.ts'
import { adoptStarter } from '../adopt-starter.ts'
import { listProcesses } from '../list-processes.ts'
import { showProcess } from '../show-process.ts'
import { starterCalled } from '../starters.ts'
import { publishProcess } from './publish-process.ts'
import { publishedProcesses } from './published-processes.ts'
import { documentOf } from './version-document.ts'

const database = await databaseForFile()

const lamps = (probability = 10) => `key: lamps
name: Selling lamps
roles: [{ key: analyst, name: Analyst }]
stages:
  - { key: talking, name: Talking, winProbability: ${probability}, role: analyst }
  - { key: signing, name: Signing, winProbability: 90 }
`

const inside = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => database.db.write(actor.workspaceId, work)
const publish = (actor: Actor, yaml: string) => inside(actor, (tx) => publishProcess(tx, { yaml }, actor))
const none = async () => new Map()

test('a new process is version 1, the same key again the next version, and the one before retires', async () => {
  const kari = await foundCompany(database.db)
  const first = await publish(kari, lamps(10))
  const second = await publish(kari, lamps(20))
  expect(second).toEqual({ processId: first.processId, versionId: expect.any(String), number: 2 })
  const shown = (version?: number) =>
    inside(kari, (tx) => showProcess(tx, { id: first.processId, version }, kari))
  expect(await shown()).toMatchObject({ number: 2, state: 'published' })
  expect(await shown(1)).toMatchObject({ number: 1, state: 'retired', versionId: first.versionId })
  expect((await shown(1)).document.stages[0]?.winProbability).toBe(10)
  await expect(shown(3)).rejects.toMatchObject({ code: 'not_found' })
})

test('publishing the same text again changes nothing', async () => {
  const kari = await foundCompany(database.db)
  const first = await publish(kari, lamps())
  const before = await tableHashes(database.owner)
  expect(await publish(kari, `# a remark\n${lamps()}`)).toEqual(first)
  expect(await tableHashes(database.owner)).toEqual(before)
})

test('publishing is written down as an event', async () => {
  const kari = await foundCompany(database.db)
  const { processId, versionId } = await publish(kari, lamps())
  const { rows } = await database.owner.query(
    `select by, data from events where type = 'process.published' and subject_id = $1`,
    [processId],
  )
  expect(rows).toEqual([{ by: kari.memberId, data: { key: 'lamps', number: 1, versionId } }])
})

test.each([
  [
    'a broken process',
    (kari: Actor) => publish(kari, lamps().replace('role: analyst', 'role: lawyer')),
    'process_invalid',
  ],
  [
    'a process from one without the right',
    (kari: Actor) => publish(withoutRight(kari), lamps(30)),
    'not_allowed',
  ],
  [
    'a starter from one without the right',
    (kari: Actor) => adopt(withoutRight(kari), 'inbound'),
    'not_allowed',
  ],
  ['a starter that does not exist', (kari: Actor) => adopt(kari, 'nothing'), 'not_found'],
])('%s is refused and the database is as before', async (_, attempt, code) => {
  const kari = await foundCompany(database.db)
  const before = await tableHashes(database.owner)
  await expect(attempt(kari)).rejects.toMatchObject({ code })
  expect(await tableHashes(database.owner)).toEqual(before)
})

test('twenty who publish at once get twenty versions in a row, one of them published', async () => {
  const kari = await foundCompany(database.db)
  const all = await Promise.all(Array.from({ length: 20 }, (_, number) => publish(kari, lamps(number))))
  expect(all.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 20 }, (_, n) => n + 1),
  )
  expect(new Set(all.map(({ processId }) => processId)).size).toBe(1)
  expect(await inside(kari, (tx) => publishedProcesses(tx, kari.workspaceId))).toMatchObject([
    { versionNumber: 20 },
  ])
})

test('a starter is adopted once; what was made of it is not overwritten', async () => {
  const kari = await foundCompany(database.db)
  const { processId } = await adopt(kari, 'field_sales')
  const { document, hints } = await inside(kari, (tx) => showProcess(tx, { id: processId }, kari))
  expect(document).toEqual(starterCalled('field_sales'))
  expect(hints).toEqual([])
  const refusal = await adopt(kari, 'field_sales').catch((thrown: unknown) => thrown)
  expect(refusal).toBeInstanceOf(Refusal)
  expect(refusal).toMatchObject({ code: 'already_exists', details: { processId } })
})

test('processes are listed in the order they came, with the open deals counted from above', async () => {
  const kari = await foundCompany(database.db)
  const pipeline = await adopt(kari, 'pipeline')
  await publish(kari, lamps())
  await publish(kari, lamps(15))
  const count = async () => new Map([[pipeline.processId, 7]])
  const { rows } = await inside(kari, (tx) => listProcesses(tx, count, kari))
  expect(
    rows.map(({ key, versionNumber, openDeals, stages }) => [key, versionNumber, openDeals, stages.length]),
  ).toEqual([
    ['pipeline', 1, 7, 6],
    ['lamps', 2, 0, 2],
  ])
})

test('the map shows who holds each role, and that nobody does', async () => {
  const kari = await foundCompany(database.db)
  const { processId } = await publish(kari, lamps())
  const holders = async () => (await inside(kari, (tx) => showProcess(tx, { id: processId }, kari))).holders
  expect(await holders()).toEqual({ analyst: [] })
  const held = { workspace_id: kari.workspaceId, member_id: kari.memberId }
  await inside(kari, (tx) =>
    teamTables(tx)
      .insertInto('role_holders')
      .values([
        { ...held, role_key: 'analyst' },
        { ...held, role_key: 'another' },
      ])
      .execute(),
  )
  expect(await holders()).toEqual({ analyst: [{ id: kari.memberId, name: 'Kari Berg' }] })
})

test('a document read once costs no statement again, and cannot be changed by who reads it', async () => {
  const kari = await foundCompany(database.db)
  const { versionId } = await publish(kari, lamps())
  const document = await inside(kari, (tx) => documentOf(tx, versionId))
  // Behind the back of the house, so that only memory can still answer with 10.
  await database.owner.query(`update process_versions set document = '{}' where id = $1`, [versionId])
  expect(await inside(kari, (tx) => documentOf(tx, versionId))).toBe(document)
  expect(document.stages[0]?.winProbability).toBe(10)
  expect(() => document.stages.pop()).toThrow(TypeError)
})

test('another company sees nothing of it, not even from memory', async () => {
  const [kari, stranger] = [await foundCompany(database.db), await foundCompany(database.db)]
  const { processId, versionId } = await publish(kari, lamps())
  await inside(kari, (tx) => documentOf(tx, versionId))
  await expect(inside(stranger, (tx) => documentOf(tx, versionId))).rejects.toThrow('no process version')
  await expect(inside(stranger, (tx) => showProcess(tx, { id: processId }, stranger))).rejects.toMatchObject({
    code: 'not_found',
  })
  expect(await inside(stranger, (tx) => listProcesses(tx, none, stranger))).toEqual({ rows: [], begun: [] })
  const theirs = await publish(stranger, lamps())
  expect(theirs).toMatchObject({ number: 1 })
  expect(theirs.processId).not.toBe(processId)
})

const adopt = (actor: Actor, key: string) => inside(actor, (tx) => adoptStarter(tx, { key }, actor))

const withoutRight = (actor: Actor): Actor => ({
  ...actor,
  rights: { ...actor.rights, 'process.publish': false },
})
