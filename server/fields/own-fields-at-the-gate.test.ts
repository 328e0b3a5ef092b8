import { beforeAll, expect, test } from 'vitest'
import { createCompany } from '../../contract/customers/companies.ts'
import { createPerson } from '../../contract/customers/people.ts'
import { createDeal, editDeal, showDeal } from '../../contract/deals/deals.ts'
import { moveDeal } from '../../contract/deals/moves.ts'
import { addOwnField, type OwnFieldEntity, type OwnFieldType, retireOwnField } from '../../contract/fields.ts'
import type { DealId } from '../../contract/ids.ts'
import { exportProcess, publishProcess } from '../../contract/process/process.ts'
import { foundCompany } from '../../test/company.ts'
import { openHouse } from '../../test/house.ts'
import { parseMapping } from '../import/mapping/read-mapping.ts'
import { imported, undone } from '../import/test-files.ts'

const { server, cast, kari, ola } = await openHouse(['kari', 'ola'])

beforeAll(async () => {
  await add('deal', 'text', 'Tender number')
  await add('deal', 'money', 'Budget')
  await add('company', 'choice', 'Region', {
    choices: [{ label: { en: 'North', pl: 'Północ', fa: 'شمال' } }, { label: 'South' }],
  })
  await add('company', 'yes_no', 'Public')
  await add('company', 'person', 'Engineer')
  await add('company', 'choices', 'Sells', { choices: [{ label: 'Lamps' }, { label: 'Poles' }] })
  await add('person', 'yes_no', 'Signs')
})

function add(entity: OwnFieldEntity, type: OwnFieldType, label: string, more: object = {}) {
  return kari.call(addOwnField, { body: { entity, type, label, ...more } })
}

const tenders = (fields = '[ deal.own.tender_number, company.own.region ]', condition = asked) => `
key: tenders
name: Tenders
stages:
  - key: reading
    name: Reading
    winProbability: 10
    requiredFields: ${fields}
    exitCriteria:
      - key: fits
        name: It fits us
        condition: ${condition}
  - key: bidding
    name: Bidding
    winProbability: 50
`
const asked =
  "deal.own.budget >= 1000.5 && company.own.region in ['north'] && person.own.signs && !company.own.public"

test('a stage that requires own fields holds a deal until they are filled in, and conditions know them', async () => {
  const { processId } = await kari.call(publishProcess, { body: { yaml: tenders() } })
  const company = await ola.call(createCompany, { body: { name: 'Havn', own: { region: 'north' } } })
  const person = await ola.call(createPerson, { body: { name: 'Ingrid Dahl', own: { signs: true } } })
  const deal = await kari.call(createDeal, {
    body: { title: 'Lamps for Havn', processId, companyId: company.id, personId: person.id },
  })
  const unmet = async () => (await kari.call(showDeal, { params: { id: deal.id } })).unmet
  const tender = { kind: 'own_field', field: 'deal.own.tender_number', name: 'Tender number' }
  expect(await unmet()).toEqual([tender, { kind: 'criterion', key: 'fits', name: 'It fits us' }])
  const move = () => kari.call(moveDeal, { params: { id: deal.id }, body: { to: 'bidding' } })
  await expect(move()).rejects.toMatchObject({ problem: { code: 'criteria_unmet' } })
  const fill = async (own: object) => {
    const { version } = await kari.call(showDeal, { params: { id: deal.id } })
    return kari.call(editDeal, { params: { id: deal.id }, ifMatch: version, body: { own } as never })
  }
  await fill({ tender_number: 'T-7', budget: { amount: 100_049, currency: 'NOK' } })
  expect((await unmet()).map(({ kind }) => kind)).toEqual(['criterion'])
  await fill({ budget: { amount: 100_050, currency: 'NOK' } })
  expect(await unmet()).toEqual([])
  expect((await move()).stageKey).toBe('bidding')
})

test('a process that names a field there is not is told so, and is not published', async () => {
  const refused = async (yaml: string, by = kari) => {
    const problem = await by.call(publishProcess, { body: { yaml } }).catch((one: unknown) => one)
    return (problem as { problem: { code: string; fields: { code: string; message: string }[] } }).problem
  }
  expect(await refused(tenders('[ deal.own.no_such ]'))).toMatchObject({
    code: 'process_invalid',
    fields: [{ code: 'unknown_own_field', message: expect.stringContaining('deal.own.no_such') }],
  })
  expect(await refused(tenders('[]', "deal.own.nothing == 'x'"))).toMatchObject({
    fields: [{ code: 'unknown_own_field', message: expect.stringContaining('deal.own.nothing') }],
  })
  expect(await refused(tenders('[]', 'deal.own.tender_number > 3'))).toMatchObject({
    fields: [{ code: 'wrong_types' }],
  })
  expect(await refused(tenders('[]', "company.own.region == 'east'"))).toMatchObject({
    fields: expect.arrayContaining([expect.objectContaining({ code: 'condition_never_holds' })]),
  })
})

test('a published process carries the fields it uses, and another company is told which it lacks', async () => {
  const { processId } = await kari.call(publishProcess, { body: { yaml: tenders() } })
  const yaml = (await kari.call(exportProcess, { params: { id: processId } })).yaml
  expect(yaml).toContain('ownFields')
  const other = await server.client(await foundCompany(server.db))
  const problem = await other.call(publishProcess, { body: { yaml } }).catch((one: unknown) => one)
  expect(problem).toMatchObject({ problem: { code: 'process_invalid' } })
  expect(String(problem)).toContain('deal.own.tender_number')
  await other.call(addOwnField, { body: { entity: 'deal', type: 'number', label: 'Tender number' } })
  const differs = await other.call(publishProcess, { body: { yaml } }).catch((one: unknown) => one)
  expect(String(differs)).toContain('company.own.region')
})

test('a deal is held by the version it runs, whatever becomes of the field', async () => {
  const field = await add('deal', 'date', 'Site visit')
  const yaml = tenders('[ deal.own.site_visit ]', 'deal.amount >= 0').replaceAll('tenders', 'visits')
  const { processId } = await kari.call(publishProcess, { body: { yaml } })
  const { id } = await kari.call(createDeal, { body: { title: 'Visited', processId } })
  await kari.call(retireOwnField, { params: { id: field.id } })
  const { unmet } = await kari.call(showDeal, { params: { id: id as DealId } })
  expect(unmet).toMatchObject([{ kind: 'own_field', name: 'Site visit' }])
  await expect(
    kari.call(publishProcess, { body: { yaml: yaml.replace('name: Visits', 'name: Visits again') } }),
  ).rejects.toMatchObject({ problem: { code: 'process_invalid' } })
})

test('a file fills own fields: choices in any language, colleagues by name, and is undone', async () => {
  const mapping = parseMapping({
    kind: 'companies',
    columns: {
      name: 'name',
      region: 'own.region',
      public: 'own.public',
      engineer: 'own.engineer',
      sells: 'own.sells',
    },
  })
  const file = `name,region,public,engineer,sells
Import North,PÓŁNOC,tak,Eva Lind,"Poles; lamps"
Import South,شمال,nei,eva lind,
Import East,East,,,
Havn,,,Nobody Known,
`
  const own = async () =>
    (
      await server.owner.query(
        `select name, own from companies where name like 'Import%' or name = 'Havn' order by name`,
      )
    ).rows
  const before = await own()
  const done = await imported(cast, file, { kind: 'companies', mapping })
  expect(done).toMatchObject({ created: 2, failed: 2 })
  const engineer = cast.eva.memberId
  expect((await own()).filter(({ name }) => name !== 'Havn')).toEqual([
    { name: 'Import North', own: { region: 'north', public: true, engineer, sells: ['lamps', 'poles'] } },
    { name: 'Import South', own: { region: 'north', public: false, engineer } },
  ])
  const again = await imported(cast, 'name,region\nImport North,South\nImport South,North\n', {
    kind: 'companies',
    mapping: parseMapping({ kind: 'companies', columns: { name: 'name', region: 'own.region' } }),
  })
  expect(again).toMatchObject({ updated: 1, unchanged: 1 })
  expect((await own())[1].own).toEqual({ region: 'south', public: true, engineer, sells: ['lamps', 'poles'] })
  await undone(cast, again)
  await undone(cast, done)
  expect(await own()).toEqual(before)
  await expect(
    imported(cast, 'name,x\nA,b\n', {
      kind: 'companies',
      mapping: parseMapping({ kind: 'companies', columns: { name: 'name', x: 'own.no_such' } }),
    }),
  ).rejects.toMatchObject({ code: 'mapping_incomplete' })
})

test('imported deals bring theirs, and the gate of a later stage looks at them', async () => {
  const mapping = parseMapping({
    kind: 'deals',
    process: { key: 'tenders' },
    columns: {
      id: 'external_id',
      title: 'title',
      stage: 'stage',
      tender: 'own.tender_number',
      sum: 'own.budget',
    },
    currency: 'NOK',
  })
  const rows = async () =>
    (
      await server.owner.query(
        `select external_id, own, import_flags from deals where import_id is not null order by 1`,
      )
    ).rows
  await imported(cast, 'id,title,stage,tender,sum\n1,A,bidding,T-1,12.50\n2,B,Bidding,,\n', {
    kind: 'deals',
    mapping,
  })
  const [first, second] = await rows()
  expect(first).toMatchObject({ own: { tender_number: 'T-1', budget: { amount: 1_250, currency: 'NOK' } } })
  expect(first.import_flags).not.toContain('no_own:deal.own.tender_number')
  expect(second).toMatchObject({ own: null })
  expect(second.import_flags).toContain('no_own:deal.own.tender_number')
  const again = await imported(cast, 'id,title,stage,tender,sum\n1,A,bidding,T-9,\n2,B,Bidding,,\n', {
    kind: 'deals',
    mapping,
  })
  expect(again).toMatchObject({ updated: 1, unchanged: 1 })
  expect((await rows())[0].own).toEqual({ tender_number: 'T-9', budget: { amount: 1_250, currency: 'NOK' } })
})
