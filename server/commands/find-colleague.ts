import { sql } from 'kysely'
import type { MemberId, WorkspaceId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Database } from '../platform/database/tx.ts'
import { userByEmail } from '../team/identity/add-user.ts'
import { loadActor } from '../team/load-actor.ts'
import { NotPossible } from './not-possible.ts'

/**
 * The colleague a command acts as, with his own rights and nobody else's.
 * @param company its name, needed only where he works for several
 */
export async function findColleague(
  db: Database,
  email: string,
  company: string | undefined,
): Promise<Actor> {
  const memberships = await membershipsOf(db, email.trim().toLowerCase())
  if (memberships.length === 0) throw new NotPossible(`Nobody who may sign in has the address ${email}.`)
  const meant = memberships.filter(({ name }) => !company || name.toLowerCase() === company.toLowerCase())
  const names = memberships.map(({ name }) => `"${name}"`).join(', ')
  if (meant.length === 0) throw new NotPossible(`${email} does not work for "${company}", but for ${names}.`)
  if (meant.length > 1) throw new NotPossible(`${email} works for ${names}: say which with --company.`)
  const [{ workspaceId, memberId }] = meant as [Membership]
  const actor = await db.read(workspaceId, (tx) => loadActor(tx, workspaceId, { memberId }, 'command_line'))
  if (!actor) throw new NotPossible(`${email} is not active any more.`)
  return actor
}

interface Membership {
  workspaceId: WorkspaceId
  memberId: MemberId
  name: string
}

async function membershipsOf(db: Database, email: string): Promise<Membership[]> {
  return db.read(null, async (tx) => {
    const user = await userByEmail(tx, email)
    if (!user) return []
    const { rows } = await sql<Membership>`
      select workspace_id as "workspaceId", member_id as "memberId", workspace_name as name
      from memberships_of(${user.id})
    `.execute(tx)
    return rows
  })
}

/** The company a command is about: the only one, or the one named. */
export async function findWorkspace(
  owner: { query: OwnerQuery },
  company: string | undefined,
): Promise<WorkspaceId> {
  const { rows } = await owner.query('select workspace_id as id, name from workspaces order by created_at')
  if (rows.length === 0)
    throw new NotPossible('There is no company yet. "stagecraft setup" founds the first one.')
  const meant = rows.filter(({ name }) => !company || name.toLowerCase() === company.toLowerCase())
  const names = rows.map(({ name }) => `"${name}"`).join(', ')
  if (meant.length === 0) throw new NotPossible(`There is no company "${company}", but ${names}.`)
  if (meant.length > 1)
    throw new NotPossible(`There are several companies: ${names}. Say which with --company.`)
  return (meant[0] as { id: WorkspaceId }).id
}

type OwnerQuery = (text: string) => Promise<{ rows: { id: WorkspaceId; name: string }[] }>
