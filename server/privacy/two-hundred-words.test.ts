import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { erasePerson, listErasures, previewErasure } from '../../contract/privacy.ts'
import { playJan } from '../../test/played/jan.ts'
import { columnsOf } from './erasing/schema.ts'
import { holdings, houseTables } from './holdings.ts'

/**
 * Words of one person in every column that may hold some: the list is read from the schema, so that a column somebody
 * adds is tried, or refused here until it is declared.
 */
const words: string[] = []
const word = () => {
  const one = `zq${randomBytes(6).toString('hex')}`
  words.push(one)
  return one
}
const { server, cast, kari, ids } = await playJan(`${word()} in its bytes`)
const columns = await server.db.read(cast.kari.workspaceId, (tx) => columnsOf(tx))

beforeAll(async () => {
  await plantInHisRows()
  await plantMentions()
})

test('every column of words is declared: who stands there, or that nobody does', () => {
  const declared = new Map(holdings.map((holding) => [holding.table, holding]))
  const written = columns.filter(({ type, name }) => type !== 'other' && name !== 'workspace_id')
  const undeclared = written.filter(({ table, name }) => {
    const { words: said = [], codes = [] } = declared.get(table) ?? {}
    return !houseTables.has(table) && !said.includes(name) && !codes.includes(name)
  })
  expect(
    undeclared.map(({ table, name }) => `${table}.${name}`),
    'server/privacy/holdings.ts says of each whose words they may be',
  ).toEqual([])
  const tables = new Set(columns.map(({ table }) => table))
  const known = new Set(columns.map(({ table, name }) => `${table}.${name}`))
  const gone = holdings.flatMap(({ table, words: said, codes = [], of = {}, near = {} }) =>
    [...said, ...codes, ...Object.keys(of), ...Object.keys(near)].filter(
      (name) => tables.has(table) && !known.has(`${table}.${name}`),
    ),
  )
  expect(gone, 'declared, and not in the schema').toEqual([])
})

test('two hundred words are all in the export, and after the erasure nowhere', async () => {
  expect(words.length).toBeGreaterThanOrEqual(200)
  const before = await everything()
  expect(
    words.filter((one) => !before.includes(one)),
    'planted',
  ).toEqual([])
  const exported = await exportOf(ids.person)
  expect(
    words.filter((one) => !exported.includes(one)),
    'missing in the export',
  ).toEqual([])

  const preview = await kari.call(previewErasure, { params: { id: ids.person as never } })
  expect(preview.deals.map(({ id, goes }) => [id, goes]).toSorted()).toEqual(
    [
      [ids.alone, true],
      [ids.shared, false],
    ].toSorted(),
  )
  const sum = (what: 'deleted' | 'cleared' | 'redacted') =>
    preview.places.reduce((all, place) => all + place[what], 0)

  const { rows } = await server.owner.query('select version from people where id = $1', [ids.person])
  const erasure = await kari.call(erasePerson, {
    params: { id: ids.person as never },
    ifMatch: rows[0].version,
    body: {},
  })
  expect(erasure.deleted).toBe(sum('deleted'))
  expect(erasure.cleared + erasure.redacted).toBe(sum('cleared') + sum('redacted'))
  expect(preview.files.map(({ goes }) => goes)).toEqual([true, true, false])

  await expect.poll(() => files()).not.toContain(ids.file)
  const after = await everything()
  expect(words.filter((one) => after.includes(one))).toEqual([])
  const left = ['the harbour has forty lamps', 'file of others']
  expect(left.filter((one) => after.includes(one))).toEqual(left)
  const { rows: log } = await kari.call(listErasures)
  expect(log.map(({ because, by }) => [because, by?.name])).toEqual([['asked', 'Kari Berg']])
})

/** Four words in each column of words, in a row that is his. */
async function plantInHisRows(): Promise<void> {
  for (const { table, of, words: said } of holdings) {
    if (!of) continue
    const his = Object.keys(of)
      .map((name) => `coalesce("${name}" = any ($1::uuid[]), false)`)
      .join(' or ')
    const mine = [ids.person, ids.lead, ids.alone, ids.talk, ids.file]
    const { rows: tasks } = await server.owner.query(
      'select id from tasks where deal_id = $1 and template_key is null',
      [ids.alone],
    )
    mine.push(...tasks.map(({ id }) => id))
    for (const { name, type, generated } of columns.filter(
      (one) => one.table === table && said.includes(one.name),
    )) {
      if (generated) continue
      const four = [word(), word(), word(), word()]
      const value =
        type === 'jsonb'
          ? JSON.stringify({ note: four[0], deep: [{ said: `${four[1]}, ${four[2]} ${four[3]}` }] })
          : type === 'text[]'
            ? four
            : four.join(' ')
      const hand = table === 'tasks' ? 'and template_key is null' : ''
      const { rowCount } = await server.owner.query(
        `update "${table}" t set "${name}" = $2 where ctid = (select ctid from "${table}" where (${his}) ${hand} limit 1)`,
        [mine, value],
      )
      expect(rowCount, `no row of ${table} is his: give it one in test/played/jan.ts`).toBe(1)
    }
  }
}

/** What he is called in each column of words, in a row that is not his. */
async function plantMentions(): Promise<void> {
  const { rows } = await server.owner.query('select name, email, phone from people where id = $1', [
    ids.person,
  ])
  const { name, email, phone } = rows[0]
  const mine = [ids.person, ids.lead, ids.alone, ids.talk, ids.file]
  for (const { table, of = {}, near, named, words: said } of holdings) {
    const not = Object.keys(of).map((column) => `not coalesce("${column}" = any ($1::uuid[]), false)`)
    // He has no company here: what is said of one is said of any.
    const close = Object.entries(near ?? {})
      .filter(([, kind]) => kind !== 'company')
      .map(([column]) => `"${column}" = '${ids.shared}'`)
    const mayName = close.length > 0 || named
    const where = [...not, ...close, 'cardinality($1::uuid[]) > 0'].join(' and ')
    const text = `The harbour has forty lamps. Wrote to ${email.toUpperCase()}, rang (${phone}).${mayName ? ` It is ${name}!` : ''}`
    for (const column of columns.filter(
      (one) => one.table === table && said.includes(one.name) && !one.generated,
    )) {
      if (
        [
          'people',
          'leads',
          'chat_talks',
          'chat_messages',
          'consents',
          'merges',
          'duplicate_keys',
          'approvals',
          'lead_assignments',
        ].includes(table)
      )
        continue
      const value =
        column.type === 'jsonb'
          ? JSON.stringify({ [name]: [text] })
          : column.type === 'text[]'
            ? [text]
            : text
      const safe = column.type === 'jsonb' && !mayName ? JSON.stringify({ a: [text] }) : value
      const { rowCount } = await server.owner.query(
        `update "${table}" t set "${column.name}" = $2 where ctid = (select ctid from "${table}" where ${where} limit 1)`,
        [mine, table === 'files' ? `letter to ${email}` : safe],
      )
      expect(rowCount, `no row of ${table} is another's: give it one in test/played/jan.ts`).toBe(1)
    }
  }
}

const files = () =>
  readdirSync(server.config.dataFolder, { recursive: true, encoding: 'utf8' }).map((path) =>
    path.split('/').at(-1),
  )

/** The whole database, the folder of files and the log, as one text. */
async function everything(): Promise<string> {
  const tables = [...new Set(columns.map(({ table }) => table))]
  const texts: string[] = [...server.logged]
  for (const table of tables)
    texts.push(
      ...(await server.owner.query(`select t::text as row from "${table}" t`)).rows.map(({ row }) => row),
    )
  for (const path of readdirSync(server.config.dataFolder, { recursive: true, encoding: 'utf8' })) {
    const full = join(server.config.dataFolder, path)
    texts.push(path, statSync(full).isFile() ? readFileSync(full, 'utf8') : '')
  }
  return texts.join('\n').toLowerCase()
}

/** All that stands in the archive, read as a program does that knows nothing of how it was written. */
async function exportOf(id: string): Promise<string> {
  const answer = await fetch(`${server.url}/api/v1/people/${id}/personal-data`, { headers: kari.headers })
  expect(answer.status).toBe(200)
  const zip = Buffer.from(await answer.arrayBuffer())
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'))
  const texts: string[] = []
  for (let at = zip.readUInt32LE(end + 16), left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, size, nameLength, begins] = [
      zip.readUInt32LE(at + 20),
      zip.readUInt32LE(at + 24),
      zip.readUInt16LE(at + 28),
      zip.readUInt32LE(at + 42),
    ] as [number, number, number, number]
    const bytes = inflateRawSync(zip.subarray(begins + 30 + nameLength, begins + 30 + nameLength + packed))
    expect(bytes.length).toBe(size)
    texts.push(zip.subarray(at + 46, at + 46 + nameLength).toString(), bytes.toString())
    at += 46 + nameLength
  }
  return texts.join('\n').toLowerCase()
}
