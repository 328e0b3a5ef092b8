import { randomBytes, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { addPersonContact } from '../../contract/customers/contacts.ts'
import { createPerson } from '../../contract/customers/people.ts'
import { tagPerson } from '../../contract/customers/tags.ts'
import { createDeal, putPersonOnDeal } from '../../contract/deals/deals.ts'
import { excuseFinding } from '../../contract/hygiene/repairs.ts'
import { erasePerson, listErasures, previewErasure, recordConsent } from '../../contract/privacy.ts'
import { openHouse } from '../../test/house.ts'
import { columnsOf } from './erasing/schema.ts'
import { holdings, houseTables } from './holdings.ts'

/**
 * Words of one person in every column that may hold some: the list is read from the schema, so that a column somebody
 * adds is tried, or refused here until it is declared.
 */
const { server, cast, kari } = await openHouse(['kari'])
const columns = await server.db.read(cast.kari.workspaceId, (tx) => columnsOf(tx))
/** Every word that says who he is. */
const words: string[] = []
const word = () => {
  const one = `zq${randomBytes(6).toString('hex')}`
  words.push(one)
  return one
}
const ids = { person: '', other: '', lead: '', alone: '', shared: '', task: '', talk: '', file: '' }

beforeAll(async () => {
  await settle()
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

/** Somebody on a deal of his own and on one with another, who came as a lead, wrote a form and talked in a chat. */
async function settle(): Promise<void> {
  const { workspaceId, memberId } = cast.kari
  const run = (text: string, ...values: unknown[]) => server.owner.query(text, [workspaceId, ...values])
  const him = await kari.call(createPerson, { body: { name: 'Jan Kowalski', email: 'jan@lamps.example' } })
  const other = await kari.call(createPerson, { body: { name: 'Anna Lis' } })
  const alone = await kari.call(createDeal, { body: { title: 'His own lamps' } })
  const shared = await kari.call(createDeal, { body: { title: 'Lamps for the harbour' } })
  for (const [deal, person] of [
    [alone, him],
    [shared, him],
    [shared, other],
  ] as const)
    await kari.call(putPersonOnDeal, {
      params: { id: deal.id, personId: person.id },
      body: { personas: ['uses'] },
    } as never)
  Object.assign(ids, {
    person: him.id,
    other: other.id,
    alone: alone.id,
    shared: shared.id,
    lead: randomUUID(),
  })
  await kari.call(recordConsent, {
    params: { id: him.id },
    body: { purpose: 'News', wording: 'I agree', textVersion: '1', how: 'form', givenOn: '2026-01-02' },
  })
  await kari.call(addPersonContact, {
    params: { id: him.id },
    body: { kind: 'email', value: 'jan@home.example' },
  })
  await kari.call(tagPerson, { params: { id: him.id }, body: { name: 'lamps' } })
  await kari.call(excuseFinding, {
    params: { key: 'person_company', id: him.id },
    body: { reason: 'He buys for himself' },
  })
  await run(
    `insert into leads (workspace_id, id, number, name, came_by, status_at, created_at, person_id)
     values ($1, $2, 1, 'Jan', 'form', now(), now(), $3)`,
    ids.lead,
    ids.person,
  )
  await run(
    `insert into lead_assignments (workspace_id, id, lead_id, because, at) values ($1, $2, $3, 'hand', now())`,
    randomUUID(),
    ids.lead,
  )
  for (const deal of [ids.alone, ids.shared])
    await run(
      `insert into tasks (workspace_id, id, deal_id, visit_seq, stage_key, name, kind, mandatory, position, created_at)
       values ($1, $2, $3, 1, 'first_talk', '"Call"', 'call', false, 9, now())`,
      randomUUID(),
      deal,
    )
  const {
    rows: [task],
  } = await run(
    `select id from tasks where workspace_id = $1 and deal_id = $2 and template_key is null`,
    ids.alone,
  )
  await run(
    `insert into approvals (workspace_id, task_id, member_id, decision, reason, at) values ($1, $2, $3, 'refused', 'no', now())`,
    task.id,
    memberId,
  )
  for (const [person, deal, lead] of [
    [ids.person, null, null],
    [null, ids.alone, null],
    [null, null, ids.lead],
    [ids.other, ids.shared, null],
  ])
    await run(
      `insert into activities (workspace_id, id, kind, person_id, deal_id, lead_id, body, at, created_at)
       values ($1, $2, 'call', $3, $4, $5, 'the harbour has forty lamps', now(), now())`,
      randomUUID(),
      person,
      deal,
      lead,
    )
  for (const deal of [ids.alone, ids.shared])
    await run(
      `insert into answers (workspace_id, deal_id, questionnaire_key, question_key, value, answered_at) values ($1, $2, 'bant', 'need', '"x"', now())`,
      deal,
    )
  await run(
    `insert into notices (workspace_id, id, member_id, type, lead_id) values ($1, $2, $3, 'lead.assigned', $4)`,
    randomUUID(),
    memberId,
    ids.lead,
  )
  await run(
    `insert into notices (workspace_id, id, member_id, type, deal_id) values ($1, $2, $3, 'deal.late', $4)`,
    randomUUID(),
    memberId,
    ids.shared,
  )
  await run(
    `insert into merges (workspace_id, id, entity, kept_id, gone_id, kept_name, gone_name) values ($1, $2, 'person', $3, $4, 'Jan', 'Jaan')`,
    randomUUID(),
    ids.person,
    randomUUID(),
  )
  const importId = randomUUID()
  await run(
    `insert into imports (workspace_id, id, kind, file_name, state, columns, created_at) values ($1, $2, 'people', 'people.csv', 'done', '[]', now())`,
    importId,
  )
  await run(
    `insert into import_rows (workspace_id, import_id, row_number, cells, record_id) values ($1, $2, 1, '{}', $3), ($1, $2, 2, '{}', $4)`,
    importId,
    ids.person,
    ids.shared,
  )
  const form = randomUUID()
  await run(
    `insert into forms (workspace_id, id, name, slug, secret, fields, created_at) values ($1, $2, 'Ask', 'ask', 's', '[]', now())`,
    form,
  )
  await run(
    `insert into form_submissions (workspace_id, id, form_id, nonce, sender, at, lead_id) values ($1, $2, $3, 'n1', 's', now(), $4), ($1, $5, $3, 'n2', 's', now(), null)`,
    randomUUID(),
    form,
    ids.lead,
    randomUUID(),
  )
  const chat = randomUUID()
  ids.talk = randomUUID()
  await run(
    `insert into chats (workspace_id, id, slug, name, draft, created_at) values ($1, $2, 'talk', 'Talk', '{}', now())`,
    chat,
  )
  await run(
    `insert into chat_versions (workspace_id, chat_id, number, script, published_at) values ($1, $2, 1, '{}', now())`,
    chat,
  )
  await run(
    `insert into chat_talks (workspace_id, id, chat_id, number, token_hash, language, lead_id, started_at, last_at) values ($1, $2, $3, 1, 'h', 'en', $4, now(), now())`,
    ids.talk,
    chat,
    ids.lead,
  )
  await run(
    `insert into chat_messages (workspace_id, talk_id, seq, author, text, at) values ($1, $2, 1, 'visitor', 'hello', now())`,
    ids.talk,
  )
  await run(
    `insert into source_costs (workspace_id, id, source, from_on, to_on, amount, currency, created_at) values ($1, $2, 'fair', '2026-01-01', '2026-01-02', 1, 'NOK', now())`,
    randomUUID(),
  )
  await run(
    `insert into segments (workspace_id, id, key, entity, name, filter, owner_id, created_at) values ($1, $2, 'some', 'person', 'Some', '{}', $3, now())`,
    randomUUID(),
    memberId,
  )
  await run(
    `insert into views (workspace_id, id, entity, name, filter, owner_id, created_at) values ($1, $2, 'person', 'Some', '{}', $3, now())`,
    randomUUID(),
    memberId,
  )
  await run(
    `insert into assignment_rules (workspace_id, id, position, name, filter, way, outside_hours, passes_on, created_at) values ($1, $2, 0, 'All', '{}', 'queue', 'wait', false, now())`,
    randomUUID(),
  )
  await run(
    `insert into companies (workspace_id, id, name, created_at) values ($1, $2, 'Harbour AS', now())`,
    randomUUID(),
  )
  await run(
    `insert into version_moves (workspace_id, id, process_id, to_version_id, from_versions, reason, state, total, started_by, via)
     values ($1, $2, $3, $4, '{1}', 'why', 'done', 0, $5, 'screen')`,
    randomUUID(),
    cast.processId,
    cast.versionId,
    memberId,
  )
  await run(
    `insert into idempotency_keys (workspace_id, member_id, key, request_hash, status) values ($1, $2, 'k', 'h', 201)`,
    memberId,
  )
  await run(
    `insert into exports (workspace_id, id, list, asked, format, reading, asked_by) values ($1, $2, 'people', '{}', 'csv', 'iso', $3)`,
    randomUUID(),
    memberId,
  )
  await run(
    `insert into contact_details (workspace_id, id, person_id, kind, value, created_at) values ($1, $2, $3, 'phone', '+47 22 33 44 55', now())`,
    randomUUID(),
    ids.other,
  )
  await run(
    `insert into check_excuses (workspace_id, record_id, check_key, reason) values ($1, $2, 'deal_amount', 'Later')`,
    ids.shared,
  )
  await run(
    `insert into handovers (workspace_id, id, from_id, reason, moved) values ($1, $2, $3, 'Moves on', '{}')`,
    randomUUID(),
    memberId,
  )
  await run(
    `insert into checks (workspace_id, key, entity, name, fault, about, active) values ($1, 'own_one', 'person', 'Ours', '{}', '{}', true)`,
  )
  const bulkEdit = randomUUID()
  await run(
    `insert into bulk_edits (workspace_id, id, list, change, chosen, state, total, started_by, via) values ($1, $2, 'people', '{}', '{}', 'done', 2, $3, 'screen')`,
    bulkEdit,
    memberId,
  )
  await run(
    `insert into bulk_edit_rows (workspace_id, bulk_edit_id, record_id, became) values ($1, $2, $3, 'refused'), ($1, $2, $4, 'refused')`,
    bulkEdit,
    ids.person,
    ids.shared,
  )
  ids.file = await upload(ids.alone, 'a file of his', `${word()} in its bytes`)
  await upload(ids.shared, 'about him', 'somebody named him here')
  await upload(ids.shared, 'others', 'file of others')
}

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
      expect(rowCount, `no row of ${table} is his: give it one in the set-up`).toBe(1)
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
      expect(rowCount, `no row of ${table} is another's: give it one in the set-up`).toBe(1)
    }
  }
}

async function upload(deal: string, name: string, bytes: string): Promise<string> {
  const form = new FormData()
  form.append('file', new Blob([bytes]), `${name}.txt`)
  const answer = await fetch(`${server.url}/api/v1/deals/${deal}/files`, {
    method: 'POST',
    headers: kari.headers,
    body: form,
  })
  expect(answer.status).toBe(201)
  return ((await answer.json()) as { id: string }).id
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
