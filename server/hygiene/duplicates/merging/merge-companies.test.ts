import { describe, expect, test } from 'vitest'
import { createCompany, editCompany, showCompany } from '../../../../contract/customers/companies.ts'
import { addCompanyContact } from '../../../../contract/customers/contacts.ts'
import { createPerson } from '../../../../contract/customers/people.ts'
import { tagCompany } from '../../../../contract/customers/tags.ts'
import { createDeal } from '../../../../contract/deals/deals.ts'
import { listMerges, undoMerge } from '../../../../contract/hygiene/duplicates.ts'
import { saveSegment, showSegment } from '../../../../contract/segments/segments.ts'
import { listViews, saveView } from '../../../../contract/segments/views.ts'
import { history, playMerges } from '../../../../test/played/merges.ts'

const { kari, hashes, fileOf, merge, shareOf, pointEverything, standsIn } = await playMerges()

describe('two companies', () => {
  test('become one with their people, deals and groups, and two again', async () => {
    const kept = await kari.call(createCompany, {
      body: { name: 'Fjord Kraft AS', city: 'Bergen', address: 'Strandgaten 9', phone: '55 11 22 33' },
    })
    const gone = await kari.call(createCompany, {
      body: {
        name: 'Fjordkraft',
        website: 'fjordkraft.example',
        address: 'Kaien 1',
        city: 'Stavanger',
        phone: '+47 55112233',
      },
    })
    const below = await kari.call(createCompany, { body: { name: 'Fjordkraft Nett', parentId: gone.id } })
    await kari.call(editCompany, { params: { id: kept.id }, ifMatch: 1, body: { parentId: below.id } })
    await kari.call(createPerson, { body: { name: 'Liv Dahl', companyId: gone.id } })
    await kari.call(createDeal, { body: { title: 'Pylons', companyId: gone.id } })
    await kari.call(tagCompany, { params: { id: gone.id }, body: { name: 'grid' } })
    await kari.call(addCompanyContact, {
      params: { id: gone.id },
      body: { kind: 'phone', value: '+47 22 33 44 55' },
    })
    await fileOf('company_id', gone)
    await shareOf('company_id', gone)
    await pointEverything('company', { kept: kept.id, gone: gone.id })
    const filter = { all: [{ field: 'company', operator: 'any_of' as const, value: [kept.id, gone.id] }] }
    const view = await kari.call(saveView, { body: { entity: 'deal', name: 'Grid', filter } })
    const segment = await kari.call(saveSegment, { body: { entity: 'person', name: 'Grid people', filter } })
    const now = await kari.call(showCompany, { params: { id: kept.id } })
    const before = await hashes()

    const merged = await merge('company', now, gone)
    const one = await kari.call(showCompany, { params: { id: gone.id } })
    expect(one).toMatchObject({ id: kept.id, city: 'Bergen', website: 'fjordkraft.example', parent: null })
    expect(one.contacts).toMatchObject([
      { kind: 'phone', value: '+47 22 33 44 55' },
      { kind: 'address', value: 'Kaien 1', city: 'Stavanger' },
    ])
    expect(one.people.map(({ name }) => name)).toContain('Liv Dahl')
    expect(one.subsidiaries.map(({ name }) => name)).toContain('Fjordkraft Nett')
    expect(await standsIn(gone.id, history)).toEqual([])
    const meant = { all: [{ ...filter.all[0], value: [kept.id, kept.id] }] }
    const views = (await kari.call(listViews, { query: { entity: 'deal' } })).rows
    expect(views.find(({ id }) => id === view.id)?.filter).toEqual(meant)
    expect((await kari.call(showSegment, { params: { id: segment.id } })).filter).toEqual(meant)
    expect((await kari.call(listMerges, { query: {} })).rows[0]).toMatchObject({
      kept: { name: 'Fjord Kraft AS' },
      gone: { name: 'Fjordkraft' },
      can: { undo: true },
    })

    await kari.call(undoMerge, { params: { mergeId: merged.id } })
    expect(await hashes()).toEqual(before)
  })
})
