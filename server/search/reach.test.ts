import { beforeAll, expect, test } from 'vitest'
import { nameRecords, search } from '../../contract/search.ts'
import { addWithRights } from '../../test/company.ts'
import { openHouse } from '../../test/house.ts'
import { listed } from '../../test/played/found.ts'
import type { Actor } from '../platform/actor.ts'
import { newId } from '../platform/ids.ts'

/** Alike enough that one beginning leads to several. */
const vocabulary = ['Zunde', 'Zundby', 'Qaugen', 'Qaugli', 'Xrekke']
const parts = ['zun', 'zund', 'qaug', 'xrekke', 'unde', 'zunde zundby', 'zu', 'qa']
const kinds = ['companies', 'people', 'deals'] as const
interface Row {
  kind: (typeof kinds)[number]
  id: string
  name: string
  owner: string | null
  shared: boolean
}
interface Reader {
  name: string
  actor: Actor
  sees: (row: Row) => boolean
}

const reaching = (reach: 'own' | 'team') => ({
  'customers.see': reach,
  'deals.see': reach,
  'leads.see': reach,
})

const { server, cast } = await openHouse()
const { workspaceId } = cast.kari
const { rows: teams } = await server.owner.query<{ id: string }>(
  'select team_id as id from team_members where member_id = $1',
  [cast.ola.memberId],
)
const own = await addWithRights(server.db, cast.kari, 'Only His', reaching('own'))
const team = await addWithRights(server.db, cast.kari, 'Team Mate', reaching('team'), [teams[0]?.id as never])
const shared = await addWithRights(server.db, cast.kari, 'Shared With', reaching('own'))
const owners = [cast.ola.memberId, cast.per.memberId, own.memberId, team.memberId, shared.memberId, null]
const rows: Row[] = kinds.flatMap((kind) =>
  Array.from({ length: 90 }, (_, n) => ({
    kind,
    id: newId() as string,
    name: `${vocabulary[n % 5]} ${vocabulary[(n * 3 + 1) % 5]} ${n}`,
    owner: owners[((n * 7 + n / 5) % 6) | 0] ?? null,
    shared: n % 11 === 0,
  })),
)
const { rows: mates } = await server.owner.query<{ id: string }>(
  'select member_id as id from team_members where team_id = $1',
  [teams[0]?.id],
)
const readers: Reader[] = [
  { name: 'all', actor: cast.kari, sees: () => true },
  { name: 'own', actor: own, sees: ({ owner }) => owner === own.memberId },
  { name: 'team', actor: team, sees: ({ owner }) => mates.some(({ id }) => id === owner) },
  {
    name: 'own and shared',
    actor: shared,
    sees: ({ owner, kind, shared: isShared }) => owner === shared.memberId || (isShared && kind !== 'deals'),
  },
]

beforeAll(async () => {
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

test('his own comes first even where more hold the letters than are looked at', async () => {
  const { workspaceId, memberId } = cast.kari
  await server.owner.query(
    `insert into companies (workspace_id, id, name, owner_id, created_at)
     select $1, gen_random_uuid(), 'Firma Wendlestad ' || n, case when n = 300 then $2::uuid end, now()
     from generate_series(1, 300) n`,
    [workspaceId, memberId],
  )
  const client = await server.client(cast.kari)
  const { groups } = await client.call(search, { query: { q: 'endlest' } })
  const titles = groups.find(({ kind }) => kind === 'companies')?.rows.map(({ title }) => title)
  expect(titles).toHaveLength(8)
  expect(titles?.[0]).toBe('Firma Wendlestad 300')
  await server.owner.query("delete from companies where name like 'Firma Wendlestad %'")
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

const holds = (name: string, q: string) => {
  const form = name.toLowerCase()
  const [first, ...others] = q.split(' ') as [string, ...string[]]
  const rest = others.map((word) => `.* ${word}`).join('')
  const start = q.length < 3 ? '(^| )' : ''
  return new RegExp(`${start}${first}${rest}`).test(form)
}
