import { sql } from 'kysely'
import type pg from 'pg'
import { expect, test } from 'vitest'
import type { DealId } from '../../contract/ids.ts'
import { ProcessDocument } from '../../contract/process/process-document.ts'
import { aDeal, type Cast, playCast, publishFor } from '../../test/cast.ts'
import { databaseForTest } from '../../test/database.ts'
import { logActivity } from '../activities/log-activity.ts'
import { closeDeal } from '../deals/closing/close-deal.ts'
import { reopenDeal } from '../deals/closing/reopen-deal.ts'
import { createDeal } from '../deals/create-deal.ts'
import { editDeal } from '../deals/edit-deal.ts'
import { dealsForActivities } from '../deals/meet-activities.ts'
import { moveDeal } from '../deals/moving/move-deal.ts'
import { restDeal } from '../deals/resting/rest-deal.ts'
import { wakeDeal } from '../deals/resting/wake-deal.ts'
import { dealsForTasks } from '../deals/tasks/meet-tasks.ts'
import type { Database } from '../platform/database/tx.ts'
import { completeTask } from '../tasks/complete-task.ts'
import { waiveTask } from '../tasks/waive-task.ts'
import { fireDeadlines } from './fire-deadlines.ts'

const watched = ProcessDocument.parse({
  key: 'watched',
  name: 'Watched',
  firstContact: { warn: { workingDays: 1 }, breach: { workingDays: 2 }, escalateTo: 'head' },
  roles: [
    { key: 'head', name: 'Head of sales' },
    { key: 'analyst', name: 'Analyst' },
  ],
  stages: [
    {
      key: 'asking',
      name: 'Asking',
      winProbability: 10,
      deadline: { warn: { workingDays: 3 }, breach: { workingDays: 5 }, escalateTo: 'head' },
      tasks: [
        {
          key: 'price',
          name: 'Calculate the price',
          kind: 'document',
          mandatory: false,
          role: 'analyst',
          due: { workingDays: 4 },
          warn: { workingDays: 3 },
          escalateTo: 'head',
        },
      ],
    },
    { key: 'signing', name: 'Signing', winProbability: 90, deadline: { breach: { workingDays: 3 } } },
  ],
  lostReasons: [{ key: 'no_need', name: 'No need' }],
})

/** A company whose head of sales is Eva and whose analyst is Dariush, and a deal of Ola's. */
async function play() {
  const { db, owner } = await databaseForTest()
  const cast = await playCast(db)
  const { processId } = await publishFor(db, cast.kari, watched)
  const { workspaceId } = cast.kari
  await db.write(workspaceId, (tx) =>
    sql`insert into role_holders (workspace_id, role_key, member_id)
        values (${workspaceId}, 'head', ${cast.eva.memberId})`.execute(tx),
  )
  const deal = await db.write(workspaceId, (tx) =>
    createDeal(tx, { title: 'Lamps', amount: 1, processId }, cast.ola),
  )
  return {
    db,
    owner,
    cast,
    deal,
    in: <T>(work: Parameters<Database['write']>[1]) => db.write(workspaceId, work) as Promise<T>,
  }
}

const fire = (db: Database) => fireDeadlines(db, new AbortController().signal)

/** Time passes: every clock of the deal began that much earlier. */
async function letPass(owner: pg.Pool, span: string): Promise<void> {
  await owner.query(`
    update deals set entered_at = entered_at - '${span}'::interval, warn_at = warn_at - '${span}'::interval,
      deadline_at = deadline_at - '${span}'::interval, created_at = created_at - '${span}'::interval,
      first_contact_warn_at = first_contact_warn_at - '${span}'::interval,
      first_contact_due_at = first_contact_due_at - '${span}'::interval, rested_at = rested_at - '${span}'::interval`)
  await owner.query(`
    update tasks set due_at = due_at - '${span}'::interval, warn_at = warn_at - '${span}'::interval,
      created_at = created_at - '${span}'::interval`)
}

/** What was told of deadlines, to whom: `['deal.stage_warned', 'Ola Nowak']`. */
async function told(owner: pg.Pool): Promise<string[]> {
  const { rows } = await owner.query(
    `select n.type, m.name from notices n join members m on m.id = n.member_id
     where n.type ~ '_(warned|breached)$|^deadline|^task.(warned|overdue)' order by n.type, m.name`,
  )
  return rows.map(({ type, name }) => `${type} → ${name}`)
}

async function happened(owner: pg.Pool): Promise<string[]> {
  const { rows } = await owner.query(
    `select type from events where type ~ '_(warned|breached)$|^deadline|^task.(warned|overdue)' order by type`,
  )
  return rows.map(({ type }) => type)
}

test('nothing is told before its time, and afterwards each step once, however often one looks', async () => {
  const { db, owner } = await play()
  await fire(db)
  expect(await told(owner)).toEqual([])
  await letPass(owner, '9 days')
  await fire(db)
  await fire(db)
  expect(await happened(owner)).toEqual([
    'deadline.escalated',
    'deadline.escalated',
    'deadline.escalated',
    'deal.first_contact_breached',
    'deal.stage_breached',
    'task.overdue',
  ])
  expect(await told(owner)).toEqual([
    'deadline.escalated → Eva Lind',
    'deadline.escalated → Eva Lind',
    'deadline.escalated → Eva Lind',
    'deal.first_contact_breached → Ola Nowak',
    'deal.stage_breached → Ola Nowak',
    'task.overdue → Dariush Rad',
  ])
})

test('a warning comes first and the breach later, and only the breach climbs', async () => {
  const { db, owner } = await play()
  await owner.query(`update deals set first_contact_at = now(), warn_at = now() - interval '1 minute'`)
  await owner.query(`update tasks set state = 'done'`)
  await fire(db)
  expect(await told(owner)).toEqual(['deal.stage_warned → Ola Nowak'])
  // What is near is the deadline, not the warning.
  const { rows } = await owner.query(`
    select (n.data ->> 'due')::timestamptz = d.deadline_at as same
    from notices n join deals d on d.id = n.deal_id where n.type = 'deal.stage_warned'`)
  expect(rows).toEqual([{ same: true }])
  await owner.query(`update deals set deadline_at = now() - interval '1 second'`)
  await fire(db)
  expect(await told(owner)).toEqual([
    'deadline.escalated → Eva Lind',
    'deal.stage_breached → Ola Nowak',
    'deal.stage_warned → Ola Nowak',
  ])
})

test('a deal moved on just before is not told of, and its new stage has a clock of its own', async () => {
  const { db, owner, cast, deal, in: inside } = await play()
  await letPass(owner, '9 days')
  await inside((tx) => log(tx, cast, deal.id, 'call'))
  await inside((tx) => moveDeal(tx, { id: deal.id, to: 'signing', override: false }, cast.ola))
  await fire(db)
  expect(await happened(owner)).toEqual([])
  await letPass(owner, '9 days')
  await fire(db)
  expect(await told(owner)).toEqual(['deal.stage_breached → Ola Nowak'])
  await inside((tx) =>
    moveDeal(tx, { id: deal.id, to: 'asking', reason: 'Again', override: false }, cast.ola),
  )
  await letPass(owner, '9 days')
  await fire(db)
  expect((await told(owner)).filter((one) => one.startsWith('deal.stage_breached'))).toHaveLength(2)
})

test('the clock follows the deal to its new owner, who is told', async () => {
  const { db, owner, cast, deal, in: inside } = await play()
  await letPass(owner, '9 days')
  await inside((tx) =>
    editDeal(tx, { id: deal.id, ifMatch: deal.version, changes: { ownerId: cast.eva.memberId } }, cast.eva),
  )
  await fire(db)
  expect((await told(owner)).filter((one) => one.includes('stage'))).toEqual([
    'deal.stage_breached → Eva Lind',
  ])
  // Eva is the head of sales too: what she is told as the owner she is not told again from above.
  expect((await told(owner)).filter((one) => one.startsWith('deadline'))).toEqual([
    'deadline.escalated → Eva Lind',
  ])
})

test('a note is no contact, a call is one; whoever was called in time is not told of', async () => {
  const { db, owner, cast, deal, in: inside } = await play()
  await inside((tx) => log(tx, cast, deal.id, 'note'))
  await letPass(owner, '9 days')
  await inside((tx) => log(tx, cast, deal.id, 'call'))
  await fire(db)
  expect(await happened(owner)).not.toContain('deal.first_contact_breached')
  const { rows } = await owner.query('select first_contact_at from deals')
  await inside((tx) => log(tx, cast, deal.id, 'meeting'))
  expect((await owner.query('select first_contact_at from deals')).rows).toEqual(rows)
  expect(rows[0].first_contact_at).not.toBeNull()
})

test('a done and a waived task are not told of', async () => {
  const { db, owner, cast, in: inside } = await play()
  const rows = async () => (await owner.query('select id, version, assignee_id from tasks')).rows
  const [task] = await rows()
  expect(task.assignee_id).toBeNull()
  await letPass(owner, '9 days')
  await inside((tx) =>
    waiveTask(tx, { id: task.id, ifMatch: task.version, reason: 'Known price' }, cast.kari),
  )
  await fire(db)
  expect(await happened(owner)).not.toContain('task.overdue')

  await aDeal(cast)
  await owner.query(`update tasks set due_at = now() - interval '1 minute' where state = 'open'`)
  const open = (await owner.query(`select id, version from tasks where state = 'open'`)).rows[0]
  await inside((tx) => completeTask(tx, { id: open.id, ifMatch: open.version }, cast.ola, dealsForTasks))
  await fire(db)
  expect(await happened(owner)).not.toContain('task.overdue')
})

test('a resting deal has no running deadline, and what was left when it went to rest is left when it wakes', async () => {
  const { db, owner, cast, deal, in: inside } = await play()
  const left = async () =>
    (
      await owner.query<{ warn: string; due: string; task: string; contact: string }>(
        `select d.warn_at::text as warn, d.deadline_at::text as due, t.due_at::text as task,
                d.first_contact_due_at::text as contact
         from deals d join tasks t on t.deal_id = d.id where d.id = $1`,
        [deal.id],
      )
    ).rows[0]
  const before = await left()
  await inside((tx) => restDeal(tx, { id: deal.id, until: '2099-01-01', reason: 'Budget' }, cast.ola))
  await letPass(owner, '28 days')
  await fire(db)
  expect(await happened(owner)).toEqual([])
  await inside((tx) => wakeDeal(tx, { id: deal.id }, cast.ola))
  await fire(db)
  expect(await happened(owner)).toEqual([])
  // As long from now as it was then, give or take a weekend and a holiday.
  const after = await left()
  for (const one of ['warn', 'due', 'task', 'contact'] as const)
    expect(Math.abs(Date.parse(`${after?.[one]}`) - Date.parse(`${before?.[one]}`))).toBeLessThan(
      5 * 86_400_000,
    )
  await letPass(owner, '14 days')
  await fire(db)
  expect(await happened(owner)).toContain('deal.stage_breached')
  expect(await happened(owner)).toContain('task.overdue')
})

test('a closed deal is not told of; reopened, it has the time it had left', async () => {
  const { db, owner, cast, deal, in: inside } = await play()
  await inside((tx) =>
    closeDeal(tx, { id: deal.id, outcome: 'lost', reason: 'no_need', override: false }, cast.ola),
  )
  await owner.query(`
    update deals set closed_at = closed_at - interval '28 days', warn_at = warn_at - interval '28 days',
      deadline_at = deadline_at - interval '28 days', first_contact_due_at = first_contact_due_at - interval '28 days',
      first_contact_warn_at = first_contact_warn_at - interval '28 days'`)
  await fire(db)
  expect(await happened(owner)).toEqual([])
  await inside((tx) => reopenDeal(tx, { id: deal.id, reason: 'They called' }, cast.kari))
  await fire(db)
  expect(await happened(owner)).toEqual([])
  const { rows } = await owner.query(`select deadline_at > now() + interval '2 days' as later from deals`)
  expect(rows).toEqual([{ later: true }])
})

test('two that look at the same moment tell of each deadline once', async () => {
  const { db, owner, cast } = await play()
  const { workspaceId } = cast.kari
  await owner.query(`
    insert into deals (workspace_id, id, number, title, process_id, process_version_id, stage_key, entered_at, warn_at,
                       status, owner_id, currency, created_at)
    select workspace_id, gen_random_uuid(), 1000 + n, 'Deal ' || n, process_id, process_version_id, stage_key, entered_at,
           now() - interval '1 minute', 'open', owner_id, currency, created_at
    from deals, generate_series(1, 2000) n`)
  await Promise.all([fire(db), fire(db), fire(db), fire(db)])
  const { rows } = await owner.query(
    `select count(*)::int as events, count(distinct deal_id)::int as deals from events
     where workspace_id = $1 and type = 'deal.stage_warned'`,
    [workspaceId],
  )
  expect(rows).toEqual([{ events: 2000, deals: 2000 }])
  expect((await told(owner)).length).toBe(2000)
})

function log(
  tx: Parameters<Parameters<Database['write']>[1]>[0],
  cast: Cast,
  dealId: DealId,
  kind: 'call' | 'note' | 'meeting',
) {
  return logActivity(tx, { kind, dealId } as Parameters<typeof logActivity>[1], cast.ola, dealsForActivities)
}
