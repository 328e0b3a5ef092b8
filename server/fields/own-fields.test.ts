import { expect, test } from 'vitest'
import { createCompany, editCompany, showCompany } from '../../contract/customers/companies.ts'
import { createPerson, editPerson } from '../../contract/customers/people.ts'
import { createDeal, dealTimeline, editDeal, showDeal } from '../../contract/deals/deals.ts'
import {
  addOwnField,
  bringBackOwnField,
  editOwnField,
  listOwnFields,
  type OwnField,
  type OwnFieldEntity,
  orderOwnFields,
  retireOwnField,
} from '../../contract/fields.ts'
import { createProduct, editProduct } from '../../contract/products.ts'
import { search } from '../../contract/search.ts'
import { foundCompany } from '../../test/company.ts'
import { openHouse } from '../../test/house.ts'

const { server, cast, kari, ola } = await openHouse(['kari', 'ola'])
const stranger = await server.client(await foundCompany(server.db))

const add = (entity: OwnFieldEntity, type: OwnField['type'], label: string, more: object = {}) =>
  kari.call(addOwnField, { body: { entity, type, label, ...more } })

test('a field has a key of its label for good, and its choices keep theirs', async () => {
  const field = await kari.call(addOwnField, {
    body: {
      entity: 'product',
      type: 'choice',
      label: { en: 'Roof type', pl: 'Rodzaj dachu' },
      choices: [{ label: 'Flat' }, { label: { en: 'Gable', nb: 'Saltak' } }],
    },
  })
  expect(field).toMatchObject({ key: 'roof_type', version: 1, choices: [{ key: 'flat' }, { key: 'gable' }] })
  expect(await add('product', 'text', 'Roof type')).toMatchObject({ key: 'roof_type_2' })
  const params = { id: field.id }
  const edited = await kari.call(editOwnField, {
    params,
    ifMatch: 1,
    body: { label: 'Roof', choices: [{ key: 'flat', label: 'Level' }, { label: 'Hip' }] },
  })
  // What is left out of the list is retired: products may have it.
  expect(edited).toMatchObject({
    key: 'roof_type',
    label: 'Roof',
    choices: [
      { key: 'flat', label: 'Level', retired: false },
      { key: 'hip', retired: false },
      { key: 'gable', retired: true },
    ],
  })
  await expect(
    kari.call(editOwnField, { params, ifMatch: 1, body: { label: 'Late' } }),
  ).rejects.toMatchObject({
    problem: {
      code: 'changed_meanwhile',
    },
  })
  await expect(add('product', 'choice', 'Empty')).rejects.toMatchObject({ problem: { code: 'malformed' } })
  const { rows } = await kari.call(orderOwnFields, { body: { entity: 'product', ids: [field.id] } })
  expect(rows[0]?.id).toBe(field.id)
})

test('only who runs the workspace says which fields there are, and only in his own', async () => {
  const { id } = await add('lead', 'text', 'Heard of us from')
  await expect(
    ola.call(addOwnField, { body: { entity: 'lead', type: 'text', label: 'Mine' } }),
  ).rejects.toMatchObject({ problem: { code: 'not_allowed' } })
  await expect(ola.call(retireOwnField, { params: { id } })).rejects.toMatchObject({
    problem: { code: 'not_allowed' },
  })
  await expect(stranger.call(retireOwnField, { params: { id } })).rejects.toMatchObject({
    problem: { code: 'not_found' },
  })
  expect((await stranger.call(listOwnFields)).rows).toEqual([])
  expect((await ola.call(listOwnFields)).can.edit).toBe('not_allowed')
})

test('each type keeps its value in one form and refuses what is none, naming the field', async () => {
  const region = { choices: [{ label: 'North' }, { label: 'South' }, { label: 'West' }] }
  const { memberId } = cast.eva
  const types: [OwnField['type'], object, unknown, unknown, unknown][] = [
    ['text', {}, '  Fjord  ', 'Fjord', 7],
    ['number', { unit: 'kWp' }, 12.5, 12.5, 'many'],
    [
      'money',
      { currency: 'NOK' },
      { amount: 5_00, currency: 'NOK' },
      { amount: 5_00, currency: 'NOK' },
      { amount: 5, currency: 'EUR' },
    ],
    ['date', {}, '2026-11-21', '2026-11-21', '2026-02-30'],
    ['choice', region, 'south', 'south', 'east'],
    ['choices', region, ['west', 'north', 'west'], ['north', 'west'], ['east']],
    ['person', {}, memberId.toUpperCase(), memberId, cast.processId],
    ['link', {}, 'fjord.no/about', 'fjord.no/about', 'javascript:alert(1)'],
    ['yes_no', {}, false, false, 'no'],
  ]
  const company = await ola.call(createCompany, { body: { name: 'Fjord' } })
  const given: Record<string, unknown> = {}
  const kept: Record<string, unknown> = {}
  for (const [type, more, right, form, wrong] of types) {
    const { key } = await add('company', type, `A ${type}`, more)
    given[key] = right
    kept[key] = form
    const refused = await ola
      .call(editCompany, {
        params: { id: company.id },
        ifMatch: 1,
        body: { own: { [key]: wrong } } as never,
      })
      .catch((problem: unknown) => problem)
    expect(refused, type).toMatchObject({
      problem: { code: 'malformed', fields: [{ path: `body.own.${key}` }] },
    })
  }
  const edit = (ifMatch: number, own: object) =>
    ola.call(editCompany, { params: { id: company.id }, ifMatch, body: { own } as never })
  expect(await edit(1, given)).toMatchObject({ own: kept, version: 2 })
  // The same again changes nothing, whatever form it comes in.
  expect(await edit(2, given)).toMatchObject({ version: 2 })
  const emptied = await edit(2, { a_text: ' ', a_choices: [], a_number: null })
  const { a_text, a_choices, a_number, ...left } = kept
  expect(emptied.own).toEqual(left)
  expect((await kari.call(showCompany, { params: { id: company.id } })).own).toEqual(left)
  await expect(edit(3, { nothing_such: 'x' })).rejects.toMatchObject({
    problem: {
      code: 'unknown_field',
      fields: [{ path: 'body.own.nothing_such' }],
    },
  })
  const { rows } = await server.owner.query(
    `select data from events where type = 'company.edited' and subject_id = $1 order by seq desc limit 1`,
    [company.id],
  )
  expect(rows[0].data.changes).toMatchObject({ 'own.a_text': ['Fjord', null], 'own.a_number': [12.5, null] })
})

test('people, products and deals have them too, and a deal tells what changed', async () => {
  for (const entity of ['person', 'product', 'deal'] as const) await add(entity, 'number', 'Weight')
  const own = { weight: 3 }
  const person = await ola.call(createPerson, { body: { name: 'Ingrid Dahl', own } })
  expect(person.own).toEqual(own)
  expect(
    await ola.call(editPerson, { params: { id: person.id }, ifMatch: 1, body: { own: { weight: 4 } } }),
  ).toMatchObject({ own: { weight: 4 }, name: 'Ingrid Dahl' })
  const product = await kari.call(createProduct, { body: { name: 'Lantern', own } })
  expect(
    await kari.call(editProduct, { params: { id: product.id }, ifMatch: 1, body: { own: { weight: null } } }),
  ).toMatchObject({ own: {} })
  const deal = await ola.call(createDeal, { body: { title: 'Weighty', own } })
  await ola.call(editDeal, { params: { id: deal.id }, ifMatch: deal.version, body: { own: { weight: 5 } } })
  expect((await ola.call(showDeal, { params: { id: deal.id } })).own).toEqual({ weight: 5 })
  const { rows } = await ola.call(dealTimeline, { params: { id: deal.id } })
  expect(rows[0]).toMatchObject({
    type: 'deal.edited',
    data: { changed: { 'own.weight': { from: 3, to: 5 } } },
  })
})

test('a retired field takes no more values, keeps those it has, and comes back with them', async () => {
  const { id, key } = await add('company', 'choice', 'Segment', {
    choices: [{ label: 'Big' }, { label: 'Small' }],
  })
  const company = await ola.call(createCompany, { body: { name: 'Havn', own: { [key]: 'big' } } })
  const edit = (ifMatch: number, value: string) =>
    ola.call(editCompany, { params: { id: company.id }, ifMatch, body: { own: { [key]: value } } })
  const field = await kari.call(editOwnField, {
    params: { id },
    ifMatch: 1,
    body: {
      choices: [
        { key: 'big', label: 'Big', retired: true },
        { key: 'small', label: 'Small' },
      ],
    },
  })
  // The choice it has, though retired, is no fault; another record cannot take it.
  expect((await edit(1, 'big')).version).toBe(1)
  await expect(
    ola.call(createCompany, { body: { name: 'Bukt', own: { [key]: 'big' } } }),
  ).rejects.toMatchObject({
    problem: {
      fields: [{ code: 'unknown_choice' }],
    },
  })
  const retired = await kari.call(retireOwnField, { params: { id: field.id } })
  expect(retired.retiredAt).not.toBeNull()
  await expect(edit(1, 'small')).rejects.toMatchObject({ problem: { code: 'unknown_field' } })
  expect((await ola.call(showCompany, { params: { id: company.id } })).own).toEqual({ [key]: 'big' })
  expect((await kari.call(bringBackOwnField, { params: { id } })).retiredAt).toBeNull()
  expect((await edit(1, 'small')).own).toEqual({ [key]: 'small' })
})

test('search finds a record by a searchable field, and by no other', async () => {
  await add('company', 'text', 'Trade register', { searchable: true })
  await add('company', 'text', 'Secret')
  const company = await ola.call(createCompany, {
    body: { name: 'Aurora', own: { trade_register: 'Łódź KRS-778812', secret: 'zebra-crossing' } },
  })
  const found = async (q: string, by = ola) =>
    (await by.call(search, { query: { q } })).groups.flatMap(({ rows }) => rows.map(({ id }) => id))
  expect(await found('krs-7788')).toEqual([company.id])
  expect(await found('lodz')).toEqual([company.id])
  expect(await found('zebra')).toEqual([])
  expect(await found('krs-7788', stranger)).toEqual([])
})
