import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { logActivity } from '../../../../contract/customers/activities.ts'
import { createCompany } from '../../../../contract/customers/companies.ts'
import { addPersonContact, editContactDetail } from '../../../../contract/customers/contacts.ts'
import { createPerson, editPerson, showPerson } from '../../../../contract/customers/people.ts'
import { tagPerson } from '../../../../contract/customers/tags.ts'
import { createDeal, putPersonOnDeal } from '../../../../contract/deals/deals.ts'
import {
  dismissDuplicate,
  listDuplicates,
  mergeCustomers,
  undoMerge,
} from '../../../../contract/hygiene/duplicates.ts'
import { history, pick, playMerges, type Versioned } from '../../../../test/played/merges.ts'

const { server, kari, nina, compared, hashes, fileOf, merge, shareOf, pointEverything, standsIn } =
  await playMerges()

describe('two people', () => {
  let kept: Versioned
  let gone: Versioned
  let deal: Versioned

  beforeEach(async () => {
    const at = await kari.call(createCompany, { body: { name: `Harbour ${randomUUID()} AS` } })
    kept = await kari.call(createPerson, {
      body: {
        name: 'Jan Kowalski',
        email: 'jan@harbour.example',
        companyId: at.id,
        note: 'Prefers mornings',
      },
    })
    gone = await kari.call(createPerson, {
      body: {
        name: 'Kowalski, Jan',
        email: 'jan@harbour.example',
        phone: '+48 600 100 200',
        note: 'Has a dog',
      },
    })
    await kari.call(addPersonContact, {
      params: { id: gone.id as never },
      body: { kind: 'email', label: 'private', value: 'jan@home.example' },
    })
    await kari.call(tagPerson, { params: { id: gone.id as never }, body: { name: 'harbour' } })
    await fileOf('person_id', gone)
    await shareOf('person_id', gone)
    deal = await kari.call(createDeal, { body: { title: 'Lamps' } })
    const params = (person: Versioned) => ({ id: deal.id, personId: person.id }) as never
    await kari.call(putPersonOnDeal, { params: params(kept), body: { personas: ['uses'] } })
    await kari.call(putPersonOnDeal, { params: params(gone), body: { personas: ['pays', 'uses'] } })
    await kari.call(logActivity, {
      body: { kind: 'note', body: 'He likes lamps', personId: gone.id as never, dealId: deal.id as never },
    })
  })

  test('become one: all that belonged to either belongs to the one that is kept', async () => {
    await merge('person', kept, gone)
    const person = await kari.call(showPerson, { params: { id: kept.id as never } })
    expect(person).toMatchObject({
      name: 'Jan Kowalski',
      phone: '+48 600 100 200',
      note: 'Prefers mornings\n\nHas a dog',
      contacts: [{ value: 'jan@home.example', label: 'private' }],
      tags: [{ name: 'harbour' }],
    })
    const { rows } = await server.owner.query(
      'select person_id, personas from deal_people where deal_id = $1',
      [deal.id],
    )
    expect(rows).toEqual([{ person_id: kept.id, personas: ['uses', 'pays'] }])
  })

  test('leave no trace of the one that went but history, and its address leads to the other', async () => {
    const references = await pointEverything('person', { kept: kept.id, gone: gone.id })
    expect(references).toEqual(
      expect.arrayContaining(['activities.person_id', 'answers.person_id', 'deal_people.person_id']),
    )
    await server.owner.query('update answers set value = to_jsonb(person_id) where person_id = $1', [gone.id])
    const before = await hashes()
    const merged = await merge('person', kept, gone)
    expect(await standsIn(gone.id, history)).toEqual([])
    expect(await kari.call(showPerson, { params: { id: gone.id as never } })).toMatchObject({ id: kept.id })

    await kari.call(undoMerge, { params: { mergeId: merged.id } })
    expect(await hashes()).toEqual(before)
    expect(await kari.call(showPerson, { params: { id: gone.id as never } })).toMatchObject({ id: gone.id })
  })

  test('keep every way to reach either of them, each once, and part with them again', async () => {
    const filled = async (person: Versioned, body: object) =>
      kari.call(editPerson, { params: { id: person.id as never }, ifMatch: person.version, body })
    const home = { address: 'Nabrzeże 1', city: 'Gdynia' }
    kept = await filled(kept, { phone: '600 300 400', phoneLabel: 'mobile', country: 'PL', ...home })
    const work = { address: 'Storgata 2', addressLabel: 'visit', city: 'Bergen', country: 'NO' }
    gone = await filled(gone, { email: 'jan@work.example', emailLabel: 'work', ...work })
    for (const [person, kind, value] of [
      [gone, 'phone', '+48 600-300-400'],
      [kept, 'phone', '+48 601 000 000'],
      [gone, 'address', 'nabrzeże 1,'],
    ] as const)
      await kari.call(addPersonContact, { params: { id: person.id as never }, body: { kind, value } })
    const before = await hashes()
    const merged = await merge('person', kept, gone, ['email', 'phone'] as never)
    const person = await kari.call(showPerson, { params: { id: kept.id as never } })
    expect(person).toMatchObject({
      ...{ email: 'jan@work.example', phone: '+48 600 100 200', phoneLabel: null },
      ...{ ...home, addressLabel: null },
    })
    expect(person.contacts.map(({ kind, label, value }) => [kind, label, value])).toEqual([
      ['email', 'private', 'jan@home.example'],
      ['phone', null, '+48 600-300-400'],
      ['phone', null, '+48 601 000 000'],
      ['email', null, 'jan@harbour.example'],
      ['address', 'visit', 'Storgata 2'],
    ])
    expect(person.contacts.at(-1)).toMatchObject({ city: 'Bergen', country: 'NO' })
    await kari.call(undoMerge, { params: { mergeId: merged.id } })
    expect(await hashes()).toEqual(before)
  })

  test('leave on the one that is kept what somebody made of a further mail since', async () => {
    gone = await kari.call(editPerson, {
      params: { id: gone.id as never },
      ifMatch: gone.version,
      body: { email: 'jan@work.example' },
    })
    const merged = await merge('person', kept, gone)
    const { contacts } = await kari.call(showPerson, { params: { id: kept.id as never } })
    const added = contacts.find(({ value }) => value === 'jan@work.example')
    await kari.call(editContactDetail, {
      params: { id: added?.id as never },
      ifMatch: 1,
      body: { label: 'orders' },
    })
    await kari.call(undoMerge, { params: { mergeId: merged.id } })
    const [first, second] = await Promise.all(
      [kept, gone].map(({ id }) => kari.call(showPerson, { params: { id: id as never } })),
    )
    expect(first?.contacts).toMatchObject([{ value: 'jan@work.example', label: 'orders' }])
    expect(second).toMatchObject({ email: 'jan@work.example', contacts: [{ value: 'jan@home.example' }] })
  })

  test('take the chosen fields from the one that goes', async () => {
    await merge('person', kept, gone, ['name'] as never)
    expect(await kari.call(showPerson, { params: { id: kept.id as never } })).toMatchObject({
      name: 'Kowalski, Jan',
    })
  })

  test('are two again with what was done meanwhile', async () => {
    const merged = await merge('person', kept, gone)
    const one = await kari.call(showPerson, { params: { id: kept.id as never } })
    await kari.call(editPerson, {
      params: { id: one.id },
      ifMatch: one.version,
      body: { jobTitle: 'Harbour master' },
    })
    await kari.call(undoMerge, { params: { mergeId: merged.id } })
    const [first, second] = await Promise.all(
      [kept, gone].map(({ id }) => kari.call(showPerson, { params: { id: id as never } })),
    )
    expect(first).toMatchObject({ jobTitle: 'Harbour master', phone: null, note: 'Prefers mornings' })
    expect(second).toMatchObject({ name: 'Kowalski, Jan', phone: '+48 600 100 200', version: gone.version })
    expect(first?.version).toBeGreaterThan(one.version)
  })

  test('are merged on into a third, and old addresses still lead there; only the last merge can be undone first', async () => {
    const third = await kari.call(createPerson, { body: { name: 'J. Kowalski' } })
    const first = await merge('person', kept, gone)
    const now = await kari.call(showPerson, { params: { id: kept.id as never } })
    const second = await merge('person', third, now)
    expect(await kari.call(showPerson, { params: { id: gone.id as never } })).toMatchObject({ id: third.id })
    expect(await kari.send(undoMerge, { params: { mergeId: first.id } })).toMatchObject({
      status: 409,
      body: { code: 'merge_not_undoable', details: { why: 'merged_again' } },
    })
    await kari.call(undoMerge, { params: { mergeId: second.id } })
    await kari.call(undoMerge, { params: { mergeId: first.id } })
    expect(await kari.send(undoMerge, { params: { mergeId: first.id } })).toMatchObject({ status: 409 })
  })

  test('one of whom reports to the other: the one that is left does not report to himself', async () => {
    const between = await kari.call(createPerson, {
      body: { name: 'Anna Lis', reportsToId: gone.id as never },
    })
    const under = await kari.call(editPerson, {
      params: { id: kept.id as never },
      ifMatch: kept.version,
      body: { reportsToId: between.id },
    })
    const before = await hashes()
    const merged = await merge('person', under, gone)
    expect(await kari.call(showPerson, { params: { id: kept.id as never } })).toMatchObject({
      reportsTo: null,
      reports: [{ name: 'Anna Lis' }],
    })
    await kari.call(undoMerge, { params: { mergeId: merged.id } })
    expect(await hashes()).toEqual(before)
  })

  test('are not merged by whom one of them is out of reach, who learns nothing of it', async () => {
    const own = await nina.call(createPerson, { body: { name: 'Ninas own' } })
    const before = await hashes()
    const body = { entity: 'person', keep: pick(own), gone: pick(gone), take: [] } as never
    expect(await nina.send(mergeCustomers, { body })).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'body.gone.id', code: 'unknown_record' }] },
    })
    const params = { firstId: own.id, secondId: gone.id } as never
    expect(await nina.send(dismissDuplicate, { params })).toMatchObject({ status: 404 })
    expect((await nina.call(listDuplicates, { query: { entity: 'person' } })).rows).toEqual([])
    expect(await hashes()).toEqual(before)
  })

  test('are not merged by what one knew before somebody changed them', async () => {
    await kari.call(editPerson, { params: { id: gone.id as never }, ifMatch: 1, body: { jobTitle: 'Clerk' } })
    const before = await hashes()
    const body = { entity: 'person', keep: pick(kept), gone: pick(gone), take: [] } as never
    expect(await kari.send(mergeCustomers, { body })).toMatchObject({ status: 409 })
    expect(await hashes()).toEqual(before)
  })

  test('told apart from a third stay apart from it as one', async () => {
    const third = await kari.call(createPerson, {
      body: { name: 'Jan Kowalski', email: 'jan@harbour.example' },
    })
    await kari.call(dismissDuplicate, { params: { firstId: gone.id, secondId: third.id } as never })
    const before = await hashes()
    const merged = await merge('person', kept, gone)
    await compared()
    const { rows } = await kari.call(listDuplicates, { query: { entity: 'person' } })
    const pairs = rows.map(({ sides }) => sides.map(({ id }) => id).toSorted())
    expect(pairs).not.toContainEqual([kept.id, third.id].toSorted())
    await kari.call(undoMerge, { params: { mergeId: merged.id } })
    expect(await hashes()).toEqual(before)
  })
})
