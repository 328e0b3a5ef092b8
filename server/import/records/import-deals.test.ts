import { expect, test } from 'vitest'
import type { DealId } from '../../../contract/ids.ts'
import type { RowFault } from '../../../contract/imports/imports.ts'
import { aDeal, lampProcess, playCast, publishFor } from '../../../test/cast.ts'
import { databaseForFile, tableHashes } from '../../../test/database.ts'
import { editDeal } from '../../deals/edit-deal.ts'
import { moveDeal } from '../../deals/moving/move-deal.ts'
import { Refusal } from '../../platform/refusal.ts'
import { retireProcess } from '../../process/versions/retire-process.ts'
import { addMember } from '../../team/members/add-member.ts'
import { parseMapping } from '../mapping/read-mapping.ts'
import { runImport } from '../running/run-import.ts'
import { begunImport, dealsMapping, imported, undone } from '../test-files.ts'

const database = await databaseForFile()
const cast = await playCast(database.db)

const look = async (text: string, ...values: unknown[]) => (await database.owner.query(text, values)).rows
const head = 'id,title,phase,from,to,sum\n'

/** What may differ after an undo: the ledger itself, numbers given away, and totals, which are compared as sums. */
const apart = ['imports', 'import_rows', 'deal_numbers', 'events', 'deal_totals', 'stage_totals']
async function everything() {
  return {
    ...(await tableHashes(database.owner, apart)),
    events: await look(`select type, subject_id, at from events where subject_type <> 'import' order by seq`),
    totals: await look(
      `select process_id, stage_key, status, owner_id, product_id, currency, closed_month, sum(deals) as deals,
              sum(amount) as amount, sum(cycle_days) as days
       from deal_totals group by 1, 2, 3, 4, 5, 6, 7 having sum(deals) <> 0 or sum(amount) <> 0 order by 1, 2, 3, 4, 5, 6, 7`,
    ),
    reached: await look(
      `select process_id, stage_key, owner_id, product_id, created_month, sum(deals) as deals
       from stage_totals group by 1, 2, 3, 4, 5 having sum(deals) <> 0 order by 1, 2, 3, 4, 5`,
    ),
  }
}

test('closed deals arrive with their history', async () => {
  const { id } = await imported(cast, `${head}H1,Harbour,Won,2025-03-03,2025-03-10,1200.50\n`)
  const [deal] = await look('select * from deals where import_id = $1', id)
  expect(deal).toMatchObject({
    status: 'won',
    stage_key: 'signing',
    amount: 120_050,
    created_at: '2025-03-03T11:00:00.000Z',
    closed_at: '2025-03-10T11:00:00.000Z',
    import_flags: null,
  })
  expect(await look('select * from stage_visits where deal_id = $1', deal.id)).toMatchObject([
    { entered_at: deal.created_at, left_at: deal.closed_at, left_how: 'won', working_minutes: 5 * 8 * 60 },
  ])
  expect(
    await look('select type, at, via, import_id from events where deal_id = $1 order by seq', deal.id),
  ).toEqual([
    { type: 'deal.created', at: deal.created_at, via: 'import', import_id: id },
    { type: 'deal.won', at: deal.closed_at, via: 'import', import_id: id },
  ])
})

test('an open deal arrives in its stage, with that stage’s tasks, marked with what the stages before it wanted', async () => {
  const { id, flagged } = await imported(
    cast,
    `${head}O1,Quay,Pricing,2025-03-03,,\nO2,Pier,Negotiating,2025-03-03,2026-01-31,\n`,
  )
  expect(flagged).toBe(1)
  const deals = await look('select * from deals where import_id = $1 order by external_id', id)
  expect(deals.map(({ import_flags }) => import_flags)).toEqual([
    null,
    ['no_amount', 'criterion:worth_it', 'tasks:pricing'],
  ])
  expect(deals[1]).toMatchObject({ status: 'open', expected_close_on: '2026-01-31', closed_at: null })
  const tasks = await look(
    'select template_key, role_key, state, due_at from tasks where deal_id = $1',
    deals[0].id,
  )
  expect(tasks).toMatchObject([
    { template_key: 'price', role_key: 'analyst', state: 'open', due_at: expect.any(String) },
    { template_key: 'check', state: 'open', due_at: null },
  ])
})

test('the same file again changes nothing, a changed row changes its deal, and undoing that brings it back', async () => {
  const row = (sum: number) =>
    `${head}A1,Again,Pricing,2025-05-05,,${sum}\nA2,Once,Lost,2025-05-05,2025-05-06,7\n`
  await imported(cast, row(100))
  expect(await imported(cast, row(100))).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
  const before = await everything()
  const changed = await imported(cast, row(250))
  expect(changed).toMatchObject({ created: 0, updated: 1, unchanged: 1 })
  expect(await look(`select amount, version from deals where external_id = 'A1'`)).toEqual([
    { amount: 25_000, version: 2 },
  ])
  expect(await undone(cast, changed)).toMatchObject({ state: 'undone' })
  expect(await everything()).toEqual(before)
})

test('a row that would move a deal past its gate stays out with the same list as every other door gives', async () => {
  await imported(cast, `${head}G1,Gate,Pricing,2025-05-05,,\n`)
  const [{ id }] = (await look(`select id from deals where external_id = 'G1'`)) as [{ id: DealId }]
  const move = { id, to: 'negotiating', override: false }
  const refused = await database.db
    .write(cast.kari.workspaceId, (tx) => moveDeal(tx, move, cast.kari))
    .catch((fault: unknown) => fault)
  expect(refused).toBeInstanceOf(Refusal)
  const before = await everything()

  const { id: importId } = await imported(cast, `${head}G1,Gate,Negotiating,2025-05-05,,\n`)
  const [{ state, faults }] = (await look(
    `select state, faults from import_rows where import_id = $1`,
    importId,
  )) as [{ state: string; faults: RowFault[] }]
  expect(state).toBe('failed')
  expect(faults).toEqual([
    { column: 'phase', code: 'criteria_unmet', value: null, details: (refused as Refusal).details },
  ])
  expect(await everything()).toEqual(before)
})

test('a move through an open gate is a move like any other, and undoing it restores visits and tasks', async () => {
  await imported(cast, `${head}M1,Move,,2025-05-05,,5000\n`)
  const before = await everything()
  const moved = await imported(cast, `${head}M1,Move,Pricing,2025-05-05,,6000\n`)
  expect(moved).toMatchObject({ updated: 1 })
  expect(await look(`select stage_key, visit_seq, amount from deals where external_id = 'M1'`)).toEqual([
    { stage_key: 'pricing', visit_seq: 2, amount: 600_000 },
  ])
  await undone(cast, moved)
  expect(await everything()).toEqual(before)
})

test('an undo leaves everything as it was before', async () => {
  const before = await everything()
  const mapping = parseMapping({
    ...dealsMapping,
    relations: {
      owner: { column: 'who', missing: 'create' },
      company: { column: 'firm', missing: 'create' },
      product: { column: 'thing', missing: 'create' },
    },
  })
  const file = `id,title,phase,from,to,sum,who,firm,thing
U1,One,Won,2025-01-01,2025-02-02,10,Nils New,Novo AS,Lantern
U2,Two,Pricing,2025-01-01,,20,nils new,NOVO as,Lantern
U3,Three,Lost,2025-01-01,2025-01-03,30,Ola Nowak,,
`
  const done = await imported(cast, file, { mapping })
  expect(done).toMatchObject({ created: 3, failed: 0, flagged: 1 })
  const owners = await look(
    `select m.name, count(*) as n from deals d join members m on m.id = d.owner_id where d.import_id = $1 group by 1 order by 1`,
    done.id,
  )
  expect(owners).toEqual([
    { name: 'Nils New', n: 2 },
    { name: 'Ola Nowak', n: 1 },
  ])
  await undone(cast, done)
  expect(await everything()).toEqual(before)
})

test('an import somebody has worked on since is not taken back, and says how many records', async () => {
  const done = await imported(
    cast,
    `${head}W1,Worked,Pricing,2025-05-05,,100\nW2,Idle,Pricing,2025-05-05,,100\n`,
  )
  const [{ id }] = (await look(`select id from deals where external_id = 'W1'`)) as [{ id: DealId }]
  await database.db.write(cast.kari.workspaceId, (tx) =>
    editDeal(tx, { id, ifMatch: 1, changes: { title: 'Worked on' } }, cast.kari),
  )
  await expect(undone(cast, done)).rejects.toMatchObject({
    code: 'import_not_undoable',
    details: { why: 'used_since', records: 1 },
  })
})

test('each bad cell is named with its column and value, and only its row stays out', async () => {
  const { id, created, failed } = await imported(
    cast,
    `${head}B1,Fine,Pricing,2025-05-05,,1
B2,Odd,Dreaming,2025-02-30,,many
B3,Late,Won,2025-05-05,2025-05-01,1
B1,Twice,Pricing,2025-05-05,,1
B4,Wide,Pricing,2025-05-05,,1,more
,Nameless,Pricing,2025-05-05,,1
`,
  )
  expect({ created, failed }).toEqual({ created: 1, failed: 5 })
  const rows = (await look(
    `select row_number as row, faults from import_rows where import_id = $1 and state = 'failed' order by 1`,
    id,
  )) as { row: number; faults: RowFault[] }[]
  expect(
    rows.map(({ row, faults }) => [row, ...faults.map(({ column, code }) => `${column} ${code}`).sort()]),
  ).toEqual([
    [2, 'from not_a_date', 'phase unknown_value', 'sum not_a_number'],
    [3, 'to closed_before_opened'],
    [4, 'id twice_in_file'],
    [5, 'null too_many_cells'],
    [6, 'id empty'],
  ])
})

test('a closed deal is not opened by a file, nor somebody else’s deal touched without the right', async () => {
  await imported(cast, `${head}C1,Closed,Lost,2025-05-05,2025-05-06,1\n`)
  const { id } = await imported(cast, `${head}C1,Closed,Pricing,2025-05-05,,1\n`)
  const [{ faults }] = (await look('select faults from import_rows where import_id = $1', id)) as [
    { faults: RowFault[] },
  ]
  expect(faults).toMatchObject([{ code: 'deal_closed' }])

  const mayImport = { ...cast.ola, rights: { ...cast.ola.rights, import: true } }
  await database.owner.query(`update roles set rights = rights || '{"import": true}' where key = 'seller'`)
  const mine = await imported(cast, `${head}C1,Taken,Lost,2025-05-05,2025-05-06,1\n`, { actor: mayImport })
  expect(mine).toMatchObject({ failed: 1, updated: 0 })
})

test('who may not do a thing by hand may not import it', async () => {
  await expect(begunImport(cast, head, { actor: cast.ola })).rejects.toMatchObject({ code: 'not_allowed' })
  const eva = { ...cast.eva, rights: { ...cast.eva.rights, import: true, 'team.manage': false } }
  const mapping = parseMapping({
    ...dealsMapping,
    relations: { owner: { column: 'title', missing: 'create' } },
  })
  await expect(begunImport(cast, `${head}X1,X,,,,\n`, { actor: eva, mapping })).rejects.toMatchObject({
    code: 'not_allowed',
    details: { needs: 'team.manage' },
  })
})

test('an ambiguous name is a fault, not a guess', async () => {
  for (const name of ['Jan Kowalski', 'Jan Kowalski'])
    await database.db.write(cast.kari.workspaceId, (tx) => addMember(tx, { name, role: 'seller' }, cast.kari))
  const mapping = parseMapping({
    ...dealsMapping,
    relations: { owner: { column: 'title', missing: 'create' } },
  })
  const { id } = await imported(cast, `${head}N1,Jan Kowalski,Pricing,,,\n`, { mapping })
  expect(await look('select faults from import_rows where import_id = $1', id)).toMatchObject([
    { faults: [{ column: 'title', code: 'ambiguous_name', value: 'Jan Kowalski' }] },
  ])
})

test('deals that stood there before are left alone', async () => {
  const deal = await aDeal(cast)
  const { id } = await imported(cast, `${head}L1,Lamp,Pricing,2025-05-05,,1\n`)
  await undone(cast, { id })
  expect(await look('select title, version from deals where id = $1', deal.id)).toEqual([
    { title: deal.title, version: 1 },
  ])
})

test('no deal is brought into a retired process; an import that began before ends on it', async () => {
  const other = await playCast(database.db)
  const write = <T>(work: Parameters<typeof database.db.write<T>>[1]) =>
    database.db.write(other.kari.workspaceId, work)
  await publishFor(database.db, other.kari, { ...lampProcess, key: 'leds' })
  const text = `${head}R1,Retired,Pricing,2025-05-05,,1\n`
  const begun = await begunImport(other, text)
  await write((tx) => retireProcess(tx, { id: other.processId, reason: 'Nobody buys lamps' }, other.kari))

  const before = await look('select id from deals')
  const refused = await begunImport(other, text).catch((fault: unknown) => fault)
  expect(refused).toMatchObject({
    code: 'mapping_incomplete',
    fields: [{ path: 'body.process.key', code: 'process_retired' }],
  })
  expect(await look('select id from deals')).toEqual(before)
  expect(await runImport(database.db, other.kari, begun.id)).toMatchObject({ created: 1 })
})
