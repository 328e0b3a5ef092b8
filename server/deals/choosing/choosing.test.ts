import { expect, test } from 'vitest'
import { createCompany } from '../../../contract/customers/companies.ts'
import { type DealCard } from '../../../contract/deals/deal.ts'
import { createDeal } from '../../../contract/deals/deals.ts'
import { orderProcesses, proposeProcess, showChoosing } from '../../../contract/process/choosing.ts'
import { ProcessDocument } from '../../../contract/process/process-document.ts'
import { retireProcess, saveDraft, showDraft } from '../../../contract/process/process-drafts.ts'
import type { Filter } from '../../../contract/segments/filters.ts'
import { deleteSegment, saveSegment } from '../../../contract/segments/segments.ts'
import { editRole } from '../../../contract/team/roles.ts'
import { lampProcess, publishFor } from '../../../test/cast.ts'
import { openHouse } from '../../../test/house.ts'
import { faultsOf } from '../../process/faults/faults-of.ts'

type ProcessId = DealCard['processId']

const { server, cast, kari, ola } = await openHouse(['kari', 'ola'], { by: 'cookie' })
const lamps = cast.processId
const document = ProcessDocument.parse({
  ...lampProcess,
  key: 'inbound',
  name: 'Inbound',
  appliesWhen: "deal.channel == 'inbound'",
})
const { processId: inbound } = await publishFor(server.db, cast.kari, document)

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

test('a rule may ask for the segments of the customer, which is the same whoever creates the deal', async () => {
  const shops: Filter = { all: [{ field: 'industry', operator: 'any_of', value: ['Retail'] }] }
  const segment = await kari.call(saveSegment, {
    body: { entity: 'company', name: 'Shops', filter: shops, shared: true },
  })
  const { processId } = await publishFor(
    server.db,
    cast.kari,
    ProcessDocument.parse({
      ...lampProcess,
      key: 'shops',
      name: 'Selling to shops',
      appliesWhen: "'shops' in customer.segments",
    }),
  )
  await server.owner.query('update processes set position = -1 where id = $1', [processId])
  const shop = await kari.call(createCompany, { body: { name: 'Butikk', industry: 'Retail' } })
  const bank = await kari.call(createCompany, { body: { name: 'Bank', industry: 'Finance' } })
  const proposed = async (companyId: string) =>
    (await ola.call(proposeProcess, { query: { companyId: companyId as never } })).processId
  expect([await proposed(shop.id), await proposed(bank.id)]).toEqual([processId, lamps])
  const deal = await ola.call(createDeal, { body: { title: 'For the shop', companyId: shop.id } })
  expect(deal.processId).toBe(processId)
  const { deals } = await ola.call(showChoosing, { query: {} })
  expect(deals.filter(({ would }) => would === processId).map(({ title }) => title)).toEqual(['For the shop'])
  expect(await kari.send(deleteSegment, { params: { id: segment.id } })).toMatchObject({ status: 409 })

  const [first, ...others] = lampProcess.stages
  const gate = { ...lampProcess, stages: [{ ...first, exitCriteria: [inShops] }, ...others] }
  expect(faultsOf(ProcessDocument.parse(gate))).toContainEqual(
    expect.objectContaining({ path: 'stages.0.exitCriteria.0.condition', code: 'unknown_fact' }),
  )
})

const inShops = { key: 'shops', name: 'A shop', condition: "'shops' in customer.segments" }
