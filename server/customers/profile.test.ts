import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { logActivity } from '../../contract/customers/activities.ts'
import { createCompany, editCompany, listCompanies, showCompany } from '../../contract/customers/companies.ts'
import {
  addCompanyContact,
  addPersonContact,
  editContactDetail,
  preferContactDetail,
  removeContactDetail,
} from '../../contract/customers/contacts.ts'
import { companyHistory, type HistoryEntry, personHistory } from '../../contract/customers/history.ts'
import { createPerson, editPerson, listPeople, showPerson } from '../../contract/customers/people.ts'
import {
  bringBackTag,
  deleteTag,
  editTag,
  listTags,
  mergeTags,
  tagCompany,
  tagPerson,
  untagCompany,
} from '../../contract/customers/tags.ts'
import { type Deal } from '../../contract/deals/deal.ts'
import { createDeal, listDeals } from '../../contract/deals/deals.ts'
import { listDuplicates, lookAlikes } from '../../contract/hygiene/duplicates.ts'
import type { FileId } from '../../contract/ids.ts'
import { saveSegment, showSegment } from '../../contract/segments/segments.ts'
import { companyFiles, removeFile } from '../../contract/tasks/files.ts'
import { type Cast, playCast } from '../../test/cast.ts'
import { addWithRights } from '../../test/company.ts'
import { tableHashes } from '../../test/database.ts'
import { type Client, startServer, type TestServer } from '../../test/server.ts'
import { findDuplicates } from '../hygiene/duplicates/find-duplicates.ts'

let server: TestServer
let cast: Cast
let kari: Client
let ola: Client
/** Sees and edits only what is hers. */
let nina: Client

beforeAll(async () => {
  server = await startServer()
  cast = await playCast(server.db)
  kari = await server.client(cast.kari)
  ola = await server.client(cast.ola)
  nina = await server.client(
    await addWithRights(server.db, cast.kari, 'Nina Vik', {
      'customers.see': 'own',
      'customers.edit': 'own',
    }),
  )
})
afterAll(() => server.close())

const hashes = async () => tableHashes(server.owner, ['api_keys', 'events'])
const company = (name: string, more: object = {}) => ola.call(createCompany, { body: { name, ...more } })
const person = (name: string, more: object = {}) => ola.call(createPerson, { body: { name, ...more } })

describe('a tag', () => {
  test('is made by typing it, once however it is written, and narrows lists and segments', async () => {
    const one = await company('Sol og Vind AS')
    const other = await company('Nordlys Drift')
    const her = await person('Liv Dahl')
    const tag = await ola.call(tagCompany, { params: { id: one.id }, body: { name: 'Fair 2026' } })
    const same = await ola.call(tagCompany, { params: { id: other.id }, body: { name: 'fair 2026' } })
    await ola.call(tagPerson, { params: { id: her.id }, body: { name: tag.name } })
    expect(same).toEqual(tag)
    expect((await kari.call(listTags)).rows).toContainEqual({ ...tag, companies: 2, people: 1, version: 1 })

    const filter = { all: [{ field: 'tag', operator: 'any_of' as const, value: [tag.id] }] }
    const named = async () =>
      (await kari.call(listCompanies, { query: { filter: JSON.stringify(filter) } })).rows.map(
        ({ name }) => name,
      )
    expect(await named()).toEqual(['Nordlys Drift', 'Sol og Vind AS'])
    await ola.call(untagCompany, { params: { id: other.id, tagId: tag.id } })
    expect(await named()).toEqual(['Sol og Vind AS'])
    const without = { all: [{ field: 'tag', operator: 'empty' }] }
    const people = await kari.call(listPeople, { query: { filter: JSON.stringify(without) } })
    expect(people.rows.map(({ name }) => name)).not.toContain('Liv Dahl')
  })

  test('joined with another is the other everywhere, also in filters; a deleted one comes back with its customers', async () => {
    const one = await company('Harbour Lights')
    const solar = await kari.call(tagCompany, { params: { id: one.id }, body: { name: 'solar' } })
    const panels = await kari.call(tagCompany, { params: { id: one.id }, body: { name: 'solar panels' } })
    const two = await company('Mill Lane')
    await kari.call(tagCompany, { params: { id: two.id }, body: { name: 'Solar' } })
    const segment = await kari.call(saveSegment, {
      body: {
        entity: 'company',
        name: 'Solar',
        filter: { all: [{ field: 'tag', operator: 'any_of', value: [solar.id] }] },
        shared: true,
      },
    })
    await kari.call(mergeTags, { params: { id: solar.id }, body: { into: panels.id } })
    const tagsOf = async (id: typeof one.id) =>
      (await kari.call(showCompany, { params: { id } })).tags.map(({ name }) => name)
    expect(await tagsOf(one.id)).toEqual(['solar panels'])
    expect(await tagsOf(two.id)).toEqual(['solar panels'])
    expect(JSON.stringify(await kari.call(showSegment, { params: { id: segment.id } }))).toContain(panels.id)

    await kari.call(deleteTag, { params: { id: panels.id } })
    expect(await tagsOf(two.id)).toEqual([])
    await kari.call(bringBackTag, { params: { id: panels.id } })
    expect(await tagsOf(two.id)).toEqual(['solar panels'])
  })

  test('keeps its name to itself, and is renamed by who manages the workspace alone', async () => {
    const one = await company('Quay Nine')
    const a = await ola.call(tagCompany, { params: { id: one.id }, body: { name: 'alpha' } })
    await ola.call(tagCompany, { params: { id: one.id }, body: { name: 'beta' } })
    const before = await hashes()
    expect(
      await kari.send(editTag, { params: { id: a.id }, ifMatch: 1, body: { name: 'Beta' } }),
    ).toMatchObject({ status: 409, body: { code: 'already_exists' } })
    for (const refused of [
      await ola.send(editTag, { params: { id: a.id }, ifMatch: 1, body: { name: 'gamma' } }),
      await ola.send(deleteTag, { params: { id: a.id } }),
    ])
      expect(refused.status).toBe(403)
    expect(await nina.send(tagCompany, { params: { id: one.id }, body: { name: 'mine' } })).toMatchObject({
      status: 404,
    })
    expect(await hashes()).toEqual(before)
    expect((await nina.call(listTags)).rows.find(({ id }) => id === a.id)).toMatchObject({ companies: 0 })
  })
})

describe('more than one way to reach somebody', () => {
  test('the first one stands in the record, and another takes its place and gives its own', async () => {
    const at = await company('Fjord Kraft', { phone: '+47 22 33 44 55', city: 'Bergen', address: 'Kaien 1' })
    const mobile = await kari.call(addCompanyContact, {
      params: { id: at.id },
      body: { kind: 'phone', label: 'orders', value: '+47 900 11 222' },
    })
    const store = await kari.call(addCompanyContact, {
      params: { id: at.id },
      body: { kind: 'address', label: 'delivery', value: 'Lageret 7', city: 'Oslo', country: 'NO' },
    })
    await kari.call(preferContactDetail, { params: { id: mobile.id } })
    await kari.call(preferContactDetail, { params: { id: store.id } })
    expect(await kari.call(showCompany, { params: { id: at.id } })).toMatchObject({
      phone: '+47 900 11 222',
      phoneLabel: 'orders',
      address: 'Lageret 7',
      addressLabel: 'delivery',
      city: 'Oslo',
      country: 'NO',
      version: 3,
      contacts: [
        { kind: 'phone', label: null, value: '+47 22 33 44 55' },
        { kind: 'address', label: null, value: 'Kaien 1', city: 'Bergen', country: null },
      ],
    })
  })

  test('one that takes an empty place is a further one no more', async () => {
    const her = await person('Astrid Moe')
    const mail = await kari.call(addPersonContact, {
      params: { id: her.id },
      body: { kind: 'email', label: 'private', value: 'Astrid@Moe.example' },
    })
    await kari.call(preferContactDetail, { params: { id: mail.id } })
    expect(await kari.call(showPerson, { params: { id: her.id } })).toMatchObject({
      email: 'astrid@moe.example',
      emailLabel: 'private',
      contacts: [],
    })
  })

  test('all of them are what duplicates are known by', async () => {
    const her = await person('Zofia Wrona', { email: 'zofia@work.example' })
    await kari.call(addPersonContact, {
      params: { id: her.id },
      body: { kind: 'email', value: 'zosia.wrona@gmail.com' },
    })
    await kari.call(addPersonContact, {
      params: { id: her.id },
      body: { kind: 'phone', label: 'mobile', value: '+48 601 234 567' },
    })
    const alike = await kari.call(lookAlikes, {
      query: { entity: 'person', name: 'Z. Wrona', email: 'zosia.wrona@gmail.com' },
    })
    expect(alike.rows.map(({ id }) => id)).toEqual([her.id])
    const again = await person('Zofia Wrona', { email: 'zosia.wrona+lamps@gmail.com' })
    await findDuplicates(server.db, [cast.kari.workspaceId])
    const { rows } = await kari.call(listDuplicates, { query: { entity: 'person' } })
    expect(rows.map(({ sides }) => sides.map(({ id }) => id).toSorted())).toContainEqual(
      [her.id, again.id].toSorted(),
    )
  })

  test('a mail stays a mail, and what one does not reach stays as it is', async () => {
    const at = await company('Elvebakken')
    const mail = await kari.call(addCompanyContact, {
      params: { id: at.id },
      body: { kind: 'email', value: 'post@elvebakken.example' },
    })
    const before = await hashes()
    const edit = { params: { id: mail.id }, ifMatch: 1 }
    expect(await kari.send(editContactDetail, { ...edit, body: { value: 'no mail' } })).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'body.value' }] },
    })
    expect((await kari.send(editContactDetail, { ...edit, body: { city: 'Oslo' } })).status).toBe(400)
    expect((await nina.send(removeContactDetail, { params: { id: mail.id } })).status).toBe(404)
    expect((await nina.send(preferContactDetail, { params: { id: mail.id } })).status).toBe(404)
    expect(await hashes()).toEqual(before)
    const now = await kari.call(editContactDetail, { ...edit, body: { label: 'invoice' } })
    expect(now).toMatchObject({ label: 'invoice', version: 2 })
    await kari.call(removeContactDetail, { params: { id: mail.id } })
    expect((await kari.call(showCompany, { params: { id: at.id } })).contacts).toEqual([])
  })
})

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
