import { sql } from 'kysely'
import type { Relation } from '../../../contract/imports/mapping.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { Plan } from '../import.ts'
import type { Run } from '../running/run.ts'
import { createNamed, roleLike } from './create-referred.ts'
import { type Flat, flatRecords } from './flat-records.ts'
import type { RecordKind } from './record-kind.ts'
import { rememberMade } from './remember-made.ts'

const flat = flatRecords({
  into: 'colleagues',
  table: 'members',
  noun: 'member',
  created: 'added',
  fresh: async (tx, actor) => ({ role_key: await roleLike(tx, actor, 'seller'), language: actor.language }),
})

/**
 * Colleagues come in without a sign-in. Each joins the team of his row; the leader of his row leads that team, and is
 * added as a colleague where nobody has the name.
 */
export const colleagues: RecordKind<Flat> = {
  async plan(tx, actor, run, rows) {
    const plans = await flat.plan(tx, actor, run, rows)
    const settled = await settledIn(tx, actor, run, plans)
    const known = await knownAround(tx, actor, run, plans)
    for (const plan of plans) {
      if (plan.state === 'unchanged' && !settled.has(plan.row)) plan.state = 'updated'
      if (!plan.record) continue
      plan.flags.push(...leaderFlags(run, plan.record))
      plan.also = [...(plan.also ?? []), ...newcomers(run, plan.record, known)]
    }
    return plans
  },
  async write(tx, actor, run, plans) {
    await flat.write(tx, actor, run, plans)
    const written = plans.filter(({ state }) => state === 'created' || state === 'updated')
    const names = (relation: string) => written.flatMap(({ record }) => record?.read.names[relation] ?? [])
    const teams = await found(tx, actor, run, 'team', names('team'))
    const leaders = await found(tx, actor, run, 'leader', names('leader'))
    const joins = written.flatMap(({ id, record }) => {
      const team = teams.get(record?.read.names.team ?? '')
      const leader = leaders.get(record?.read.names.leader ?? '')
      return team
        ? [
            { team, member: id as string, leads: false },
            ...(leader ? [{ team, member: leader, leads: true }] : []),
          ]
        : []
    })
    await joinTeams(tx, actor, run, joins)
  },
}

const tables = { team: 'teams', leader: 'members' } as const

function rule(run: Run, relation: string): Relation | undefined {
  return (run.mapping.relations as Record<string, Relation | undefined>)[relation]
}

function leaderFlags(run: Run, { read }: Flat): string[] {
  return (['team', 'leader'] as const).flatMap((relation) => {
    const { missing } = rule(run, relation) ?? {}
    return missing === 'flag' && read.names[relation] === undefined ? [`no_${relation}`] : []
  })
}

/** Names of teams and leaders that are there already. */
async function knownAround(tx: Tx, actor: Actor, run: Run, plans: readonly Plan<Flat>[]) {
  const names = (relation: string) => plans.flatMap(({ record }) => record?.read.names[relation] ?? [])
  return {
    team: await run.names.find(tx, actor.workspaceId, 'teams', names('team')),
    leader: await run.names.find(tx, actor.workspaceId, 'members', names('leader')),
  }
}

function newcomers(run: Run, { read }: Flat, known: Record<'team' | 'leader', ReadonlyMap<string, string>>) {
  return (['team', 'leader'] as const).flatMap((relation) => {
    const name = read.names[relation]
    const creates =
      rule(run, relation)?.missing === 'create' && name !== undefined && !known[relation].has(name)
    return creates ? [{ what: tables[relation] as string, name }] : []
  })
}

async function found(tx: Tx, actor: Actor, run: Run, relation: 'team' | 'leader', names: readonly string[]) {
  const table = tables[relation]
  const known = new Map(
    [...(await run.names.find(tx, actor.workspaceId, table, names))].filter(([, id]) => id !== 'several'),
  )
  if (rule(run, relation)?.missing !== 'create') return known
  const unknown = names.filter((name) => !known.has(name))
  const role = relation === 'leader' ? 'manager' : 'seller'
  return new Map([...known, ...(await createNamed(tx, actor, run, table, unknown, role))])
}

/** Rows whose colleague is in his team, under his leader, already. */
async function settledIn(tx: Tx, actor: Actor, run: Run, plans: readonly Plan<Flat>[]): Promise<Set<number>> {
  const asked = plans.flatMap(({ row, id, state, record }) =>
    state === 'unchanged'
      ? [
          {
            row,
            member: id,
            team: record?.read.names.team ?? null,
            leader: record?.read.names.leader ?? null,
          },
        ]
      : [],
  )
  const teams = await run.names.find(
    tx,
    actor.workspaceId,
    'teams',
    asked.flatMap(({ team }) => team ?? []),
  )
  const leaders = await run.names.find(
    tx,
    actor.workspaceId,
    'members',
    asked.flatMap(({ leader }) => leader ?? []),
  )
  const { rows } = await sql<{ team_id: string; member_id: string; leads: boolean }>`
    select team_id, member_id, leads from team_members
    where workspace_id = ${actor.workspaceId} and team_id::text = any (${[...teams.values()]}::text[])
  `.execute(tx)
  const inTeam = new Map(rows.map(({ team_id, member_id, leads }) => [`${team_id} ${member_id}`, leads]))
  const isSettled = ({ member, team, leader }: (typeof asked)[number]) => {
    if (team === null) return true
    const id = teams.get(team)
    return (
      inTeam.has(`${id} ${member}`) &&
      (leader === null || inTeam.get(`${id} ${leaders.get(leader)}`) === true)
    )
  }
  return new Set(asked.filter(isSettled).map(({ row }) => row))
}

interface Join {
  team: string
  member: string
  leads: boolean
}

async function joinTeams(tx: Tx, actor: Actor, run: Run, joins: readonly Join[]): Promise<void> {
  if (joins.length === 0) return
  const wanted = sql`json_to_recordset(${JSON.stringify(joins)}::json) as j (team uuid, member uuid, leads boolean)`
  const joined = await sql<{ team: string; member: string }>`
    insert into team_members (workspace_id, team_id, member_id, leads)
    select ${actor.workspaceId}, j.team, j.member, bool_or(j.leads) from ${wanted} group by j.team, j.member
    on conflict do nothing
    returning team_id as team, member_id as member
  `.execute(tx)
  const promoted = await sql<{ team: string; member: string }>`
    update team_members t set leads = true
    from ${wanted}
    where t.workspace_id = ${actor.workspaceId} and t.team_id = j.team and t.member_id = j.member and j.leads
      and not t.leads
    returning t.team_id as team, t.member_id as member
  `.execute(tx)
  await rememberMade(tx, actor, run, 'memberships', joined.rows)
  await rememberMade(tx, actor, run, 'promoted', promoted.rows)
}
