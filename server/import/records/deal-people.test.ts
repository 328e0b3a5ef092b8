import { expect, test } from 'vitest'
import { playCast } from '../../../test/cast.ts'
import { databaseForFile, tableHashes } from '../../../test/database.ts'
import { parseMapping } from '../mapping/read-mapping.ts'
import { begunImport, dealsMapping, imported, undone } from '../test-files.ts'

const database = await databaseForFile()
const cast = await playCast(database.db)

const look = async (text: string, ...values: unknown[]) => (await database.owner.query(text, values)).rows
const apart = ['imports', 'import_rows', 'deal_numbers', 'events', 'deal_totals', 'stage_totals']

const mappingWith = (missing: 'create' | 'flag' | 'fail') =>
  parseMapping({
    ...dealsMapping,
    columns: { ...dealsMapping.columns, mail: 'person_email', tel: 'person_phone' },
    relations: { company: { column: 'firm', missing: 'create' }, person: { column: 'who', missing } },
  })
const head = 'id,title,phase,from,to,sum,firm,who,mail,tel\n'
const peopleOf = (id: string) =>
  look(
    `select d.external_id as deal, p.name, p.email, p.phone, c.name as firm, p.import_id is not null as made
     from deals d join deal_people x on x.deal_id = d.id join people p on p.id = x.person_id
     left join companies c on c.id = p.company_id
     where d.external_id like $1 order by 1, 2`,
    `${id}%`,
  )

test('the person of a deal is found by mail, then phone, then name at its company; else he is made, once', async () => {
  const people = parseMapping({
    kind: 'people',
    identity: 'external_id',
    columns: { nr: 'external_id', name: 'name', mail: 'email', tel: 'phone' },
    relations: { company: { column: 'firm', missing: 'create' } },
  })
  await imported(
    cast,
    `nr,name,mail,tel,firm
1,Anna Mail,anna@havn.no,,Havn AS
2,Berit Phone,,+47 22 33 44 55,Havn AS
3,Carl Name,,,Havn AS
4,Carl Name,,,Other AS
`,
    { kind: 'people', mapping: people },
  )
  const before = await tableHashes(database.owner, apart)
  const file = `${head}P1,One,Pricing,2025-01-01,,1,Havn AS,A. M.,ANNA@havn.no,
P2,Two,Pricing,2025-01-01,,1,Havn AS,Berit Phone,,22 33 44 55
P3,Three,Pricing,2025-01-01,,1,Havn AS,carl name,,
P4,Four,Won,2025-01-01,2025-02-02,1,New AS,Dag New,dag@new.no,+47 99 88 77 66
P5,Five,Pricing,2025-01-01,,1,New AS,Dag New,,
P6,Six,Pricing,2025-01-01,,1,New AS,Eli Other,,+47 99 88 77 66
P7,Seven,Pricing,2025-01-01,,1,New AS,,,
`
  const given = { mapping: mappingWith('create') }
  const done = await imported(cast, file, given)
  expect(done).toMatchObject({ created: 7, failed: 0 })
  const dag = { name: 'Dag New', email: 'dag@new.no', phone: '+47 99 88 77 66', firm: 'New AS', made: true }
  expect(await peopleOf('P')).toMatchObject([
    { deal: 'P1', name: 'Anna Mail' },
    { deal: 'P2', name: 'Berit Phone' },
    { deal: 'P3', name: 'Carl Name', firm: 'Havn AS' },
    { deal: 'P4', ...dag },
    { deal: 'P5', ...dag },
    { deal: 'P6', name: 'Eli Other', made: true },
  ])
  expect(await look(`select from people where name in ('Dag New', 'Eli Other')`)).toHaveLength(2)
  expect(await imported(cast, file, given)).toMatchObject({ created: 0, updated: 0, unchanged: 7 })
  expect(await undone(cast, done)).toMatchObject({ state: 'undone' })
  expect(await tableHashes(database.owner, apart)).toEqual(before)
})

test('a person put on a known deal by a file is off it again when that is undone', async () => {
  const given = { mapping: mappingWith('create') }
  await imported(cast, `${head}K1,Known,Pricing,2025-01-01,,1,Havn AS,,,\n`, given)
  const before = await tableHashes(database.owner, apart)
  const done = await imported(
    cast,
    `${head}K1,Known,Pricing,2025-01-01,,1,Havn AS,Frida New,frida@havn.no,\n`,
    given,
  )
  expect(done).toMatchObject({ updated: 1 })
  expect(await peopleOf('K')).toMatchObject([{ deal: 'K1', name: 'Frida New', firm: 'Havn AS', made: true }])
  expect(await undone(cast, done)).toMatchObject({ state: 'undone' })
  expect(await tableHashes(database.owner, apart)).toEqual(before)
})

test('whom nobody knows is flagged or keeps the row out, as the mapping says; of several nobody is guessed', async () => {
  const row = (id: string, who: string) => `${head}${id},Deal,Pricing,2025-01-01,,1,,${who},,\n`
  const flagged = await imported(cast, row('F1', 'Nobody'), { mapping: mappingWith('flag') })
  expect(flagged).toMatchObject({ created: 1, flagged: 1 })
  expect(await look('select flags from import_rows where import_id = $1', flagged.id)).toMatchObject([
    { flags: expect.arrayContaining(['unknown_person']) },
  ])
  const faultOf = async (id: string, who: string) => {
    const failed = await imported(cast, row(id, who), { mapping: mappingWith('fail') })
    return look('select state, faults from import_rows where import_id = $1', failed.id)
  }
  expect(await faultOf('F2', 'Nobody')).toMatchObject([
    { state: 'failed', faults: [{ column: 'who', code: 'unknown_person', value: 'Nobody' }] },
  ])
  expect(await faultOf('F3', 'Carl Name')).toMatchObject([{ faults: [{ code: 'ambiguous_name' }] }])
})

test('making people takes the right to', async () => {
  const rights = { ...cast.eva.rights, import: true, 'customers.edit': 'none' } as const
  const eva = { ...cast.eva, rights }
  const mapping = parseMapping({
    ...mappingWith('create'),
    relations: { person: { column: 'who', missing: 'create' } },
  })
  await expect(begunImport(cast, `${head}E1,Deal,,,,,,,,\n`, { actor: eva, mapping })).rejects.toMatchObject({
    code: 'not_allowed',
    details: { needs: 'customers.edit' },
  })
})
