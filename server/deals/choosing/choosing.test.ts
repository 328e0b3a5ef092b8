import { beforeAll, expect, test } from 'vitest'
import { createDeal, type DealCard } from '../../../contract/deals/deals.ts'
import { orderProcesses, proposeProcess, showChoosing } from '../../../contract/process/choosing.ts'
import { ProcessDocument } from '../../../contract/process/process-document.ts'
import { retireProcess, saveDraft, showDraft } from '../../../contract/process/process-drafts.ts'
import { editRole } from '../../../contract/team/team.ts'
import { lampProcess, playCast, publishFor } from '../../../test/cast.ts'
import { type Client, startServer, type TestServer } from '../../../test/server.ts'

type ProcessId = DealCard['processId']

let server: TestServer
let kari: Client
let ola: Client
let lamps: ProcessId
let inbound: ProcessId
beforeAll(async () => {
  server = await startServer()
  const cast = await playCast(server.db)
  const document = ProcessDocument.parse({
    ...lampProcess,
    key: 'inbound',
    name: 'Inbound',
    appliesWhen: "deal.channel == 'inbound'",
  })
  lamps = cast.processId
  inbound = (await publishFor(server.db, cast.kari, document)).processId
  kari = await server.client(cast.kari, 'cookie')
  ola = await server.client(cast.ola, 'cookie')
  return () => server.close()
})

const rules = async (query: { draft?: 'true' } = {}, as = kari) => {
  const { rules } = await as.call(showChoosing, { query })
  return rules.map(({ name, would, differ }) => [name, would, differ])
}

test('each rule says how many of the newest deals would run its process, and how many run another', async () => {
  await ola.call(createDeal, { body: { title: 'Asked for a price', channel: 'inbound' } })
  await ola.call(createDeal, { body: { title: 'Called by us', channel: 'outbound' } })
  await kari.call(createDeal, { body: { title: 'Chosen by hand', channel: 'inbound', processId: lamps } })
  expect(await rules()).toEqual([
    ['Selling lamps', 1, 0],
    ['Inbound', 2, 1],
  ])
  // Of the deals one may see: Ola does not see that of Kari.
  expect(await rules({}, ola)).toEqual([
    ['Selling lamps', 1, 0],
    ['Inbound', 1, 0],
  ])
  const { deals } = await kari.call(showChoosing, { query: {} })
  expect(deals.filter(({ would, runs }) => would !== runs).map(({ title }) => title)).toEqual([
    'Chosen by hand',
  ])
})

test('a draft’s rule is tried before it is published, by those who may publish', async () => {
  const draft = await kari.call(showDraft, { params: { id: inbound } })
  const document = { ...draft.document, appliesWhen: "deal.channel == 'outbound'" }
  const saved = await kari.call(saveDraft, {
    params: { id: inbound },
    body: { document },
    ifMatch: draft.version,
  })
  expect(await rules({ draft: 'true' })).toEqual([
    ['Selling lamps', 2, 1],
    ['Inbound', 1, 1],
  ])
  expect(await rules()).toEqual([
    ['Selling lamps', 1, 0],
    ['Inbound', 2, 1],
  ])
  const faulty = { ...document, appliesWhen: 'deal.channel ==' }
  await kari.call(saveDraft, { params: { id: inbound }, body: { document: faulty }, ifMatch: saved.version })
  const { rules: tried } = await kari.call(showChoosing, { query: { draft: 'true' } })
  expect(tried.map(({ isDraft, isFaulty, would }) => [isDraft, isFaulty, would])).toEqual([
    [false, false, 3],
    [true, true, 0],
  ])
  expect((await ola.send(showChoosing, { query: { draft: 'true' } })).status).toBe(403)
})

test('rules are asked in the company’s order, which those who may publish change', async () => {
  const order = () =>
    kari.call(showChoosing, { query: {} }).then(({ rules }) => rules.map(({ name }) => name))
  await kari.call(orderProcesses, { body: { processIds: [inbound, lamps] } })
  expect(await order()).toEqual(['Inbound', 'Selling lamps'])
  const { rows } = await server.owner.query(`select data from events where type = 'process.ordered'`)
  expect(rows).toEqual([{ data: { before: ['lamps', 'inbound'], after: ['inbound', 'lamps'] } }])
  const unknown = await kari.send(orderProcesses, {
    body: { processIds: [lamps, '0198c0de-0000-7000-8000-000000000000' as ProcessId] },
  })
  expect(unknown.status).toBe(400)
  expect((await ola.send(orderProcesses, { body: { processIds: [lamps, inbound] } })).status).toBe(403)
  expect(await order()).toEqual(['Inbound', 'Selling lamps'])
})

test('the proposal says which process it will be and why', async () => {
  const proposed = (query: object) => ola.call(proposeProcess, { query })
  expect(await proposed({ channel: 'inbound' })).toMatchObject({
    processId: inbound,
    why: 'rule',
    appliesWhen: "deal.channel == 'inbound'",
  })
  expect(await proposed({ amount: 500 })).toMatchObject({
    processId: lamps,
    why: 'no_rule',
    appliesWhen: null,
  })
})

test('whoever lacks the right gets the process of the rules and cannot name one', async () => {
  await kari.call(editRole, {
    params: { key: 'seller' },
    body: { rights: { 'process.choose': false } },
    ifMatch: 1,
  })
  const named = await ola.send(createDeal, { body: { title: 'My own way', processId: lamps } })
  expect([named.status, (named.body as { code?: string }).code]).toEqual([403, 'not_allowed'])
  const { rows } = await server.owner.query(`select 1 from deals where title = 'My own way'`)
  expect(rows).toEqual([])
  const deal = await ola.call(createDeal, { body: { title: 'By the rules', channel: 'inbound' } })
  expect(deal.processId).toBe(inbound)
})

test('a person’s choice against the rules is written down', async () => {
  await kari.call(createDeal, { body: { title: 'Against the rules', channel: 'inbound', processId: lamps } })
  const { rows } = await server.owner.query(
    `select data ->> 'insteadOf' as instead from events where type = 'deal.created' and data ->> 'title' = 'Against the rules'`,
  )
  expect(rows).toEqual([{ instead: inbound }])
})

test('a retired process is never chosen', async () => {
  await kari.call(retireProcess, { params: { id: inbound }, body: { reason: 'Nobody writes to us' } })
  const { rules: shown } = await kari.call(showChoosing, { query: {} })
  expect(shown.find(({ processId }) => processId === inbound)?.would).toBe(0)
  const deal = await ola.call(createDeal, { body: { title: 'After it', channel: 'inbound' } })
  expect(deal.processId).toBe(lamps)
})
