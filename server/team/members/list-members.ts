import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { MemberId } from '../../../contract/ids.ts'
import type { Received, Returned } from '../../../contract/route.ts'
import type { listMembers as route } from '../../../contract/team/members.ts'
import type { Actor } from '../../platform/actor.ts'
import { decodeCursor, encodeCursor } from '../../platform/database/cursor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { membersOf, shownMember } from './member.ts'

const Place = z.tuple([z.string(), MemberId])

/** Colleagues by name, a page at a time. */
export async function listMembers(
  tx: Tx,
  query: Received<typeof route>['query'],
  actor: Actor,
): Promise<Returned<typeof route>> {
  const rows = await membersOf(tx, actor)
    .select(sql<string>`search_form(members.name)`.as('sorted_by'))
    .where(sql<boolean>`${sql.join(conditions(query), sql` and `)}`)
    .orderBy(sql`search_form(members.name)`)
    .orderBy('members.id')
    .limit(query.limit + 1)
    .execute()
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    rows: page.map((row) => shownMember(row, actor)),
    next: rows.length > query.limit && last ? encodeCursor([last.sorted_by, last.id]) : null,
  }
}

function conditions(query: Received<typeof route>['query']): RawBuilder<unknown>[] {
  const { cursor, q, state, role, teamId, departmentId } = query
  const all = [sql`true`]
  if (state === 'active') all.push(sql`members.deactivated_at is null`)
  if (state === 'deactivated') all.push(sql`members.deactivated_at is not null`)
  if (role) all.push(sql`members.role_key = ${role}`)
  if (departmentId) all.push(sql`members.department_id = ${departmentId}`)
  if (teamId)
    all.push(sql`members.id in (
      select t.member_id
      from team_members t
      where t.workspace_id = members.workspace_id and t.team_id = ${teamId}
    )`)
  if (q?.trim())
    all.push(sql`(
      strpos(search_form(members.name), search_form(${q.trim()})) > 0
      or strpos(lower(members.email), lower(${q.trim()})) > 0
    )`)
  if (cursor) {
    const [name, id] = decodeCursor(cursor, Place)
    all.push(sql`(search_form(members.name), members.id) > (${name}, ${id}::uuid)`)
  }
  return all
}
