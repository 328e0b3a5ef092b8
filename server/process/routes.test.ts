import { expect, test } from 'vitest'
import * as contract from '../../contract/process/process.ts'
import { type Cast } from '../../test/cast.ts'
import { tableHashes } from '../../test/database.ts'
import { openHouse } from '../../test/house.ts'
import { createDeal } from '../deals/create-deal.ts'

const { server, cast } = await openHouse()

const broken = `key: broken
name: Broken
stages:
  - { key: first, name: First, winProbability: 10, role: nobody }
  - { key: last, name: Last, winProbability: 90, exitCriteria: [{ key: x, name: X, condition: deal.mood > 1 }] }
`

test('an administrator adopts a starter, sees it in the list, and finds it as a map', async () => {
  const kari = await server.client(cast.kari)
  const starters = await kari.call(contract.listStarters)
  expect(starters.rows.map(({ key }) => key)).toContain('inbound')
  const adopted = await kari.call(contract.adoptStarter, { params: { key: 'inbound' } })
  const { rows } = await kari.call(contract.listProcesses)
  expect(rows.map(({ key }) => key)).toContain('inbound')
  expect(await kari.call(contract.showProcess, { params: { id: adopted.processId } })).toEqual(adopted)
  const again = await kari.send(contract.adoptStarter, { params: { key: 'inbound' } })
  expect([again.status, again.body.code]).toEqual([409, 'already_exists'])
})

test('a starter is looked at whole before it is adopted, and what is adopted is what was seen', async () => {
  const ola = await server.client(cast.ola)
  const seen = await ola.call(contract.showStarter, { params: { key: 'pipeline' } })
  const kari = await server.client(cast.kari)
  const { document } = await kari.call(contract.adoptStarter, { params: { key: 'pipeline' } })
  expect(document).toEqual(seen)
  const { status, body } = await ola.send(contract.showStarter, { params: { key: 'nowhere' } })
  expect([status, body.code]).toEqual([404, 'not_found'])
})

test('what is exported, changed and published is the next version', async () => {
  const kari = await server.client(cast.kari)
  const { processId } = await kari.call(contract.adoptStarter, { params: { key: 'field_sales' } })
  const { yaml } = await kari.call(contract.exportProcess, { params: { id: processId } })
  const unchanged = await kari.call(contract.publishProcess, { body: { yaml } })
  expect(unchanged.number).toBe(1)
  const changed = yaml.replace('winProbability: 5\n', 'winProbability: 6\n')
  const next = await kari.call(contract.publishProcess, { body: { yaml: changed } })
  expect([next.processId, next.number, next.document.stages[0]?.winProbability]).toEqual([processId, 2, 6])
  const first = await kari.call(contract.exportProcess, { params: { id: processId }, query: { version: 1 } })
  expect(first.yaml).toBe(yaml)
})

test('everybody sees the processes, with the open deals he may see', async () => {
  await server.db.write(cast.ola.workspaceId, (tx) =>
    createDeal(tx, { title: 'Lamps', amount: 1, processId: cast.processId }, cast.ola),
  )
  const openDeals = async (who: keyof Cast & ('kari' | 'ola' | 'per')) => {
    const { rows } = await (await server.client(cast[who])).call(contract.listProcesses)
    return rows.find(({ id }) => id === cast.processId)?.openDeals
  }
  expect([await openDeals('kari'), await openDeals('ola'), await openDeals('per')]).toEqual([1, 1, 0])
})

test('a broken process is refused with every fault and nothing is written', async () => {
  const kari = await server.client(cast.kari)
  // The first use of a key is written down.
  await kari.call(contract.listProcesses)
  const before = await tableHashes(server.owner, ['api_keys'])
  const { status, body } = await kari.send(contract.publishProcess, { body: { yaml: broken } })
  expect([status, body.code]).toEqual([422, 'process_invalid'])
  expect(body.fields).toEqual([
    { path: 'stages.0.role', code: 'unknown_role', message: 'Line 4: There is no role "nobody".' },
    {
      path: 'stages.1.exitCriteria.0.condition',
      code: 'unknown_fact',
      message: 'Line 5: There is no fact "mood" (at "mood > 1").',
    },
  ])
  expect(await tableHashes(server.owner, ['api_keys'])).toEqual(before)
})

test('a seller publishes nothing', async () => {
  const ola = await server.client(cast.ola)
  for (const answer of [
    await ola.send(contract.publishProcess, { body: { yaml: broken } }),
    await ola.send(contract.adoptStarter, { params: { key: 'field_sales' } }),
  ]) {
    expect([answer.status, answer.body.code]).toEqual([403, 'not_allowed'])
  }
})
