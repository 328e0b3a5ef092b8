import { beforeAll, describe, expect, test } from 'vitest'
import { logActivity } from '../../contract/customers/activities.ts'
import { createCompany, editCompany, listCompanies, showCompany } from '../../contract/customers/companies.ts'
import { companyHistory, type HistoryEntry, personHistory } from '../../contract/customers/history.ts'
import { createPerson, editPerson, showPerson } from '../../contract/customers/people.ts'
import { tagCompany } from '../../contract/customers/tags.ts'
import { type Deal } from '../../contract/deals/deal.ts'
import { createDeal, listDeals } from '../../contract/deals/deals.ts'
import type { FileId } from '../../contract/ids.ts'
import { companyFiles, removeFile } from '../../contract/tasks/files.ts'
import { playSellers } from '../../test/played/sellers.ts'
import { type Client } from '../../test/server.ts'

const { server, ola, nina, kari } = await playSellers()

const company = (name: string, more: object = {}) => ola.call(createCompany, { body: { name, ...more } })
const person = (name: string, more: object = {}) => ola.call(createPerson, { body: { name, ...more } })

test('what a customer needs and how he buys is kept, and asked for by segments', async () => {
  const at = await company('Polar Foods')
  await kari.call(editCompany, {
    params: { id: at.id },
    ifMatch: 1,
    body: { needs: 'Quiet freezers', orderRhythm: 'quarterly', contactTime: 'mornings', language: 'nb' },
  })
  expect(await kari.call(showCompany, { params: { id: at.id } })).toMatchObject({
    needs: 'Quiet freezers',
    orderRhythm: 'quarterly',
    contactTime: 'mornings',
    language: 'nb',
    preferences: null,
  })
  const filter = {
    all: [
      { field: 'order_rhythm', operator: 'any_of', value: ['quarterly'] },
      { field: 'needs', operator: 'contains', value: 'freezer' },
    ],
  }
  const { rows } = await kari.call(listCompanies, { query: { filter: JSON.stringify(filter) } })
  expect(rows.map(({ name }) => name)).toEqual(['Polar Foods'])
})

test('nobody reports to himself, over however many others', async () => {
  const [head, lead, hand] = [await person('Head'), await person('Lead'), await person('Hand')]
  const under = (who: typeof head, boss: typeof head | null, ifMatch = 1) =>
    kari.send(editPerson, { params: { id: who.id }, ifMatch, body: { reportsToId: boss?.id ?? null } })
  expect((await under(lead, head)).status).toBe(200)
  expect((await under(hand, lead)).status).toBe(200)
  for (const boss of [head, hand])
    expect(await under(head, boss)).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'body.reportsToId', code: 'stands_below' }] },
    })
  expect(await kari.call(showPerson, { params: { id: lead.id } })).toMatchObject({
    reportsTo: { name: 'Head' },
    reports: [{ name: 'Hand' }],
  })
  expect(await under(lead, null, 2)).toMatchObject({ status: 200, body: { reportsTo: null } })
})

describe('the history of a customer', () => {
  let at: Awaited<ReturnType<typeof company>>
  let her: Awaited<ReturnType<typeof person>>
  let deal: Deal

  beforeAll(async () => {
    at = await company('Skipsverft AS')
    her = await person('Ingrid Skog', { companyId: at.id })
    deal = await ola.call(createDeal, { body: { title: 'Cranes', companyId: at.id, personId: her.id } })
    const log = (body: object) => ola.call(logActivity, { body: body as never })
    await log({ kind: 'call', subject: 'First talk', dealId: deal.id, at: '2026-03-02T10:00:00Z' })
    await log({ kind: 'note', subject: 'Has a dog', personId: her.id, at: '2026-03-03T10:00:00Z' })
    await log({ kind: 'email', subject: 'To the office', companyId: at.id, at: '2026-03-04T10:00:00Z' })
    await ola.call(tagCompany, { params: { id: at.id }, body: { name: 'yard' } })
  })

  const told = (rows: readonly HistoryEntry[]) =>
    rows.map(({ activity, event }) => activity?.subject ?? event?.type)

  test('tells what was said to it, its people and on its deals, and how these went, each with its deal', async () => {
    const { rows, next } = await ola.call(companyHistory, { params: { id: at.id }, query: {} })
    expect(next).toBe(null)
    expect(told(rows)).toEqual([
      'company.tagged',
      'deal.created',
      'company.created',
      'To the office',
      'Has a dog',
      'First talk',
    ])
    const named = { id: deal.id, name: 'Cranes' }
    expect(rows[1]).toMatchObject({
      deal: named,
      event: { stage: expect.anything() },
      by: { name: 'Ola Nowak' },
    })
    expect(rows[5]).toMatchObject({ deal: named, activity: { kind: 'call', by: { name: 'Ola Nowak' } } })
    const hers = await ola.call(personHistory, { params: { id: her.id }, query: {} })
    expect(told(hers.rows)).toEqual(['deal.created', 'person.created', 'Has a dog', 'First talk'])
  })

  test('is read on where the page ended, and by kind', async () => {
    const params = { id: at.id }
    const all = await ola.call(companyHistory, { params, query: {} })
    const read: HistoryEntry[] = []
    for (let cursor: string | undefined; read.length < 20; ) {
      const page = await ola.call(companyHistory, { params, query: { limit: 2, ...(cursor && { cursor }) } })
      read.push(...page.rows)
      if (!page.next) break
      cursor = page.next
    }
    expect(read).toEqual(all.rows)
    const talks = await ola.call(companyHistory, { params, query: { kind: 'talk' } })
    expect(told(talks.rows)).toEqual(['To the office', 'Has a dog', 'First talk'])
    const changes = await ola.call(companyHistory, { params, query: { kind: 'changes' } })
    expect(told(changes.rows)).toEqual(['company.tagged', 'company.created'])
  })

  test('shows nobody what belongs to a deal or a person he may not see', async () => {
    const shared = await nina.call(createCompany, { body: { name: 'Ninas yard' } })
    const theirs = await ola.call(createDeal, { body: { title: 'Hidden winches', companyId: shared.id } })
    await ola.call(logActivity, { body: { kind: 'call', subject: 'Secret price', dealId: theirs.id } })
    const stranger = await ola.call(createPerson, { body: { name: 'Unseen', companyId: shared.id } })
    await ola.call(logActivity, { body: { kind: 'call', subject: 'Unseen talk', personId: stranger.id } })
    await server.owner.query(
      `update roles set rights = rights || '{"deals.see": "own"}' where key = 'nina_vik'`,
    )
    const { rows } = await nina.call(companyHistory, { params: { id: shared.id }, query: {} })
    expect(told(rows)).toEqual(['company.created'])
    expect((await nina.send(companyHistory, { params: { id: at.id }, query: {} })).status).toBe(404)
    expect((await nina.send(personHistory, { params: { id: her.id }, query: {} })).status).toBe(404)
  })
})

test('files of a customer are for who may see the customer', async () => {
  const at = await company('Tegning AS')
  const form = new FormData()
  form.set('file', new Blob(['a drawing']), 'drawing.txt')
  const send = (who: Client, body: FormData) =>
    fetch(`${server.url}/api/v1/companies/${at.id}/files`, { method: 'POST', headers: who.headers, body })
  expect((await send(nina, form)).status).toBe(404)
  const added = (await (await send(ola, form)).json()) as { id: FileId }
  expect(await ola.call(companyFiles, { params: { id: at.id } })).toMatchObject({
    rows: [{ id: added.id, name: 'drawing.txt', can: { download: true, remove: true } }],
    can: { add: true },
  })
  const read = (who: Client) => fetch(`${server.url}/api/v1/files/${added.id}`, { headers: who.headers })
  expect(await (await read(ola)).text()).toBe('a drawing')
  expect((await read(nina)).status).toBe(404)
  expect((await nina.send(removeFile, { params: { id: added.id } })).status).toBe(404)
  await ola.call(removeFile, { params: { id: added.id } })
  const { rows } = await ola.call(companyHistory, { params: { id: at.id }, query: { kind: 'changes' } })
  expect(rows.map(({ event }) => event?.type)).toEqual([
    'company.file_removed',
    'company.file_added',
    'company.created',
  ])
})

test('a deal with a person alone names him where others name their company, and stands on his page', async () => {
  const her = await person('Berit Lund', { city: 'Voss', address: 'Vangsgata 3' })
  const deal = await ola.call(createDeal, { body: { title: 'A roof', personId: her.id, amount: 100 } })
  expect(deal).toMatchObject({ company: null, person: { id: her.id, name: 'Berit Lund' } })
  const { rows } = await ola.call(listDeals, { query: { person: her.id } })
  expect(rows).toMatchObject([{ title: 'A roof', company: null, person: { name: 'Berit Lund' } }])
  const at = await company('Lund Bygg')
  const sold = await ola.call(createDeal, {
    body: { title: 'A hall', companyId: at.id, personId: her.id, amount: 1 },
  })
  expect(sold).toMatchObject({ company: { name: 'Lund Bygg' }, person: null })
})
