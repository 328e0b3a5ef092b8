import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { logActivity } from '../../contract/customers/activities.ts'
import { createCompany, editCompany } from '../../contract/customers/companies.ts'
import { createPerson, editPerson } from '../../contract/customers/people.ts'
import { createDeal } from '../../contract/deals/deals.ts'
import type { PersonId } from '../../contract/ids.ts'
import {
  type Found,
  type FoundKind,
  foundKinds,
  nameRecords,
  search,
  searchKind,
} from '../../contract/search.ts'
import { type Cast, playCast } from '../../test/cast.ts'
import { addColleague } from '../../test/company.ts'
import { misspelt } from '../../test/misspelt.ts'
import { type Client, startServer, type TestServer } from '../../test/server.ts'
import type { Actor } from '../platform/actor.ts'
import { newId } from '../platform/ids.ts'
import { english } from '../sample/words/en.ts'
import { persian } from '../sample/words/fa.ts'
import { norwegian } from '../sample/words/nb.ts'
import { polish } from '../sample/words/pl.ts'
import { sweepWords } from './sweep-words.ts'

let server: TestServer
let cast: Cast
let kari: Client
let ola: Client

beforeAll(async () => {
  server = await startServer()
  cast = await playCast(server.db)
  for (const reach of ['own', 'team'])
    await server.owner.query(
      `insert into roles (workspace_id, key, name, rights)
       select workspace_id, $2, to_jsonb($2::text),
              rights || jsonb_build_object('customers.see', $2::text, 'deals.see', $2::text, 'leads.see', $2::text)
       from roles where workspace_id = $1 and key = 'seller'`,
      [cast.kari.workspaceId, reach],
    )
  kari = await server.client(cast.kari)
  ola = await server.client(cast.ola)
})
afterAll(() => server.close())

async function rowsOf(client: Client, q: string): Promise<Found[]> {
  return (await client.call(search, { query: { q } })).groups.flatMap(({ rows }) => rows)
}

const titles = async (client: Client, q: string) => (await rowsOf(client, q)).map(({ title }) => title)

async function listed(client: Client, kind: FoundKind, q: string, limit = 200): Promise<Found[]> {
  const all: Found[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await client.call(searchKind, {
      params: { kind },
      query: { q, limit, ...(cursor && { cursor }) },
    })
    all.push(...page.rows)
    if (!page.next) return all
    cursor = page.next
  }
}

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

describe('whatever the reach', () => {
  const vocabulary = ['Zunde', 'Zundby', 'Qaugen', 'Qaugli', 'Xrekke']
  const parts = ['zun', 'zund', 'qaug', 'xrekke', 'unde', 'zunde zundby', 'zu', 'qa']
  const kinds = ['companies', 'people', 'deals'] as const
  let readers: { name: string; actor: Actor; sees: (row: Row) => boolean }[]
  let rows: Row[]

  interface Row {
    kind: (typeof kinds)[number]
    id: string
    name: string
    owner: string | null
    shared: boolean
  }

  beforeAll(async () => {
    const { workspaceId } = cast.kari
    const { rows: teams } = await server.owner.query<{ id: string }>(
      'select team_id as id from team_members where member_id = $1',
      [cast.ola.memberId],
    )
    const own = await addColleague(server.db, cast.kari, { name: 'Only His', role: 'own' })
    const team = await addColleague(server.db, cast.kari, {
      name: 'Team Mate',
      role: 'team',
      teams: [teams[0]?.id as never],
    })
    const shared = await addColleague(server.db, cast.kari, { name: 'Shared With', role: 'own' })
    const owners = [cast.ola.memberId, cast.per.memberId, own.memberId, team.memberId, shared.memberId, null]
    rows = kinds.flatMap((kind) =>
      Array.from({ length: 90 }, (_, n) => ({
        kind,
        id: newId() as string,
        name: `${vocabulary[n % 5]} ${vocabulary[(n * 3 + 1) % 5]} ${n}`,
        owner: owners[((n * 7 + n / 5) % 6) | 0] ?? null,
        shared: n % 11 === 0,
      })),
    )
    for (const { kind, id, name, owner, shared: isShared } of rows) {
      if (kind === 'deals')
        await server.owner.query(
          `insert into deals (workspace_id, id, number, title, process_id, process_version_id, stage_key, entered_at, status, currency, owner_id, created_at)
           select $1, $2, 1000 + count(*), $3, $4, $5, 'first_talk', now(), 'open', 'NOK', $6, now() from deals`,
          [workspaceId, id, name, cast.processId, cast.versionId, owner],
        )
      else
        await server.owner.query(
          `insert into ${kind} (workspace_id, id, name, owner_id, created_at) values ($1, $2, $3, $4, now())`,
          [workspaceId, id, name, owner],
        )
      if (kind !== 'deals' && isShared)
        await server.owner.query(
          `insert into customer_shares (workspace_id, id, ${kind === 'people' ? 'person_id' : 'company_id'}, member_id, works)
           values ($1, $2, $3, $4, false)`,
          [workspaceId, newId(), id, shared.memberId],
        )
    }
    const { rows: mates } = await server.owner.query<{ id: string }>(
      'select member_id as id from team_members where team_id = $1',
      [teams[0]?.id],
    )
    readers = [
      { name: 'all', actor: cast.kari, sees: () => true },
      { name: 'own', actor: own, sees: ({ owner }) => owner === own.memberId },
      { name: 'team', actor: team, sees: ({ owner }) => mates.some(({ id }) => id === owner) },
      {
        name: 'own and shared',
        actor: shared,
        sees: ({ owner, kind, shared: isShared }) =>
          owner === shared.memberId || (isShared && kind !== 'deals'),
      },
    ]
  })

  test('exactly what he may see and what holds the words is listed, once and in order of names', async () => {
    for (const { name, actor, sees } of readers) {
      const client = await server.client(actor)
      for (const q of parts)
        for (const kind of kinds) {
          const found = await listed(client, kind, q, 17)
          const meant = rows
            .filter((row) => row.kind === kind && sees(row) && holds(row.name, q))
            .toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
          expect({ name, q, kind, ids: found.map(({ title }) => title) }).toEqual({
            name,
            q,
            kind,
            ids: meant.map((row) => row.name),
          })
        }
    }
  })

  test('the best eight of each kind are of these, his own before others that are as near', async () => {
    for (const { name, actor, sees } of readers) {
      const client = await server.client(actor)
      for (const q of parts) {
        const { groups } = await client.call(search, { query: { q } })
        // With fewer than four, others that are spelt a little differently may follow.
        const all = rows.filter((row) => sees(row) && holds(row.name, q)).length
        for (const kind of kinds) {
          const group = groups.find((one) => one.kind === kind)
          const meant = rows.filter((row) => row.kind === kind && sees(row) && holds(row.name, q))
          const named = (group?.rows ?? []).filter(({ matched }) => matched === null)
          const strangers = (group?.rows ?? []).filter(
            ({ id }) => !rows.some((row) => row.id === id && sees(row)),
          )
          expect({ name, q, kind, strangers }).toEqual({ name, q, kind, strangers: [] })
          if (all < 4) continue
          expect({ name, q, kind, count: named.length }).toEqual({
            name,
            q,
            kind,
            count: Math.min(8, meant.length),
          })
          expect(group?.more ?? false).toBe(meant.length > 8)
          const mine = named.map(({ id }) => rows.find((row) => row.id === id)?.owner === actor.memberId)
          const beginning = named.map(({ title }) => title.toLowerCase().startsWith(q))
          const classes = mine.map((own, place) => (beginning[place] ? 0 : 2) + (own ? 0 : 1))
          if (name !== 'all') expect(classes.slice(0, 4)).toEqual(classes.slice(0, 4).toSorted())
        }
      }
    }
  })

  test('records of known ids are named in the order asked for, if he may see them', async () => {
    for (const { actor, sees } of readers) {
      const client = await server.client(actor)
      const some = [rows[0], rows[100], rows[11], rows[201], rows[7], rows[93]] as Row[]
      const of = some.map(({ kind, id }) => `${kind}:${id}`).join(',')
      const named = await client.call(nameRecords, { query: { of } })
      expect(named.rows.map(({ title }) => title)).toEqual(some.filter(sees).map(({ name }) => name))
    }
  })

  test('every kind answers for a reader who may see nothing of it', async () => {
    await server.owner.query(
      `insert into roles (workspace_id, key, name, rights)
       select workspace_id, 'blind', '"Blind"', rights || '{"customers.see": "none", "deals.see": "none", "leads.see": "none"}'
       from roles where workspace_id = $1 and key = 'seller'`,
      [cast.kari.workspaceId],
    )
    const blind = await server.client(
      await addColleague(server.db, cast.kari, { name: 'Sees Nothing', role: 'blind' }),
    )
    expect(await rowsOf(blind, 'zunde')).toEqual([])
    for (const kind of foundKinds) expect(await listed(blind, kind, 'aluminium')).toEqual([])
  })

  const holds = (name: string, q: string) => {
    const form = name.toLowerCase()
    const [first, ...others] = q.split(' ') as [string, ...string[]]
    const rest = others.map((word) => `.* ${word}`).join('')
    const start = q.length < 3 ? '(^| )' : ''
    return new RegExp(`${start}${first}${rest}`).test(form)
  }
})
