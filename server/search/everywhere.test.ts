import { beforeAll, describe, expect, test } from 'vitest'
import { logActivity } from '../../contract/customers/activities.ts'
import { createCompany, editCompany } from '../../contract/customers/companies.ts'
import { createPerson, editPerson } from '../../contract/customers/people.ts'
import { createDeal } from '../../contract/deals/deals.ts'
import type { PersonId } from '../../contract/ids.ts'
import { foundKinds } from '../../contract/search.ts'
import { addWithRights } from '../../test/company.ts'
import { openHouse } from '../../test/house.ts'
import { misspelt } from '../../test/misspelt.ts'
import { listed, rowsOf, titles } from '../../test/played/found.ts'
import { newId } from '../platform/ids.ts'
import { english } from '../sample/words/en.ts'
import { persian } from '../sample/words/fa.ts'
import { norwegian } from '../sample/words/nb.ts'
import { polish } from '../sample/words/pl.ts'
import { sweepWords } from './sweep-words.ts'

const { server, cast, kari, ola } = await openHouse(['kari', 'ola'])

describe('a name with a slip in it', () => {
  const languages = { english, polish, norwegian, persian }
  test.each(Object.entries(languages))(
    'finds the one in %s',
    async (_language, { firstNames, lastNames, personName }) => {
      const names = lastNames
        .filter((name) => name.length > 4 && !/[ \u200c]/.test(name))
        .slice(0, 10)
        .map((last, place) => ({ last, name: personName(firstNames[place] as string, last) }))
      await server.owner.query(
        `insert into people (workspace_id, id, name, created_at)
       select $1, gen_random_uuid(), name, now() from unnest($2::text[]) as name`,
        [cast.kari.workspaceId, names.map(({ name }) => name)],
      )
      const missed: string[] = []
      for (const [seed, { last, name }] of names.entries())
        for (const slip of [misspelt(last, seed), misspelt(last, seed * 7 + 3)])
          if (!(await titles(kari, slip)).includes(name)) missed.push(`${slip} for ${name}`)
      expect(missed).toEqual([])
    },
  )

  test('comes after the one of that very name, and says that it is spelt otherwise', async () => {
    for (const name of ['Marit Vollqvist', 'Marit Volqvist'])
      await kari.call(createPerson, { body: { name } })
    const rows = await rowsOf(kari, 'vollqvist')
    expect(rows.map(({ title, matched }) => [title, matched?.where ?? null])).toEqual([
      ['Marit Vollqvist', null],
      ['Marit Volqvist', 'spelling'],
    ])
  })

  test('is forgiven in one of two words, in any order, and where two were written as one', async () => {
    await kari.call(createCompany, { body: { name: 'Havgard Fiskeri' } })
    await kari.call(createCompany, { body: { name: 'Fjelltopp' } })
    for (const q of ['havgrad fiskeri', 'fiskeri havgard', 'fiskeri havgrad'])
      expect(await titles(kari, q)).toContain('Havgard Fiskeri')
    expect(await titles(kari, 'fjell topp')).toContain('Fjelltopp')
  })
})

describe('words of names', () => {
  const words = async () =>
    (
      await server.owner.query<{ word: string }>('select word from search_words where workspace_id = $1', [
        cast.kari.workspaceId,
      ])
    ).rows.map(({ word }) => word)

  test('come and go with them: one that another name has stays', async () => {
    const one = await kari.call(createCompany, { body: { name: 'Quzmark Delte' } })
    await kari.call(createCompany, { body: { name: 'Delte Andre' } })
    expect(await words()).toEqual(expect.arrayContaining(['quzmark', 'delte', 'andre']))
    await kari.call(editCompany, { params: { id: one.id }, ifMatch: one.version, body: { name: 'Zyxmark' } })
    const then = await words()
    expect(then).toEqual(expect.arrayContaining(['zyxmark', 'delte']))
    expect(then).not.toContain('quzmark')
  })

  test('of very many that left at once are swept later', async () => {
    const { workspaceId } = cast.kari
    await server.owner.query(
      `insert into people (workspace_id, id, name, created_at)
       select $1, gen_random_uuid(), 'Massenavn ' || repeat(chr(97 + n % 20), 6), now() from generate_series(1, 60) n`,
      [workspaceId],
    )
    expect(await words()).toContain('massenavn')
    await server.db.write(workspaceId, (tx) => sweepWords(tx, workspaceId))
    expect(await words()).toContain('massenavn')
    await server.owner.query(`delete from people where workspace_id = $1 and name like 'Massenavn%'`, [
      workspaceId,
    ])
    await server.db.write(workspaceId, (tx) => sweepWords(tx, workspaceId))
    expect(await words()).not.toContain('massenavn')
    expect(await words()).toContain('zyxmark')
  })
})

describe('beside the name', () => {
  let personId: PersonId
  beforeAll(async () => {
    const person = await kari.call(createPerson, {
      body: { name: 'Guri Vang', email: 'guri.vang@tindeplast.example', phone: '+47 912 34 567' },
    })
    personId = person.id
    await kari.call(editPerson, {
      params: { id: person.id },
      ifMatch: person.version,
      body: { note: 'Likes to be called early; has a Bernese mountain dog called Storm.' },
    })
    await server.owner.query(
      `insert into contact_details (workspace_id, id, person_id, kind, value, created_at)
       values ($1, $2, $3, 'email', 'privat@fjordbua.example', now())`,
      [cast.kari.workspaceId, newId(), person.id],
    )
  })

  test.each([
    ['tindeplast', 'contact', 'guri.vang@tindeplast.example'],
    ['guri.vang@tinde', 'contact', 'guri.vang@tindeplast.example'],
    ['91234567', 'contact', '+47 912 34 567'],
    ['912 34', 'contact', '+47 912 34 567'],
    ['tlf. 912 34 567', 'contact', '+47 912 34 567'],
    ['Tel: (+47) 912 34', 'contact', '+47 912 34 567'],
    ['۹۱۲۳۴', 'contact', '+47 912 34 567'],
    ['fjordbua', 'contact', 'privat@fjordbua.example'],
    ['bernese dog', 'note', 'Likes to be called early; has a Bernese mountain dog called Storm.'],
  ])('%s finds her and says where it stands', async (q, where, text) => {
    expect(await rowsOf(kari, q)).toMatchObject([
      { kind: 'people', title: 'Guri Vang', matched: { where, text } },
    ])
    expect(await listed(kari, 'people', q)).toMatchObject([{ title: 'Guri Vang', matched: { where, text } }])
  })

  test('texts of activities are found by their words, the last one as far as it is typed', async () => {
    const deal = await ola.call(createDeal, { body: { title: 'Quay lights' } })
    await ola.call(logActivity, {
      body: {
        kind: 'call',
        direction: 'out',
        dealId: deal.id,
        body: 'They worry about the delivery of aluminium profiles.',
      },
    })
    await kari.call(logActivity, { body: { kind: 'note', personId, body: 'Aluminium is too dear for her.' } })
    expect(
      (await rowsOf(kari, 'aluminium deliv')).map(({ kind, about, subtitle }) => [kind, about, subtitle]),
    ).toEqual([['activities', { kind: 'deals', id: deal.id }, 'Quay lights']])
    expect((await listed(kari, 'activities', 'alumin', 1)).map(({ about }) => about?.kind)).toEqual([
      'people',
      'deals',
    ])
  })

  test('files are found by part of their names, processes by theirs in any language', async () => {
    const deal = await ola.call(createDeal, { body: { title: 'With drawings' } })
    await server.owner.query(
      `insert into files (workspace_id, id, deal_id, name, size, sha256, media_type, scan, added_at)
       values ($1, $2, $3, 'Grunnriss_etasje-2.pdf', 5, '', 'application/pdf', 'clean', now())`,
      [cast.kari.workspaceId, newId(), deal.id],
    )
    expect(await rowsOf(kari, 'etasje')).toMatchObject([
      {
        kind: 'files',
        title: 'Grunnriss_etasje-2.pdf',
        subtitle: 'With drawings',
        about: { kind: 'deals', id: deal.id },
      },
    ])
    expect(await rowsOf(kari, 'selling lamps')).toMatchObject([{ kind: 'processes', id: cast.processId }])
  })
})

test('every kind answers for a reader who may see nothing of it', async () => {
  const blind = await server.client(
    await addWithRights(server.db, cast.kari, 'Sees Nothing', {
      'customers.see': 'none',
      'deals.see': 'none',
      'leads.see': 'none',
    }),
  )
  expect(await rowsOf(blind, 'vang')).toEqual([])
  for (const kind of foundKinds) expect(await listed(blind, kind, 'aluminium')).toEqual([])
})
