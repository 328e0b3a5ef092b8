import { beforeAll, expect, test } from 'vitest'
import type { DealId } from '../../../../contract/ids.ts'
import { ProcessDocument } from '../../../../contract/process/process-document.ts'
import type { ChosenFilter } from '../../../../contract/process/version-moves.ts'
import { aDeal, lampProcess, playCast } from '../../../../test/cast.ts'
import { databaseForFile } from '../../../../test/database.ts'
import { publishDocument } from '../../../process/versions/publish-process.ts'
import { runVersionMove } from '../running/run-version-move.ts'
import { startVersionMove } from '../running/start-version-move.ts'
import { countConditionalTasks } from './count-conditional-tasks.ts'
import { previewVersionMove } from './preview-version-move.ts'

const many = 4_500

const database = await databaseForFile()
const cast = await playCast(database.db)

beforeAll(async () => {
  const { id } = await aDeal(cast, { amount: 0 })
  // The same deal again and again, worth 0, 1 … 4,499, and without a task.
  const { rows } = await database.owner.query(
    `select string_agg(column_name, ', ') as columns from information_schema.columns
     where table_schema = 'public' and table_name = 'deals' and is_generated = 'NEVER'`,
  )
  await database.owner.query(
    `insert into deals (${rows[0].columns})
     select ${rows[0].columns} from (
       select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'number', 1000 + n, 'amount', n,
                                                           'created_at', now() - n * interval '1 hour'))).*
       from deals d, generate_series(0, $2::integer - 1) as n where d.id = $1) as made`,
    [id, many],
  )
  await database.owner.query('delete from tasks where deal_id = $1', [id])
  await database.owner.query('delete from deals where id = $1', [id])
  const tasks = [
    { key: 'gift', name: 'A gift', kind: 'other', mandatory: false, when: 'deal.amount >= 10.0' },
    { key: 'credit', name: 'Credit check', kind: 'other', mandatory: true, when: 'deal.amount >= 40.0' },
  ]
  const stages = lampProcess.stages.map((stage, place) => (place === 0 ? { ...stage, tasks } : stage))
  const document = ProcessDocument.parse({ ...lampProcess, stages })
  await database.db.write(cast.kari.workspaceId, (tx) => publishDocument(tx, document, cast.kari))
})

const asked = (filter?: ChosenFilter) => ({
  id: cast.processId,
  toVersion: 2,
  mapping: [],
  reason: 'Gifts for all',
  ...(filter && { filter }),
})
const read = <T>(work: Parameters<typeof cast.db.read<T>>[1]) => cast.db.read(cast.kari.workspaceId, work)
const preview = (filter?: ChosenFilter) => read((tx) => previewVersionMove(tx, asked(filter), cast.kari))

/** As a caller does: page after page until none is left. */
async function counted(filter?: ChosenFilter) {
  const sum = { newMandatory: 0, newOptional: 0, asked: 0, pages: 0 }
  for (let after: string | null | undefined; after !== null; ) {
    const from = after as DealId | undefined
    const page = await read((tx) =>
      countConditionalTasks(tx, { ...asked(filter), ...(from && { after: from }) }, cast.kari),
    )
    for (const row of page.rows) {
      expect(row).toMatchObject({ fromVersion: 1, from: 'first_talk' })
      sum.newMandatory += row.newMandatory
      sum.newOptional += row.newOptional
    }
    sum.asked += page.asked
    sum.pages += 1
    if (page.total > 0) expect(page.total).toBe((await preview(filter)).total.move)
    after = page.after
  }
  return sum
}

test('tasks with a condition are counted exactly, however many the deals are, and just so they are made', async () => {
  expect((await preview()).total).toMatchObject({ move: many, newMandatory: 0, newPerhaps: 2 * many })
  const sum = await counted()
  expect(sum).toEqual({ newMandatory: 500, newOptional: 3_500, asked: many, pages: 3 })

  const { id } = await cast.db.write(cast.kari.workspaceId, (tx) =>
    startVersionMove(tx, asked({ amountFrom: 4_400 }), cast.kari),
  )
  expect(await runVersionMove(cast.db, cast.kari, id)).toMatchObject({ moved: 100, tasksCreated: 200 })
  expect(await counted()).toMatchObject({ newMandatory: 400, newOptional: 3_400, asked: many - 100 })
})

test('the preview counts few deals itself, and leaves nothing to count', async () => {
  const filter = { amountFrom: 3_900, amountTo: 4_099 }
  expect((await preview(filter)).total).toMatchObject({ newMandatory: 100, newOptional: 200, newPerhaps: 0 })
  expect(await counted(filter)).toMatchObject({ asked: 0, pages: 1 })
})

test('the filter limits a move by stage, amount, owner, team and day', async () => {
  const moving = async (filter: ChosenFilter) => (await preview(filter)).total.move
  const { rows } = await database.owner.query(
    'select team_id, member_id from team_members where workspace_id = $1 and member_id = $2',
    [cast.ola.workspaceId, cast.ola.memberId],
  )
  const here = many - 100
  expect(await moving({ stage: 'first_talk' })).toBe(here)
  expect(await moving({ stage: 'pricing' })).toBe(0)
  expect(await moving({ amountFrom: 100, amountTo: 199 })).toBe(100)
  expect(await moving({ owner: cast.ola.memberId })).toBe(here)
  expect(await moving({ owner: cast.per.memberId })).toBe(0)
  expect(await moving({ team: rows[0].team_id })).toBe(here)
  expect(await moving({ team: cast.kari.workspaceId as never })).toBe(0)
  const yesterday = Temporal.Now.plainDateISO('UTC').subtract({ days: 1 }).toString()
  const young = await moving({ createdFrom: yesterday })
  expect(young).toBeGreaterThan(20)
  expect(young).toBeLessThan(50)
})
