import { describe, expect, test } from 'vitest'
import { dealTimeline, editDeal, listDeals, showDeal } from '../../../contract/deals/deals.ts'
import { moveDeal } from '../../../contract/deals/moves.ts'
import type { DeputyId } from '../../../contract/ids.ts'
import { listNotices } from '../../../contract/notices.ts'
import { approveTask } from '../../../contract/tasks/approvals.ts'
import { addTask, completeTask, listTasks } from '../../../contract/tasks/tasks.ts'
import { endDeputy, listDeputies, type PlannedDeputy, planDeputy } from '../../../contract/team/deputies.ts'
import { showSession } from '../../../contract/team/session.ts'
import { addLeave } from '../../../contract/team/working-time.ts'
import { aDeal, type Cast, lampProcess, publishFor } from '../../../test/cast.ts'
import { tableHashes } from '../../../test/database.ts'
import { openHouse } from '../../../test/house.ts'
import { type Client } from '../../../test/server.ts'
import { createDeal } from '../../deals/create-deal.ts'
import { notify } from '../../notices/notify.ts'
import { keepDeputies } from './keep-deputies.ts'

const { server, cast, ola, per, kari } = await openHouse(['ola', 'per', 'kari'])

const all = { tasks: true, approvals: true, notices: true, records: true }

/** The company's day so many days from today. */
async function day(after: number): Promise<string> {
  const { rows } = await server.owner.query<{ day: string }>(
    `select ((now() at time zone time_zone)::date + $1::integer)::text as day from workspaces where workspace_id = $2`,
    [after, cast.kari.workspaceId],
  )
  return rows[0]?.day as string
}

async function plan(client: Client, parts: Partial<PlannedDeputy> = {}) {
  return client.call(planDeputy, {
    params: { id: cast.ola.memberId },
    body: { deputyId: cast.per.memberId, fromOn: await day(0), toOn: await day(3), ...all, ...parts },
  })
}

const end = (client: Client, id: DeputyId) => client.call(endDeputy, { params: { id } })
const keep = () =>
  server.db.write(cast.kari.workspaceId, (tx) => keepDeputies(tx, cast.kari.workspaceId, notify))

/** By a new key: what was known of him a moment ago is remembered for another. */
const perActsFor = async () => (await (await server.client(cast.per)).call(showSession)).actsFor

const told = async (type: string) =>
  (
    await server.owner.query<{ data: Record<string, unknown> }>(
      `select data from events where type = $1 order by seq`,
      [type],
    )
  ).rows

describe('a deputy', () => {
  test('sees and does what is his colleague’s, says for whom, and no longer when it ends', async () => {
    const deal = await aDeal(cast, { title: 'Lamps of an absent seller' })
    const task = await ola.call(addTask, {
      params: { dealId: deal.id },
      body: { name: 'Call', kind: 'call' },
    })
    expect((await per.send(showDeal, { params: { id: deal.id } })).status).toBe(404)
    const { id, state } = await plan(ola)
    expect(state).toBe('now')
    expect((await per.call(showSession)).actsFor).toMatchObject([{ name: 'Ola Nowak' }])
    expect((await ola.call(showSession)).deputy).toMatchObject({ name: 'Per Moe' })

    expect((await per.call(listDeals)).rows.map((row) => row.id)).toContain(deal.id)
    const mine = await per.call(listTasks)
    expect(mine.rows.find((row) => row.id === task.id)?.assigneeName).toBe('Ola Nowak')
    await per.call(completeTask, { params: { id: task.id }, ifMatch: task.version, body: {} })
    const version = (await per.call(showDeal, { params: { id: deal.id } })).version
    await per.call(editDeal, { params: { id: deal.id }, ifMatch: version, body: { amount: 900_000 } })
    const { rows } = await ola.call(dealTimeline, { params: { id: deal.id } })
    const his = rows.filter(({ by }) => by?.id === cast.per.memberId)
    expect(his.map(({ type }) => type).sort()).toEqual(['deal.edited', 'task.completed'])
    for (const { data } of his) expect(data.actedFor).toEqual({ id: cast.ola.memberId, name: 'Ola Nowak' })

    const taking = { ownerId: cast.per.memberId }
    expect(
      await per.send(editDeal, { params: { id: deal.id }, ifMatch: version + 1, body: taking }),
    ).toMatchObject({ status: 403, body: { details: { act: 'give' } } })

    await end(per, id)
    expect((await per.send(showDeal, { params: { id: deal.id } })).status).toBe(404)
    expect((await per.call(listTasks)).rows).toEqual([])
    expect((await ola.call(showSession)).deputy).toBeNull()
    await expect(end(ola, id)).rejects.toThrow('404')
  })

  test('gets only the parts that were named', async () => {
    const deal = await aDeal(cast, { title: 'Lamps that stay unseen' })
    const task = await ola.call(addTask, {
      params: { dealId: deal.id },
      body: { name: 'Write', kind: 'email' },
    })
    const { id } = await plan(ola, { records: false, notices: false })
    expect((await per.call(listTasks)).rows.map((row) => row.id)).toContain(task.id)
    expect((await per.send(showDeal, { params: { id: deal.id } })).status).toBe(404)
    await kari.call(addTask, {
      params: { dealId: deal.id },
      body: { name: 'Told to one', kind: 'call', assigneeId: cast.ola.memberId },
    })
    expect((await per.call(listNotices)).rows.some(({ data }) => data.forName === 'Ola Nowak')).toBe(false)
    await end(ola, id)
  })

  test('is told what the other is told, with his name', async () => {
    const { id } = await plan(ola)
    const deal = await aDeal(cast)
    await kari.call(addTask, {
      params: { dealId: deal.id },
      body: { name: 'For Ola', kind: 'call', assigneeId: cast.ola.memberId },
    })
    const [notice] = (await per.call(listNotices)).rows
    expect(notice).toMatchObject({
      type: 'task.assigned',
      data: { byName: 'Kari Berg', forName: 'Ola Nowak' },
    })
    expect((await ola.call(listNotices)).rows[0]?.data.forName).toBeUndefined()
    await end(kari, id)
  })

  test('approves in the other’s name, but not what is the other’s own', async () => {
    const { processId } = await publishFor(server.db, cast.kari, {
      ...lampProcess,
      key: 'approved',
      stages: lampProcess.stages.map((stage) =>
        stage.key === 'pricing'
          ? {
              ...stage,
              requiredFields: [],
              exitCriteria: [],
              tasks: [
                {
                  key: 'agree',
                  name: 'Agree',
                  kind: 'approval' as const,
                  mandatory: true,
                  role: 'analyst',
                  after: [],
                },
              ],
            }
          : stage,
      ),
    })
    const approvalOn = async (owner: Cast['ola']) => {
      const deal = await server.db.write(owner.workspaceId, (tx) =>
        createDeal(
          tx,
          { title: 'Lamps to agree on', amount: 700_000, processId },
          { ...cast.kari, memberId: owner.memberId },
        ),
      )
      await kari.call(moveDeal, { params: { id: deal.id }, ifMatch: deal.version, body: { to: 'pricing' } })
      const { tasks } = await kari.call(showDeal, { params: { id: deal.id } })
      return tasks.find(({ kind }) => kind === 'approval')?.id as NonNullable<(typeof tasks)[number]>['id']
    }
    const [ofEva, ofDariush] = [await approvalOn(cast.eva), await approvalOn(cast.dariush)]
    expect((await per.send(approveTask, { params: { id: ofEva } })).status).toBe(404)
    const { id } = await kari.call(planDeputy, {
      params: { id: cast.dariush.memberId },
      body: { deputyId: cast.per.memberId, fromOn: await day(0), toOn: await day(0), ...all },
    })
    await server.owner.query(
      `insert into role_holders (workspace_id, role_key, member_id) values ($1, 'analyst', $2)`,
      [cast.kari.workspaceId, cast.eva.memberId],
    )
    expect((await per.send(approveTask, { params: { id: ofDariush } })).body.code).toBe('not_your_own')
    expect((await per.send(approveTask, { params: { id: ofEva } })).status).toBe(200)
    const { rows } = await server.owner.query(
      `select data -> 'actedFor' ->> 'name' as name from events where type = 'approval.given' and subject_id = $1`,
      [ofEva],
    )
    expect(rows).toEqual([{ name: 'Dariush Rad' }])
    await end(kari, id)
  })
})

describe('a period', () => {
  test('begins and ends by itself, once, however many servers ask', async () => {
    await plan(ola, { fromOn: await day(2), toOn: await day(4) })
    await Promise.all([keep(), keep(), keep()])
    expect((await per.call(showSession)).actsFor).toEqual([])
    const moved = (days: number) =>
      server.owner.query(
        `update deputies set from_on = from_on - $1::integer, to_on = to_on - $1::integer where ended_at is null`,
        [days],
      )
    const [began, ended] = [(await told('deputy.began')).length, (await told('deputy.ended')).length]
    await moved(2)
    await Promise.all([keep(), keep(), keep(), keep()])
    expect((await told('deputy.began')).length).toBe(began + 1)
    expect(await perActsFor()).toHaveLength(1)
    await moved(3)
    // The last day is over: nothing is his any more, even before the job has come.
    expect(await perActsFor()).toEqual([])
    await Promise.all([keep(), keep(), keep(), keep()])
    expect((await told('deputy.ended')).length).toBe(ended + 1)
    expect((await per.call(listDeputies)).rows[0]).toMatchObject({ state: 'ended' })
  })

  test('has one deputy a day, who is somebody else and here', async () => {
    const { id } = await plan(ola, { fromOn: await day(10), toOn: await day(12) })
    const refused = async (parts: Partial<PlannedDeputy>, by = ola) =>
      (
        await by.send(planDeputy, {
          params: { id: cast.ola.memberId },
          body: { deputyId: cast.eva.memberId, fromOn: await day(12), toOn: await day(14), ...all, ...parts },
        })
      ).body.code
    const before = await tableHashes(server.owner, ['api_keys'])
    expect(await refused({})).toBe('already_exists')
    expect(await refused({ fromOn: await day(20), toOn: await day(21), deputyId: cast.ola.memberId })).toBe(
      'malformed',
    )
    expect(await refused({ fromOn: await day(-5), toOn: await day(-1) })).toBe('malformed')
    expect(await refused({ fromOn: await day(20), toOn: await day(21) }, per)).toBe('not_allowed')
    expect(await tableHashes(server.owner, ['api_keys'])).toEqual(before)
    await end(ola, id)
  })

  test('can be the days of a leave', async () => {
    await ola.call(addLeave, {
      params: { id: cast.ola.memberId },
      body: {
        fromOn: await day(30),
        toOn: await day(34),
        kind: 'holiday',
        deputy: { deputyId: cast.eva.memberId, ...all },
      },
    })
    const { rows } = await ola.call(listDeputies)
    expect(rows.find(({ state }) => state === 'planned')).toMatchObject({
      deputy: { name: 'Eva Lind' },
      fromOn: await day(30),
      toOn: await day(34),
    })
  })
})
