import { beforeAll, expect, test } from 'vitest'
import { createCompany } from '../../contract/customers/companies.ts'
import { addCompanyContact, addPersonContact } from '../../contract/customers/contacts.ts'
import { createPerson } from '../../contract/customers/people.ts'
import { tagCompany, tagPerson } from '../../contract/customers/tags.ts'
import { createDeal, putPersonOnDeal } from '../../contract/deals/deals.ts'
import { closeDeal, restDeal } from '../../contract/deals/moves.ts'
import { askExport, exportLists } from '../../contract/exports.ts'
import { addOwnField } from '../../contract/fields.ts'
import * as contract from '../../contract/imports/imports.ts'
import { createLead } from '../../contract/leads/leads.ts'
import { createProduct } from '../../contract/products.ts'
import { languages } from '../../contract/text.ts'
import { lampProcess, publishFor } from '../../test/cast.ts'
import { tableHashes } from '../../test/database.ts'
import { openHouse } from '../../test/house.ts'

const house = await openHouse(['kari'])
const { server, cast } = house
let { kari } = house

beforeAll(fill)

/** Whatever a list can hold and a file could spoil. */
async function fill(): Promise<void> {
  const own: Record<string, object> = {}
  for (const entity of ['company', 'person', 'deal', 'lead', 'product'] as const) {
    const add = (key: string, type: string, more = {}) =>
      kari.call(addOwnField, { body: { entity, key, type, label: { en: `Our ${key}` }, ...more } as never })
    await add('remark', 'text')
    await add('budget', 'money')
    await add('height', 'number')
    await add('since', 'date')
    await add('is_fit', 'yes_no')
    await add('colours', 'choices', { choices: [{ label: { en: 'Red' } }, { label: { en: 'Blue' } }] })
    await add('expert', 'person')
  }
  own.all = {
    remark: '+ more; "quoted", later',
    budget: { amount: 123_450, currency: 'EUR' },
    height: 12.5,
    since: '2024-02-29',
    is_fit: false,
    colours: ['red', 'blue'],
    expert: cast.ola.memberId,
  }
  const habits = {
    needs: 'Light\n at night ',
    preferences: '=Order',
    ordersBy: 'The site manager',
    orderRhythm: 'by_project',
    paymentTerms: 'net_14',
    contactChannel: 'in_person',
    contactTime: '@ noon',
    language: 'pl',
  } as const
  const reach = {
    email: 'post@havn.no',
    phone: '+47 22 33 44 55',
    address: 'Kaien 1\n2. etg',
    city: 'Bergen',
  }
  const company = await kari.call(createCompany, {
    body: {
      ...{ name: '=Havn; "AS"', industry: 'Retail', country: 'NO', website: 'havn.no', taxId: '+123' },
      ...{ employees: 12, revenue: 123_456, currency: 'EUR', foundedYear: 1999, note: 'One\n\nTwo\n' },
      ...{ ...reach, ...habits, own: own.all as never },
    },
  })
  await kari.call(tagCompany, { params: { id: company.id }, body: { name: 'Fair' } })
  await kari.call(tagCompany, { params: { id: company.id }, body: { name: 'solar' } })
  for (const city of ['Gdynia', 'Oslo']) await kari.call(createCompany, { body: { name: 'Twin', city } })
  await kari.call(createCompany, { body: { name: 'Havn Lys', parentId: company.id } })
  for (const body of [
    { kind: 'email', label: 'invoice', value: 'bills@havn.no' },
    { kind: 'phone', value: '+47 22 33 44 66' },
    { kind: 'address', label: 'delivery', value: 'Kaien 2', city: 'Oslo' },
  ] as const)
    await kari.call(addCompanyContact, { params: { id: company.id }, body })
  for (const jobTitle of ['Buyer', 'Clerk'])
    await kari.call(createPerson, { body: { name: 'Jan Twin', jobTitle, companyId: company.id } })
  const person = await kari.call(createPerson, {
    body: { name: 'Ane Li', ...reach, ...habits, note: '-', own: own.all as never },
  })
  await kari.call(createPerson, { body: { name: 'Ola Below', reportsToId: person.id } })
  await kari.call(addPersonContact, {
    params: { id: person.id },
    body: { kind: 'phone', value: '900 11 222' },
  })
  await kari.call(tagPerson, { params: { id: person.id }, body: { name: 'Fair' } })
  const product = await kari.call(createProduct, {
    body: { name: 'Lantern', series: '-L', price: 999, currency: 'EUR', margin: 37.5, own: own.all as never },
  })
  await kari.call(createProduct, { body: { name: 'Bare' } })
  await kari.call(createLead, {
    body: {
      ...{
        name: 'Eli',
        companyName: 'Havn',
        jobTitle: 'Boss',
        website: 'havn.no',
        city: 'Oslo',
        country: 'NO',
      },
      ...{ email: 'eli@havn.no', phone: '+47 22 33 44 56', language: 'nb', need: '20 lamps\nsoon' },
      ...{ amount: 5_050, currency: 'EUR', source: 'paid_campaign', channel: 'inbound', campaign: 'May' },
      own: own.all as never,
    },
  })
  await kari.call(createLead, { body: { companyName: 'Twin' } })

  const { processId } = await publishFor(server.db, cast.kari, {
    ...lampProcess,
    key: 'leds',
    stages: [
      { ...lampProcess.stages[0], key: 'hello', name: { en: 'Hello', pl: 'Cześć' } } as never,
      ...lampProcess.stages.slice(1),
    ],
    lostReasons: [{ key: 'too_dark', name: 'Too dark' }],
  })
  const deal = (title: string, more = {}) =>
    kari.call(createDeal, { body: { title, amount: 250_050, currency: 'EUR', ...more } as never })
  // Called as a column that is there already, and is none that comes in.
  await kari.call(addOwnField, {
    body: { entity: 'deal', key: 'heads', type: 'text', label: { en: 'People' } },
  })
  const open = await deal('=Open', {
    ...{ companyId: company.id, productId: product.id, source: 'referral', channel: 'outbound' },
    ...{ expectedCloseOn: '2027-03-04', nextContactOn: '2027-01-02', own: { ...own.all, heads: 'Many' } },
  })
  await kari.call(putPersonOnDeal, {
    params: { id: open.id, personId: person.id },
    body: { personas: ['decides'] },
  })
  await deal('Elsewhere', { processId })
  const lost = await deal('Gone')
  await kari.call(closeDeal, {
    params: { id: lost.id },
    body: { outcome: 'lost', reason: 'no_need', note: 'They have candles' } as never,
  })
  const rested = await deal('Asleep')
  await kari.call(restDeal, { params: { id: rested.id }, body: { until: '2027-06-01', reason: 'Budget' } })
}

async function exported(list: string, values: 'iso' | 'local'): Promise<string> {
  const { id } = await kari.call(askExport, { body: { list, format: 'csv', values } as never })
  const answer = await fetch(`${server.url}/api/v1/exports/${id}/file`, { headers: kari.headers })
  return answer.text()
}

async function proposedFor(kind: string, text: string) {
  const one = await kari.call(contract.uploadImport, { body: { kind, fileName: 'list.csv', text } as never })
  await kari.call(contract.mapImport, { params: { id: one.id }, body: one.proposed as never })
  return one
}

const all = languages.flatMap((language) =>
  exportLists.flatMap((list) =>
    (['iso', 'local'] as const).map((values) => [list, language, values] as const),
  ),
)

test.each(all)('%s that went out in %s, %s, come in again as they are', async (list, language, values) => {
  await server.owner.query('update members set language = $1 where id = $2', [language, cast.kari.memberId])
  // Who somebody is, is remembered for a moment; a key of his own is not yet.
  kari = await server.client(cast.kari)
  const text = await exported(list, values)
  const one = await proposedFor(list, text)
  const tried = await kari.call(contract.tryImport, { params: { id: one.id } })
  expect(tried.faults, JSON.stringify(one.proposed)).toEqual([])
  expect(tried, JSON.stringify(one.proposed)).toMatchObject({
    created: 0,
    updated: 0,
    unchanged: one.rowsTotal,
  })
})

test('and running it writes nothing', async () => {
  const apart = ['imports', 'import_rows', 'events', 'exports', 'api_keys', 'sessions', 'idempotency_keys']
  for (const list of exportLists) {
    const one = await proposedFor(list, await exported(list, 'iso'))
    const before = await tableHashes(server.owner, apart)
    await kari.call(contract.runImport, { params: { id: one.id } })
    await expect
      .poll(async () => (await kari.call(contract.showImport, { params: { id: one.id } })).state, {
        timeout: 20_000,
      })
      .toBe('done')
    expect(await tableHashes(server.owner, apart), list).toEqual(before)
  }
})
