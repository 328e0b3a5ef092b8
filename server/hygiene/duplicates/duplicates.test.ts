import { describe, expect, test } from 'vitest'
import { createCompany, editCompany } from '../../../contract/customers/companies.ts'
import { createPerson } from '../../../contract/customers/people.ts'
import {
  dismissDuplicate,
  listDuplicates,
  lookAlikes,
  undismissDuplicate,
} from '../../../contract/hygiene/duplicates.ts'
import type { Sent } from '../../../contract/route.ts'
import { playSellers } from '../../../test/played/sellers.ts'
import { findDuplicates } from './find-duplicates.ts'

const { server, cast, kari, nina } = await playSellers()

type Person = Sent<typeof createPerson>['body']
const person = (body: Person) => kari.call(createPerson, { body })
const company = (body: Sent<typeof createCompany>['body']) => kari.call(createCompany, { body })

async function likeTyped(query: Sent<typeof lookAlikes>['query'], who = kari): Promise<string[]> {
  return (await who.call(lookAlikes, { query })).rows.map(({ name }) => name)
}

async function pairs(entity: 'person' | 'company', who = kari): Promise<string[][]> {
  await findDuplicates(server.db, [cast.kari.workspaceId])
  const { rows } = await who.call(listDuplicates, { query: { entity } })
  return rows.map(({ sides }) => sides.map(({ name }) => name).toSorted())
}

describe('while a person is typed', () => {
  test('whoever was written down a moment before is named, however it is written', async () => {
    const at = await company({ name: 'Zielony Dom', country: 'PL' })
    await person({
      name: 'Łukasz Żółć',
      email: 'l.zolc@zielony.example',
      phone: '600 100 200',
      companyId: at.id,
    })
    expect(await likeTyped({ entity: 'person', email: 'L.Zolc@Zielony.example' })).toEqual(['Łukasz Żółć'])
    expect(await likeTyped({ entity: 'person', phone: '+48 600-100-200' })).toEqual(['Łukasz Żółć'])
    expect(await likeTyped({ entity: 'person', name: 'Zolc, Lukasz' })).toEqual(['Łukasz Żółć'])
    expect(await likeTyped({ entity: 'person', name: 'Luksz Zolc', companyId: at.id })).toEqual([
      'Łukasz Żółć',
    ])
    expect(await likeTyped({ entity: 'person', name: 'Anna Zolc', phone: '+48 600 100 200' })).toEqual([])
    expect(await likeTyped({ entity: 'person' })).toEqual([])
  })

  test('a Persian name is found by its Latin spelling', async () => {
    await person({ name: 'علی‌رضا كريمي', phone: '۰۰۹۸ ۹۱۲ ۳۴۵ ۶۷۸۹' })
    const query = { entity: 'person', name: 'Alireza Karimi', phone: '+98 912 345 6789' } as const
    expect(await likeTyped(query)).toEqual(['علی‌رضا كريمي'])
  })

  test('nobody is named to whom he is out of reach, and nothing tells that there is somebody', async () => {
    await person({ name: 'Kari Knows', email: 'known@fjord.example' })
    const asked = { query: { entity: 'person', email: 'known@fjord.example' } } as const
    const nobody = { query: { entity: 'person', email: 'unknown@fjord.example' } } as const
    expect(await nina.call(lookAlikes, asked)).toEqual(await nina.call(lookAlikes, nobody))
    expect(await likeTyped(asked.query)).toEqual(['Kari Knows'])
  })
})

describe('a company', () => {
  test('is the same without its legal form, by its host and by its tax number', async () => {
    await company({
      name: 'Müller & Söhne GmbH',
      website: 'https://www.mueller.example',
      taxId: 'DE 123456789',
    })
    expect(await likeTyped({ entity: 'company', name: 'Mueller Soehne' })).toEqual(['Müller & Söhne GmbH'])
    expect(await likeTyped({ entity: 'company', taxId: '123 456 789' })).toEqual(['Müller & Söhne GmbH'])
    expect(await likeTyped({ entity: 'company', website: 'mueller.example/kontakt' })).toEqual([
      'Müller & Söhne GmbH',
    ])
  })

  test('is not its own parent’s duplicate, nor that of a namesake with another tax number', async () => {
    const group = await company({ name: 'Nordkraft', website: 'nordkraft.example' })
    await company({ name: 'Nordkraft Nett', website: 'nordkraft.example', parentId: group.id })
    await company({ name: 'Solberg', taxId: '911 111 111' })
    await company({ name: 'Solberg AS', taxId: '922 222 222' })
    const twice = await company({ name: 'Havnelys AS', city: 'Bodø' })
    await company({ name: 'Havnelys', city: 'Bodo' })
    expect(await pairs('company')).toEqual([['Havnelys', 'Havnelys AS']])

    await kari.call(editCompany, { params: { id: twice.id }, ifMatch: 1, body: { name: 'Something else' } })
    expect(await pairs('company')).toEqual([])
  })
})

describe('a pair', () => {
  test('shows the fuller one first, what is better on the other, and never again once they are told apart', async () => {
    const poor = await person({ name: 'PER HAUGE', email: 'per.hauge@vik.example' })
    const rich = await person({ name: 'Per Hauge', email: 'per.hauge@vik.example', jobTitle: 'Owner' })
    await pairs('person')
    const find = async () =>
      (await kari.call(listDuplicates, { query: { entity: 'person' } })).rows.find(({ sides }) =>
        sides.some(({ id }) => id === rich.id),
      )
    expect(await find()).toMatchObject({
      reasons: ['same_email', 'same_name'],
      sides: [{ id: rich.id }, { id: poor.id }],
      better: [],
      can: { merge: true },
    })
    const params = { firstId: rich.id, secondId: poor.id }
    await kari.call(dismissDuplicate, { params })
    await kari.call(dismissDuplicate, { params: { firstId: poor.id, secondId: rich.id } })
    expect(await find()).toBeUndefined()
    await server.owner.query('update duplicate_keys set waiting = true')
    await pairs('person')
    expect(await find()).toBeUndefined()

    await kari.call(undismissDuplicate, { params })
    await pairs('person')
    expect(await find()).toBeDefined()
  })

  test('is shown to whom both are within reach, page by page without a gap', async () => {
    for (let n = 0; n < 5; n++)
      for (const name of [`Liv Berge${n}`, `Berge${n}, Liv`])
        await person({ name, email: `liv${n}@berge.example` })
    const all = await pairs('person')
    expect(await pairs('person', nina)).toEqual([])
    const read: string[][] = []
    let cursor: string | undefined
    do {
      const page = await kari.call(listDuplicates, {
        query: { entity: 'person', limit: 2, ...(cursor && { cursor }) },
      })
      read.push(...page.rows.map(({ sides }) => sides.map(({ name }) => name).toSorted()))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(read).toEqual(all)
    expect(read.length).toBeGreaterThanOrEqual(5)
  })
})

test('what was written in bulk is compared by the job like the rest', async () => {
  const before = await pairs('person')
  await server.owner.query(
    `insert into people (workspace_id, id, name, email, owner_id, created_at)
     select $1, gen_random_uuid(), 'Bulk ' || chr(97 + n / 2 % 26) || chr(97 + n / 52) || chr(109 - n / 2 % 26) || ' Nilsen',
            'bulk' || n / 2 || '@fjord.example', $2, now()
     from generate_series(0, 119) n`,
    [cast.kari.workspaceId, cast.kari.memberId],
  )
  const { rows } = await server.owner.query('select count(*) as n from duplicate_keys where keys is null')
  expect(rows[0].n).toBe(120)
  await pairs('person')
  const { rows: found } = await server.owner.query(
    `select count(*) as n from duplicate_pairs where entity = 'person' and dismissed_at is null`,
  )
  expect(found[0].n).toBe(before.length + 60)
})
