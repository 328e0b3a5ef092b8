import { beforeAll, describe, expect, test } from 'vitest'
import { createCompany } from '../../contract/customers/companies.ts'
import { addCompanyContact, addPersonContact } from '../../contract/customers/contacts.ts'
import { createPerson } from '../../contract/customers/people.ts'
import { createDeal, putPersonOnDeal } from '../../contract/deals/deals.ts'
import { type AskExport, askExport } from '../../contract/exports.ts'
import { addWithRights } from '../../test/company.ts'
import { openHouse } from '../../test/house.ts'
import type { Client } from '../../test/server.ts'

const { server, cast, kari } = await openHouse(['kari'])
/** Sees every deal, but of customers only her own. */
const ninaHerself = await addWithRights(server.db, cast.kari, 'Nina Vik', {
  'customers.see': 'own',
  'customers.edit': 'own',
  'deals.see': 'all',
  export: true,
})
const nina = await server.client(ninaHerself)

/** Kari's group with a company of Nina's in it; Kari's manager, to whom Nina's buyer reports; both on one deal. */
beforeAll(async () => {
  const { id: parentId } = await kari.call(createCompany, { body: { name: '=Harbour Group' } })
  const hers = { ownerId: ninaHerself.memberId }
  const company = await kari.call(createCompany, { body: { name: 'Harbour Lamps', parentId, ...hers } })
  const boss = await kari.call(createPerson, { body: { name: 'Ane Boss' } })
  const buyer = await kari.call(createPerson, {
    body: { name: 'Jan Buyer', reportsToId: boss.id, email: 'jan@harbour.no', ...hers },
  })
  for (const body of [
    { kind: 'email', label: 'invoice', value: 'bills@harbour.no' },
    { kind: 'email', value: 'post@harbour.no' },
    { kind: 'phone', label: 'switchboard', value: '+47 22 33 44 55' },
    { kind: 'address', label: 'delivery', value: 'Kaien 1\nport B', city: 'Bergen', country: 'NO' },
    { kind: 'address', value: '@Lageret' },
  ] as const)
    await kari.call(addCompanyContact, { params: { id: company.id }, body })
  await kari.call(addPersonContact, {
    params: { id: buyer.id },
    body: { kind: 'phone', label: 'mobile', value: '900 11 222' },
  })
  const deal = await kari.call(createDeal, { body: { title: 'Lamps', companyId: company.id } })
  const put = (personId: typeof boss.id, personas: ('decides' | 'pays' | 'uses')[]) =>
    kari.call(putPersonOnDeal, { params: { id: deal.id, personId }, body: { personas } })
  await put(buyer.id, ['uses'])
  await put(boss.id, ['decides', 'pays'])
  await kari.call(createDeal, { body: { title: 'Nobody yet' } })
})

async function linesOf(client: Client, body: Partial<AskExport>): Promise<string[]> {
  const { id } = await client.call(askExport, { body: { list: 'companies', format: 'csv', ...body } })
  const file = await fetch(`${server.url}/api/v1/exports/${id}/file`, { headers: client.headers })
  return (await file.text())
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n')
}

describe('what stands beside a row', () => {
  test('a company has its parent, and each further way to reach it with what it is for', async () => {
    const columns = ['name', 'parent', 'more_emails', 'more_phones', 'more_addresses']
    expect(await linesOf(kari, { columns, query: 'sort=name' })).toEqual([
      '"Name","Parent company","Further e-mails","Further phones","Further addresses"',
      `"'=Harbour Group",,,,`,
      `"Harbour Lamps","'=Harbour Group","bills@harbour.no (invoices); post@harbour.no",` +
        `"'+47 22 33 44 55 (switchboard)","Kaien 1, port B, Bergen, NO (delivery); @Lageret"`,
    ])
  })

  test('a person has whom he reports to, and his further telephones', async () => {
    const columns = ['name', 'reports_to', 'email', 'more_emails', 'more_phones']
    expect(await linesOf(kari, { list: 'people', columns, query: 'sort=name' })).toEqual([
      '"Name","Reports to","E-mail","Further e-mails","Further phones"',
      '"Ane Boss",,,,',
      '"Jan Buyer","Ane Boss","jan@harbour.no",,"900 11 222 (mobile)"',
    ])
  })

  test('a deal has its people with what they are in the purchase, in the reader’s words', async () => {
    const asked = {
      list: 'deals',
      columns: ['title', 'people'],
      query: 'sort=created&direction=asc',
    } satisfies Partial<AskExport>
    expect(await linesOf(kari, asked)).toEqual([
      '"Title","People"',
      '"Lamps","Ane Boss (decides, pays); Jan Buyer (uses)"',
      '"Nobody yet",',
    ])
    await server.owner.query(`update members set language = 'nb' where id = $1`, [ninaHerself.memberId])
    // Who somebody is, is remembered for a moment; a key of his own is not yet.
    const reader = await server.client(ninaHerself)
    expect(await linesOf(reader, asked)).toContain('"Lamps","Jan Buyer (bruker)"')
    await server.owner.query(`update members set language = 'en' where id = $1`, [ninaHerself.memberId])
  })

  test('whom the reader may not see is not named', async () => {
    expect(await linesOf(nina, { columns: ['name', 'parent', 'more_phones'] })).toEqual([
      '"Name","Parent company","Further phones"',
      `"Harbour Lamps",,"'+47 22 33 44 55 (switchboard)"`,
    ])
    expect((await linesOf(nina, { list: 'people', columns: ['name', 'reports_to'] })).slice(1)).toEqual([
      '"Jan Buyer",',
    ])
    const deals = await linesOf(nina, { list: 'deals', columns: ['title', 'people'] })
    expect(deals).toContain('"Lamps","Jan Buyer (uses)"')
  })
})
