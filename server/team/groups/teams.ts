import { sql } from 'kysely'
import type { MemberId, TeamId } from '../../../contract/ids.ts'
import type { Team } from '../../../contract/team/groups.ts'
import type { Actor } from '../../platform/actor.ts'
import { seen } from '../../platform/database/seen.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusal.ts'
import { tables } from '../table.ts'
import { refuseUnknownMembers } from './refuse-unknown-members.ts'

export interface InTeam {
  id: MemberId
  leads: boolean
}

const subject = (id: TeamId) => ({ type: 'team', id })

export async function listTeams(tx: Tx, actor: Actor): Promise<Team[]> {
  return teams(tx, actor).orderBy('teams.name').execute()
}

/** @throws Refusal `already_exists` (by the unique name), `not_found` for a member who is not there */
export async function createTeam(
  tx: Tx,
  { name, members }: { name: string; members: readonly InTeam[] },
  actor: Actor,
): Promise<Team> {
  const id = newId<TeamId>()
  await tables(tx).insertInto('teams').values({ workspace_id: actor.workspaceId, id, name }).execute()
  await placeMembers(tx, id, members, actor)
  await record(tx, actor, { type: 'team.created', subject: subject(id), data: { name, members } })
  return teams(tx, actor).where('teams.id', '=', id).executeTakeFirstOrThrow()
}

/** @throws Refusal `not_found`, `changed_meanwhile`, `already_exists` */
export async function editTeam(
  tx: Tx,
  { id, name, members, ifMatch }: EditTeam,
  actor: Actor,
): Promise<Team> {
  const before = await tables(tx)
    .selectFrom('teams')
    .select('version')
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!before) throw new Refusal('not_found')
  seen(before, ifMatch)
  await tables(tx)
    .updateTable('teams')
    .set((row) => ({ ...(name !== undefined && { name }), version: row('version', '+', 1) }))
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', id)
    .execute()
  if (members) await placeMembers(tx, id, members, actor)
  await record(tx, actor, { type: 'team.edited', subject: subject(id), data: { name, members } })
  return teams(tx, actor).where('teams.id', '=', id).executeTakeFirstOrThrow()
}

export interface EditTeam {
  id: TeamId
  name?: string | undefined
  members?: readonly InTeam[] | undefined
  ifMatch: number
}

/** @throws Refusal `not_found` */
export async function deleteTeam(tx: Tx, id: TeamId, actor: Actor): Promise<void> {
  const deleted = await tables(tx)
    .deleteFrom('teams')
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (deleted.numDeletedRows === 0n) throw new Refusal('not_found')
  await record(tx, actor, { type: 'team.deleted', subject: subject(id) })
}

async function placeMembers(tx: Tx, teamId: TeamId, members: readonly InTeam[], actor: Actor): Promise<void> {
  const places = new Map(members.map((member) => [member.id, member.leads]))
  await refuseUnknownMembers(tx, [...places.keys()], actor)
  await tables(tx)
    .deleteFrom('team_members')
    .where('workspace_id', '=', actor.workspaceId)
    .where('team_id', '=', teamId)
    .execute()
  if (places.size === 0) return
  await tables(tx)
    .insertInto('team_members')
    .values(
      [...places].map(([member_id, leads]) => ({
        workspace_id: actor.workspaceId,
        team_id: teamId,
        member_id,
        leads,
      })),
    )
    .execute()
}

function teams(tx: Tx, actor: Actor) {
  return tables(tx)
    .selectFrom('teams')
    .select([
      'teams.id',
      'teams.name',
      'teams.version',
      sql<Team['members']>`(
        select coalesce(
          jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name, 'leads', t.leads) order by t.leads desc, m.name),
          '[]'
        )
        from team_members t
        join members m on m.workspace_id = t.workspace_id and m.id = t.member_id
        where t.workspace_id = teams.workspace_id and t.team_id = teams.id
      )`.as('members'),
    ])
    .where('teams.workspace_id', '=', actor.workspaceId)
}
