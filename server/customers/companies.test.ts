import { describe, expect, test } from 'vitest'
import {
  companyChoices,
  createCompany,
  editCompany,
  listCompanies,
  showCompany,
} from '../../contract/customers/companies.ts'
import { createPerson } from '../../contract/customers/people.ts'
import type { CompanyId, MemberId } from '../../contract/ids.ts'
import { foundCompany } from '../../test/company.ts'
import { hashesOfRecords } from '../../test/database.ts'
import { playSellers } from '../../test/played/sellers.ts'
import { encodeCursor } from '../platform/database/cursor.ts'
import { newId } from '../platform/ids.ts'
import { companyPage } from './list-companies.ts'
import { peoplePage } from './list-people.ts'

const { server, cast, kari, ola, nina } = await playSellers()
const stranger = await server.client(await foundCompany(server.db))

const hashes = () => hashesOfRecords(server.owner)

describe('a company', () => {
  test('belongs to whoever makes it, and shows its people and subsidiaries', async () => {
    const group = await ola.call(createCompany, {
      body: { name: 'Havn Group', country: 'NO', city: 'Bergen' },
    })
    expect(group).toMatchObject({
      owner: { name: 'Ola Nowak' },
      version: 1,
      can: { edit: true },
      parent: null,
    })
    const below = await ola.call(createCompany, { body: { name: 'Havn Lys', parentId: group.id } })
    const person = await ola.call(createPerson, { body: { name: 'Ingrid Dahl', companyId: group.id } })
    const page = await kari.call(showCompany, { params: { id: group.id } })
    expect(page.subsidiaries).toEqual([{ id: below.id, name: 'Havn Lys' }])
    expect(page.people.map(({ id, company }) => [id, company?.name])).toEqual([[person.id, 'Havn Group']])
  })

  test('changes by version, and tells a late editor how it stands now', async () => {
    const { id } = await ola.call(createCompany, { body: { name: 'Fyr AS' } })
    const edited = await ola.call(editCompany, {
      params: { id },
      ifMatch: 1,
      body: { city: 'Oslo', employees: 12 },
    })
    expect(edited).toMatchObject({ city: 'Oslo', employees: 12, name: 'Fyr AS', version: 2 })
    const before = await hashes()
    const late = await kari.send(editCompany, { params: { id }, ifMatch: 1, body: { city: 'Bergen' } })
    expect(late).toMatchObject({ status: 409, body: { code: 'changed_meanwhile' } })
    expect(late.body.details).toMatchObject({ version: 2, current: { city: 'Oslo' } })
    expect(await hashes()).toEqual(before)
  })

  test('is not written again when an edit changes nothing', async () => {
    const { id } = await ola.call(createCompany, { body: { name: 'Samme AS', city: 'Oslo' } })
    const before = await hashes()
    expect(await ola.call(editCompany, { params: { id }, ifMatch: 1, body: { city: 'Oslo' } })).toMatchObject(
      {
        version: 1,
      },
    )
    expect(await hashes()).toEqual(before)
  })

  test('leaves a trace of what was changed, by whom and from what', async () => {
    const { id } = await ola.call(createCompany, { body: { name: 'Spor AS', city: 'Oslo' } })
    await ola.call(editCompany, { params: { id }, ifMatch: 1, body: { name: 'Sporet AS', city: null } })
    const { rows } = await server.owner.query(
      'select type, by, data from events where subject_id = $1 order by seq',
      [id],
    )
    expect(rows).toEqual([
      { type: 'company.created', by: cast.ola.memberId, data: { name: 'Spor AS' } },
      {
        type: 'company.edited',
        by: cast.ola.memberId,
        data: { changes: { name: ['Spor AS', 'Sporet AS'], city: ['Oslo', null] } },
      },
    ])
  })

  test('cannot stand below itself, however far down', async () => {
    const top = await kari.call(createCompany, { body: { name: 'Topp' } })
    const middle = await kari.call(createCompany, { body: { name: 'Midt', parentId: top.id } })
    const bottom = await kari.call(createCompany, { body: { name: 'Bunn', parentId: middle.id } })
    for (const parentId of [top.id, middle.id, bottom.id]) {
      const answer = await kari.send(editCompany, { params: { id: top.id }, ifMatch: 1, body: { parentId } })
      expect(answer).toMatchObject({
        status: 400,
        body: { fields: [{ path: 'body.parentId', code: 'stands_below' }] },
      })
    }
  })

  test('may be seen but not changed by a colleague whose right does not reach it', async () => {
    const { id } = await kari.call(createCompany, { body: { name: 'Karis kunde' } })
    expect(await ola.call(showCompany, { params: { id } })).toMatchObject({ can: { edit: 'not_allowed' } })
    const before = await hashes()
    const answer = await ola.send(editCompany, { params: { id }, ifMatch: 1, body: { city: 'Oslo' } })
    expect(answer).toMatchObject({ status: 403, body: { code: 'not_allowed' } })
    expect(await hashes()).toEqual(before)
  })

  test('that may not be seen answers like one that never existed', async () => {
    const { id } = await kari.call(createCompany, { body: { name: 'Hemmelig AS' } })
    const answers = await Promise.all([
      nina.send(showCompany, { params: { id } }),
      stranger.send(showCompany, { params: { id } }),
      nina.send(showCompany, { params: { id: newId<CompanyId>() } }),
      nina.send(editCompany, { params: { id }, ifMatch: 1, body: { city: 'Oslo' } }),
      stranger.send(editCompany, { params: { id }, ifMatch: 1, body: { city: 'Oslo' } }),
    ])
    const shapes = answers.map(({ status, body: { requestId: _own, ...body } }) => ({ status, body }))
    expect(new Set(shapes.map((shape) => JSON.stringify(shape))).size).toBe(1)
    expect(shapes[0]).toMatchObject({ status: 404, body: { code: 'not_found' } })
  })

  test.each([
    ['a foreign parent', async () => ({ parentId: (await strangersCompany()).id })],
    ['a parent that is nowhere', async () => ({ parentId: newId<CompanyId>() })],
    ['a foreign owner', async () => ({ ownerId: await strangersMember() })],
    ['an owner who is nobody', async () => ({ ownerId: newId<MemberId>() })],
  ])('is neither made nor changed with %s', async (_, make) => {
    const body = await make()
    const [field] = Object.keys(body)
    const { id } = await kari.call(createCompany, { body: { name: 'Rein AS' } })
    const before = await hashes()
    for (const answer of [
      await kari.send(createCompany, { body: { name: 'Uren AS', ...body } }),
      await kari.send(editCompany, { params: { id }, ifMatch: 1, body }),
    ])
      expect(answer).toMatchObject({
        status: 400,
        body: { code: 'malformed', fields: [{ path: `body.${field}`, code: 'unknown_record' }] },
      })
    expect(await hashes()).toEqual(before)
  })

  test.each(['javascript:alert(1)', 'data:text/html,x', 'acme', 'https://user:pw@acme.com', 'http://'])(
    'has no web address %s',
    async (website) => {
      const answer = await kari.send(createCompany, { body: { name: 'Nett AS', website } })
      expect(answer).toMatchObject({ status: 400, body: { fields: [{ path: 'body.website' }] } })
    },
  )

  test.each(['acme.com', 'https://acme.com/om-oss?x=1', 'acme.no:8080/sti', 'سایت.com'])(
    'has the web address %s',
    async (website) => {
      expect(await kari.call(createCompany, { body: { name: 'Nett AS', website } })).toMatchObject({
        website,
      })
    },
  )
})

describe('the list of companies', () => {
  test('is read page by page in the order of names, each once', async () => {
    for (const name of ['Årdal Liste', 'aker Liste', 'Żubr Liste', 'Zebra Liste', 'aker Liste', 'Ørn Liste'])
      await kari.call(createCompany, { body: { name } })
    const names: string[] = []
    let cursor: string | undefined
    do {
      const page = await kari.call(listCompanies, {
        query: { text: 'liste', limit: 2, ...(cursor && { cursor }) },
      })
      names.push(...page.rows.map((row) => row.name))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(names).toEqual([
      'aker Liste',
      'aker Liste',
      'Årdal Liste',
      'Ørn Liste',
      'Zebra Liste',
      'Żubr Liste',
    ])
  })

  test('takes the letters of a search literally and forgives their accents', async () => {
    for (const name of ['50%_rabatt AS', '50xyrabatt AS', 'Łódź Okna', 'شرکت كيان'])
      await kari.call(createCompany, { body: { name } })
    const found = async (text: string) =>
      (await kari.call(listCompanies, { query: { text } })).rows.map((r) => r.name)
    expect(await found('50%_')).toEqual(['50%_rabatt AS'])
    expect(await found('LODZ ok')).toEqual(['Łódź Okna'])
    expect(await found('کیان')).toEqual(['شرکت كيان'])
    expect(await found("'; drop table companies; --")).toEqual([])
  })

  test('shows only what the right reaches, whatever is asked', async () => {
    await kari.call(createCompany, { body: { name: 'Skjult Verft', industry: 'shipyards', country: 'FO' } })
    await nina.call(createCompany, { body: { name: 'Ninas Verft', industry: 'boats', country: 'IS' } })
    expect((await nina.call(listCompanies, {})).rows.map((row) => row.name)).toEqual(['Ninas Verft'])
    for (const query of [
      { text: 'skjult' },
      { industry: 'shipyards' },
      { country: 'FO' },
      { owner: cast.kari.memberId },
    ])
      expect((await nina.call(listCompanies, { query })).rows).toEqual([])
    expect(await nina.call(companyChoices, {})).toEqual({ industries: ['boats'], countries: ['IS'] })
    expect((await stranger.call(listCompanies, { query: { text: 'verft' } })).rows).toEqual([])
    expect(
      (await kari.call(listCompanies, { query: { country: 'FO' } })).rows.map((row) => row.name),
    ).toEqual(['Skjult Verft'])
  })

  test('refuses an edited cursor', async () => {
    for (const cursor of ['x', '../', Buffer.from('["a"]').toString('base64url')])
      expect(await kari.send(listCompanies, { query: { cursor } })).toMatchObject({
        status: 400,
        body: { code: 'bad_cursor' },
      })
  })
})

async function strangersCompany() {
  return stranger.call(createCompany, { body: { name: 'Fremmed AS' } })
}

async function strangersMember(): Promise<MemberId> {
  const { rows } = await server.owner.query('select id from members where workspace_id <> $1', [
    cast.kari.workspaceId,
  ])
  return rows[0].id
}

test('a page of either list is one statement', async () => {
  await server.db.read(cast.kari.workspaceId, async (tx) => {
    const page = {
      limit: 50,
      sort: 'name' as const,
      direction: 'asc' as const,
      cursor: encodeCursor(['name', 'asc', 'a', cast.kari.memberId]),
      owner: cast.ola.memberId,
      text: 'a',
    }
    const keeper = { ...cast.ola, rights: { ...cast.ola.rights, 'customers.see': 'team' as const } }
    expect(companyPage({ ...page, industry: 'x', country: 'NO' }, keeper).compile(tx).sql).toMatchSnapshot()
    expect(peoplePage({ ...page, company: newId<CompanyId>() }, keeper).compile(tx).sql).toMatchSnapshot()
    expect(
      companyPage({ ...page, cursor: undefined, sort: 'created' }, cast.kari).compile(tx).sql,
    ).toMatchSnapshot()
  })
})
