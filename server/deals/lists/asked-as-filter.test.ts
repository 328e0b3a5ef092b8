import { beforeAll, expect, test } from 'vitest'
import { createPerson } from '../../../contract/customers/people.ts'
import { moveBuyer } from '../../../contract/deals/buying.ts'
import { createDeal, listDeals } from '../../../contract/deals/deals.ts'
import { closeDeal, moveDeal } from '../../../contract/deals/moves.ts'
import type { DealId, PersonId, ProcessId } from '../../../contract/ids.ts'
import { ProcessDocument } from '../../../contract/process/process-document.ts'
import { type Condition, countFiltered } from '../../../contract/segments/filters.ts'
import { saveView } from '../../../contract/segments/views.ts'
import { publishFor } from '../../../test/cast.ts'
import { openHouse } from '../../../test/house.ts'
import type { Client } from '../../../test/server.ts'

const { server, cast, kari, ola } = await openHouse(['kari', 'ola'])

const stages = ['talk', 'price', 'sign'] as const
const simple = ProcessDocument.parse({
  key: 'simple',
  lostReasons: [{ key: 'no_need', name: 'No need' }],
  name: 'Simple',
  buyingStages: stages.map((key) => ({ key, name: key })),
  stages: stages.map((key, place) => ({ key, name: key, winProbability: 10 * place, buyingStage: key })),
})

let person: PersonId

/** In each stage one of Kari's and one of Ola's, of different days, currencies and gaps. */
beforeAll(async () => {
  const { processId } = await publishFor(server.db, cast.kari, simple)
  person = (await kari.call(createPerson, { body: { name: 'Ane Li' } })).id
  const made: DealId[] = []
  for (const [place, stage] of stages.entries())
    for (const client of [kari, ola]) {
      const { id, version } = await client.call(createDeal, {
        body: {
          title: `${stage} ${client === kari ? 'Kari' : 'Ola'}`,
          processId: processId as ProcessId,
          currency: client === kari ? 'EUR' : 'NOK',
          ...(stage === 'price' && { personId: person }),
        },
      })
      made.push(id)
      let deal = await client.call(moveBuyer, {
        params: { id },
        ifMatch: version,
        body: { stage: 'talk', evidence: 'He said so' },
      })
      for (const to of stages.slice(1, place + 1))
        deal = await client.call(moveDeal, { params: { id }, ifMatch: deal.version, body: { to } })
    }
  await kari.call(closeDeal, {
    params: { id: made[4] as DealId },
    body: { outcome: 'lost', reason: 'no_need' },
  })
  // At the edges of a day, which another clock would count to another one.
  for (const at of made.keys())
    await server.owner.query('update deals set created_at = $2 where id = $1', [
      made[at],
      `2026-03-0${1 + at}T${at % 2 === 0 ? '23:30' : '00:15'}:00Z`,
    ])
  await server.owner.query('update deals set import_flags = $2 where id = any ($1)', [
    made.slice(1, 4),
    ['no_amount'],
  ])
})

const since = (field: string, value: string): Condition => ({ field, operator: 'since', value })
const until = (field: string, value: string): Condition => ({ field, operator: 'until', value })
const is = (field: string): Condition => ({ field, operator: 'is', value: true })
const one = (field: string, value: string): Condition => ({ field, operator: 'any_of', value: [value] })

const asked: readonly [query: object, meant: () => readonly Condition[]][] = [
  [{ stage: 'price' }, () => [one('stage', 'price')]],
  [{ reached: 'price' }, () => [one('reached', 'price')]],
  [{ buyer: 'behind' }, () => [is('buyer_behind')]],
  [{ flagged: 'true' }, () => [is('flagged')]],
  [{ currency: 'EUR' }, () => [one('currency', 'EUR')]],
  [
    { createdFrom: '2026-03-02', createdTo: '2026-03-05' },
    () => [since('created', '2026-03-02'), until('created', '2026-03-05')],
  ],
  [{ closedFrom: '2020-01-01' }, () => [since('closed', '2020-01-01')]],
]

test.each(asked)(
  'what the address of a list asks, %j, a view of it asks as well, whoever opens it',
  async (query, meant) => {
    const filter = { all: meant() }
    const { id } = await kari.call(saveView, {
      body: { entity: 'deal', name: JSON.stringify(query), filter, sharedWith: 'everybody' },
    })
    for (const client of [kari, ola]) {
      const said = await titles(client, query)
      expect(await titles(client, { filter: JSON.stringify(filter) })).toEqual(said)
      expect(await titles(client, { view: id })).toEqual(said)
      const counted = { params: { entity: 'deal' as const }, query: { filter: JSON.stringify(filter) } }
      expect((await client.call(countFiltered, counted)).count).toBe(said.length)
    }
    const few = await titles(kari, query)
    expect(few.length).toBeGreaterThan(0)
    expect(few.length).toBeLessThan(6)
  },
)

test('whom a deal is with is asked the same way, and who is not of it is the rest', async () => {
  const filter = (operator: 'any_of' | 'none_of') =>
    JSON.stringify({ all: [{ field: 'person', operator, value: [person] }] })
  const said = await titles(kari, { person })
  expect(said).toHaveLength(2)
  expect(await titles(kari, { filter: filter('any_of') })).toEqual(said)
  expect(await titles(kari, { filter: filter('none_of') })).toHaveLength(4)
})

async function titles(client: Client, query: object): Promise<string[]> {
  return (await client.call(listDeals, { query })).rows.map(({ title }) => title)
}
