import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import type { TeamId } from '../../../contract/ids.ts'
import { assignLead } from '../../../contract/leads/acts.ts'
import * as contract from '../../../contract/leads/assignment.ts'
import type { Problem } from '../../../contract/refusals.ts'
import { deleteSegment, saveSegment } from '../../../contract/segments/segments.ts'
import { deactivateMember, reactivateMember } from '../../../contract/team/members.ts'
import { anything, ids, playAssignment } from '../../../test/played/assignment.ts'
import type { Actor } from '../../platform/actor.ts'
import { forgetWorkspaceCalendar } from '../../team/calendars/workspace-calendar.ts'
import { createLead as create } from '../create-lead.ts'
import { assignWaitingLeads } from './waiting-leads.ts'

const { server, cast, kari, ola, eva, seven, ...play } = await playAssignment()
const { inside, works, anew, rule, add, read, ownerOf, told, owners } = play

beforeEach(anew)

const codeOf = ({ body }: { body: unknown }) => (body as Problem).code

test('a thousand leads that come fifty at a time are shared out evenly; one on leave gets none', async () => {
  await rule()
  const away = seven[3] as Actor
  const today = new Date().toISOString().slice(0, 10)
  const later = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
  await inside(sql`
    insert into leaves (workspace_id, id, member_id, from_on, to_on, kind)
    values (${cast.kari.workspaceId}, gen_random_uuid(), ${away.memberId}, ${today}::date - 1, ${later}::date, 'holiday')
  `)
  forgetWorkspaceCalendar(cast.kari.workspaceId)
  const doors = ['screen', 'api', 'import', 'automation'] as const
  for (let at = 0; at < 1_000; at += 50)
    await Promise.all(
      Array.from({ length: 50 }, (_, place) =>
        server.db.write(cast.kari.workspaceId, (tx) =>
          create(
            tx,
            { name: `Lead ${at + place}`, source: 'event' },
            { ...cast.kari, via: doors[place % 4] as Actor['via'] },
          ),
        ),
      ),
    )
  const { Dag, ...others } = await owners()
  process.stdout.write(`a thousand leads: ${JSON.stringify({ Dag, ...others })}\n`)
  expect(Dag).toBe(0)
  expect(Object.values(others).reduce((sum, n) => sum + n, 0)).toBe(1_000)
  expect(Math.max(...Object.values(others)) - Math.min(...Object.values(others))).toBeLessThanOrEqual(1)

  // With seven again: he who was away takes his turns and does not catch up.
  await inside(sql`delete from leaves`)
  forgetWorkspaceCalendar(cast.kari.workspaceId)
  await inside(sql`update leads set source = 'website' where source = 'event'`)
  for (let at = 0; at < 100; at += 50)
    await Promise.all(
      Array.from({ length: 50 }, (_, place) => add(`More ${at + place}`, { source: 'event' })),
    )
  const all = Object.values(await owners())
  expect(all.reduce((sum, n) => sum + n, 0)).toBe(100)
  expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(1)
}, 120_000)

test('the turns go on where they were when who got the last lead leaves, his team or the rule', async () => {
  const made = await inside(sql<{ id: TeamId }>`
    insert into teams (workspace_id, id, name) values (${cast.kari.workspaceId}, gen_random_uuid(), 'Turns') returning id
  `)
  const team = made[0]?.id as TeamId
  await inside(sql`
    insert into team_members (workspace_id, team_id, member_id)
    select ${cast.kari.workspaceId}, ${team}, m from unnest(${ids(seven)}::uuid[]) m
  `)
  const nextOf = async (n: number) => {
    const given = []
    for (let at = 0; at < n; at++) given.push((await add(`Turn ${at}`)).owner?.name)
    return given.join(' ')
  }
  // Named twice, nobody gets more.
  const [ada, bo, cai, dag] = seven as [Actor, Actor, Actor, Actor]
  const listed = await rule({ name: 'Listed', memberIds: [ada.memberId, ...ids(seven)] })
  expect(await nextOf(4)).toBe('Ada Bo Cai Dag')
  await kari.call(deactivateMember, { params: { id: dag.memberId } })
  expect(await nextOf(6)).toBe('Eli Fay Gro Ada Bo Cai')
  await kari.call(contract.editAssignmentRule, {
    params: { id: listed.id },
    ifMatch: listed.version,
    body: { memberIds: ids(seven.filter((one) => one !== cai)) },
  })
  expect(await nextOf(2)).toBe('Eli Fay')
  await inside(sql`delete from assignment_rules`)

  await rule({ name: 'Team', memberIds: [], teamId: team })
  expect(await nextOf(2)).toBe('Ada Bo')
  await inside(sql`delete from team_members where team_id = ${team} and member_id = ${bo.memberId}`)
  expect(await nextOf(2)).toBe('Cai Eli')
  await kari.call(reactivateMember, { params: { id: dag.memberId } })
  expect(await nextOf(5)).toBe('Fay Gro Ada Cai Dag')
})

test('the first rule that means a lead counts; who is named has it, and without a rule whoever makes it', async () => {
  expect(await ownerOf((await add('Before any rule')).id)).toBe('Kari Berg')
  await rule({
    name: 'From Poland',
    filter: { all: [{ field: 'country', operator: 'any_of', value: ['PL'] }] },
    way: 'person',
    memberIds: [cast.ola.memberId],
  })
  await rule({
    name: 'Big ones',
    filter: { all: [{ field: 'source', operator: 'any_of', value: ['event'] }] },
    way: 'queue',
    memberIds: [],
    teamId: cast.ola.teams[0] as TeamId,
  })
  const polish = await add('Anna', { country: 'PL', source: 'event' })
  expect(polish).toMatchObject({
    owner: { name: 'Ola Nowak' },
    version: 1,
    assignment: { rule: { name: 'From Poland' }, steps: [{ rule: 'From Poland', because: 'rule' }] },
  })
  expect(await told(cast.ola)).toContain('lead.came')
  expect(await add('Bo', { source: 'event' })).toMatchObject({ owner: null, team: { name: 'Oslo' } })
  expect(await ownerOf((await add('Cato')).id)).toBe('Kari Berg')
  expect(await ownerOf((await add('Dina', { country: 'PL', ownerId: cast.per.memberId })).id)).toBe('Per Moe')
  expect(await ownerOf((await add('Elin', { country: 'PL', ownerId: null })).id)).toBeNull()
  // Who may not give leads to others brings one all the same, and it goes where the rule says.
  expect((await add('Finn', { country: 'PL' }, eva)).owner?.name).toBe('Ola Nowak')
  const trial = await kari.call(contract.tryAssignmentRules)
  expect(trial.rows.find(({ lead }) => lead.name === 'Dina')).toMatchObject({
    owner: { name: 'Per Moe' },
    to: { name: 'Ola Nowak' },
  })
  const forMe = await ola.call(contract.leadsForMe)
  expect(forMe.mine.map(({ name }) => name)).toEqual(['Anna', 'Finn'])
  expect(forMe.queue.map(({ name }) => name)).toContain('Bo')
})

test('by least work it goes to who has the fewest open leads and tasks', async () => {
  const [ada, bo] = seven as [Actor, Actor]
  await inside(sql`update leads set status = 'disqualified' where owner_id = any (${ids([ada, bo])}::uuid[])`)
  await rule({ way: 'least_work', memberIds: ids([ada, bo]) })
  for (const name of ['One', 'Two']) await add(name, { ownerId: ada.memberId })
  const given = []
  for (const name of ['Three', 'Four', 'Five', 'Six']) given.push((await add(name)).owner?.name)
  expect(given.toSorted()).toEqual(['Ada', 'Bo', 'Bo', 'Bo'])
})

test('while nobody works a lead waits, if the rule says so, and is given out when somebody does', async () => {
  await works('not_now')
  const first = await rule({ name: 'At once', memberIds: ids(seven.slice(0, 1)) })
  expect((await add('Night one')).owner?.name).toBe('Ada')
  await kari.call(contract.editAssignmentRule, {
    params: { id: first.id },
    ifMatch: first.version,
    body: { outsideHours: 'wait' },
  })
  const night = await add('Night two')
  expect(night).toMatchObject({ owner: null, assignment: { rule: { name: 'At once' } } })
  expect(night.assignment.waitsSince).not.toBeNull()
  const round = () =>
    server.db.write(cast.kari.workspaceId, (tx) => assignWaitingLeads(tx, cast.kari.workspaceId))
  expect(await round()).toBe(0)
  await works('always')
  expect((await Promise.all([round(), round()])).toSorted()).toEqual([0, 1])
  expect(await read(night.id)).toMatchObject({
    owner: { name: 'Ada' },
    assignment: { waitsSince: null, steps: [{ owner: null }, { because: 'work_began' }] },
  })
  // Whoever takes it by hand meanwhile has it: it waits no more.
  await works('not_now')
  const taken = await add('Night three')
  await kari.call(assignLead, { params: { id: taken.id }, body: { ownerId: cast.eva.memberId } })
  await works('always')
  expect(await round()).toBe(0)
  expect((await read(taken.id)).owner?.name).toBe('Eva Lind')
})

test('rules are changed by whoever works on all leads; one that could give to nobody is refused', async () => {
  const made = await rule()
  const parts = { params: { id: made.id }, ifMatch: made.version }
  expect((await ola.send(contract.editAssignmentRule, { ...parts, body: { name: 'Mine' } })).status).toBe(403)
  expect((await ola.call(contract.listAssignmentRules)).can.edit).toBe('not_allowed')
  const nobody = await kari.send(contract.editAssignmentRule, { ...parts, body: { memberIds: [] } })
  expect(nobody.status).toBe(400)
  const unreadable = { all: [{ field: 'own.gone', operator: 'filled' as const }] }
  expect(
    (await kari.send(contract.editAssignmentRule, { ...parts, body: { filter: unreadable } })).status,
  ).toBe(400)
  const segment = await kari.call(saveSegment, {
    body: { entity: 'lead', name: 'Far away', filter: anything, shared: true },
  })
  const second = await rule({
    name: 'Second',
    filter: { all: [{ field: 'segment', operator: 'any_of', value: [segment.id] }] },
  })
  expect(codeOf(await kari.send(deleteSegment, { params: { id: segment.id } }))).toBe('still_used')
  const { rows } = await kari.call(contract.orderAssignmentRules, { body: { ids: [second.id] } })
  expect(rows.map(({ name }) => name)).toEqual(['Second', 'By turns'])
  expect((await add('By the segment')).assignment.rule?.name).toBe('Second')
  // A rule that asks what is gone is passed over, and says so.
  await inside(
    sql`update assignment_rules set filter = ${JSON.stringify(unreadable)}::jsonb where id = ${second.id}`,
  )
  expect((await add('All the same')).assignment.rule?.name).toBe('By turns')
  expect((await kari.call(contract.listAssignmentRules)).rows[0]?.broken).toBe(true)
  await kari.call(contract.removeAssignmentRule, { params: { id: second.id } })
  expect((await kari.call(contract.listAssignmentRules)).rows).toHaveLength(1)
})
