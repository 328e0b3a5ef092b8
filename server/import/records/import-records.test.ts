import { expect, test } from 'vitest'
import { playCast } from '../../../test/cast.ts'
import { databaseForFile, tableHashes } from '../../../test/database.ts'
import { tagCustomer } from '../../customers/tags/tag-customer.ts'
import { mergeCustomers } from '../../hygiene/duplicates/merging/merge-customers.ts'
import { parseMapping, readMappingFile } from '../mapping/read-mapping.ts'
import { imported, undone } from '../test-files.ts'

const database = await databaseForFile()
const cast = await playCast(database.db)

const look = async (text: string, ...values: unknown[]) => (await database.owner.query(text, values)).rows
const apart = ['imports', 'import_rows', 'events', 'deal_numbers']
const example = (name: string) =>
  readMappingFile(`${import.meta.dirname}/../../../docs/examples/crm-sales-opportunities/${name}.yaml`)

test('companies find their parents wherever in the file those stand, and circles are cut', async () => {
  const file = `account,sector,year_established,revenue,employees,office_location,subsidiary_of
Daughter,technolgy,2001,1.5,12,Norway,Mother
Mother,retail,1990,1100.04,,Philipines,Grandmother
Grandmother,retail,1970,2,7,Korea,Daughter
Orphan,medical,1999,,3,Germany,Nobody
`
  const before = await tableHashes(database.owner, apart)
  const done = await imported(cast, file, { kind: 'companies', mapping: await example('accounts') })
  expect(done).toMatchObject({ created: 4, failed: 0, flagged: 4 })
  const companies = await look(
    `select c.name, c.industry, c.country, c.revenue, p.name as parent, r.flags
     from companies c
     left join companies p on p.id = c.parent_id
     join import_rows r on r.record_id = c.id
     order by r.row_number`,
  )
  expect(companies).toMatchObject([
    {
      name: 'Daughter',
      industry: 'technology',
      country: 'NO',
      revenue: 150_000_000,
      flags: ['parent_below_itself'],
    },
    { name: 'Mother', country: 'PH', revenue: 110_004_000_000 },
    { name: 'Grandmother', country: 'KR' },
    { name: 'Orphan', parent: null, flags: ['unknown_parent'] },
  ])
  await undone(cast, done)
  expect(await tableHashes(database.owner, apart)).toEqual(before)
})

test('sellers become colleagues, offices teams and managers their leaders', async () => {
  const file =
    'sales_agent,manager,regional_office\nAnna Snelling,Dustin Brinkmann,Central\nOla Nowak,Eva Lind,Oslo\n'
  const before = await tableHashes(database.owner, apart)
  const given = { kind: 'people' as const, mapping: await example('sales_teams') }
  const done = await imported(cast, file, given)
  expect(done).toMatchObject({ created: 1, updated: 1 })
  const teams = await look(
    `select t.name as team, m.name, tm.leads, m.user_id is not null as signs_in
     from team_members tm join teams t on t.id = tm.team_id join members m on m.id = tm.member_id
     where t.name in ('Central', 'Oslo') order by 1, 2`,
  )
  expect(teams).toEqual([
    { team: 'Central', name: 'Anna Snelling', leads: false, signs_in: false },
    { team: 'Central', name: 'Dustin Brinkmann', leads: true, signs_in: false },
    { team: 'Oslo', name: 'Eva Lind', leads: true, signs_in: true },
    { team: 'Oslo', name: 'Ola Nowak', leads: false, signs_in: true },
  ])
  expect(await imported(cast, file, given)).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
  await undone(cast, done)
  expect(await tableHashes(database.owner, apart)).toEqual(before)
})

test('an empty cell says nothing: it leaves what is there', async () => {
  const mapping = parseMapping({
    kind: 'products',
    columns: { name: 'name', kind: 'series', price: 'price', margin: 'margin' },
  })
  const given = { kind: 'products', mapping } as const
  await imported(cast, 'name,kind,price,margin\nLantern,Harbour,10,37.5 %\n', given)
  const again = await imported(cast, 'name,kind,price,margin\nlantern,,12,\n', given)
  expect(again).toMatchObject({ updated: 1 })
  expect(await look('select name, series, price, margin from products')).toEqual([
    { name: 'lantern', series: 'Harbour', price: 1_200, margin: 37.5 },
  ])
})

test('people find their company by name; a file’s formula signs and control characters do no harm', async () => {
  const mapping = parseMapping({
    kind: 'people',
    columns: { name: 'name', mail: 'email', note: 'note' },
    relations: { company: { column: 'firm', missing: 'create' } },
  })
  const file =
    'name,mail,firm,note\nJan,JAN@X.PL,Acme,"\'=1+1"\nEve,not mail,ACME,\nMal\u202eory,m@x.pl,Acme,\n'
  const done = await imported(cast, file, { kind: 'people', mapping })
  expect(done).toMatchObject({ created: 1, failed: 2 })
  expect(
    await look(
      'select p.name, p.email, p.note, c.name as firm from people p join companies c on c.id = p.company_id',
    ),
  ).toEqual([{ name: 'Jan', email: 'jan@x.pl', note: '=1+1', firm: 'Acme' }])
  expect(
    await look(`select faults -> 0 ->> 'code' as code from import_rows where state = 'failed' order by 1`),
  ).toEqual([{ code: 'not_an_email' }, { code: 'unreadable_characters' }])
})

test('a row the database refuses takes no other with it', async () => {
  const mapping = parseMapping({
    kind: 'people',
    into: 'colleagues',
    columns: { name: 'name', mail: 'email' },
  })
  const file = `name,mail\n${Array.from({ length: 50 }, (_, at) => `P${at},p${at === 30 ? 7 : at}@x.no`).join('\n')}\n`
  expect(await imported(cast, file, { kind: 'people', mapping })).toMatchObject({ created: 49, failed: 1 })
})

test('another system goes on calling a merged person by the id he had: the row finds whom he went into', async () => {
  const mapping = parseMapping({
    kind: 'people',
    identity: 'external_id',
    columns: { id: 'external_id', name: 'name', role: 'job_title' },
  })
  const given = { kind: 'people' as const, mapping }
  await imported(cast, 'id,name,role\nP1,Iga Merged,Buyer\nP2,Iga Merged,\nP3,I. Merged,\n', given)
  const idOf = async (external: string) =>
    (await look('select id, version from people where external_id = $1', external))[0]
  const merge = async (kept: string, goes: string) => {
    const [keep, gone] = await Promise.all([idOf(kept), idOf(goes)])
    await cast.db.write(cast.kari.workspaceId, (tx) =>
      mergeCustomers(tx, { entity: 'person', keep, gone, take: [] }, cast.kari),
    )
  }
  await merge('P2', 'P3')
  await merge('P1', 'P2')
  const again = await imported(cast, 'id,name,role\nP3,Iga Merged,Director\n', given)
  expect(again).toMatchObject({ created: 0, updated: 1 })
  expect(await look(`select external_id, job_title from people where name like '%Merged'`)).toEqual([
    { external_id: 'P1', job_title: 'Director' },
  ])
})

test('leads come in new and numbered, with their clock running, and go again as if they had never been there', async () => {
  const file = `Lead Name,Company,Email,Phone,Source,Message
Anna Nowak,Lampy Morskie,anna@firma.pl,+48 601 234 567,Website,wants 20 lamps
,Havn AS,post@havn.no,22 33 44 55,Referral,
,,,,Website,nobody to reach
`
  const before = await tableHashes(database.owner, [...apart, 'lead_numbers'])
  const mapping = parseMapping({
    kind: 'leads',
    columns: {
      'Lead Name': 'name',
      Company: 'company_name',
      Email: 'email',
      Phone: 'phone',
      Source: 'source',
      Message: 'need',
    },
  })
  const done = await imported(cast, file, { kind: 'leads', mapping })
  expect(done).toMatchObject({ created: 2, failed: 1 })
  const leads = await look(
    `select name, number, phone_e164, source, came_by, status, first_contact_due_at > now() as waits, need
     from leads order by number`,
  )
  expect(leads).toMatchObject([
    {
      name: 'Anna Nowak',
      number: 1,
      phone_e164: '+48601234567',
      source: 'website',
      came_by: 'import',
      status: 'new',
      waits: true,
    },
    { name: 'Havn AS', number: 2, phone_e164: '+4722334455', source: 'referral', need: null },
  ])
  await undone(cast, done)
  expect(await tableHashes(database.owner, [...apart, 'lead_numbers'])).toEqual(before)
})

test('tags come from a cell, several in one, and are added to those that are there', async () => {
  const mapping = parseMapping({
    kind: 'companies',
    columns: { name: 'name', labels: 'tags', wants: 'needs' },
    relations: {},
    identity: 'name',
    dates: 'ymd',
    decimals: '.',
    values: {},
  })
  const tagged = () =>
    look(
      `select c.name, c.needs, array_agg(t.name order by t.search_name) as tags
       from companies c join company_tags x on x.company_id = c.id join tags t on t.id = x.tag_id
       where c.name like 'Tagged%' group by c.name, c.needs order by 1`,
    )
  await imported(cast, 'name,labels,wants\nTagged one,"Fair, solar; fair",Panels\nTagged two,Solar,\n', {
    kind: 'companies',
    mapping,
  })
  await imported(cast, 'name,labels,wants\nTagged two,new,\n', { kind: 'companies', mapping })
  expect(await tagged()).toEqual([
    { name: 'Tagged one', needs: 'Panels', tags: ['Fair', 'solar'] },
    { name: 'Tagged two', needs: null, tags: ['new', 'solar'] },
  ])
})

test('an undo takes off the tags it had put on whoever was there before, and leaves what others made of new ones', async () => {
  const mapping = parseMapping({ kind: 'people', columns: { name: 'name', labels: 'tags', mail: 'email' } })
  const given = { kind: 'people' as const, mapping }
  await imported(cast, 'name,labels,mail\nTage One,Vip,\nTage Two,,\n', given)
  const before = await tableHashes(database.owner, apart)
  const file = 'name,labels,mail\nTage One,"vip, Night",\nTage Two,night,two@x.no\nTage Three,Night,\n'
  const done = await imported(cast, file, given)
  expect(done).toMatchObject({ created: 1, updated: 2, made: { tags: [expect.any(String)] } })
  expect(await imported(cast, file, given)).toMatchObject({ created: 0, updated: 0, unchanged: 3 })
  await undone(cast, done)
  expect(await tableHashes(database.owner, apart)).toEqual(before)

  const again = await imported(cast, file, given)
  const [other] = await look(`select id from companies limit 1`)
  await cast.db.write(cast.kari.workspaceId, (tx) =>
    tagCustomer(tx, { holder: { companyId: other.id }, name: 'NIGHT' }, cast.kari),
  )
  await undone(cast, again)
  expect(
    await look(
      `select t.name from tags t join company_tags x on x.tag_id = t.id where x.company_id = $1`,
      other.id,
    ),
  ).toEqual([{ name: 'Night' }])
  expect(
    await look(`select from person_tags x join tags t on t.id = x.tag_id where t.name = 'Night'`),
  ).toEqual([])
})
