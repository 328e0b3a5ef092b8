import { describe, expect, test } from 'vitest'
import { createCompany, listCompanies, showCompany } from '../../../contract/customers/companies.ts'
import { createPerson, listPeople } from '../../../contract/customers/people.ts'
import {
  bringBackTag,
  deleteTag,
  editTag,
  listTags,
  mergeTags,
  tagCompany,
  tagPerson,
  untagCompany,
} from '../../../contract/customers/tags.ts'
import { saveSegment, showSegment } from '../../../contract/segments/segments.ts'
import { hashesOfRecords } from '../../../test/database.ts'
import { playSellers } from '../../../test/played/sellers.ts'

const { server, kari, ola, nina } = await playSellers()

const hashes = () => hashesOfRecords(server.owner)
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
