import { sql } from 'kysely'
import pg, { type ClientBase } from 'pg'
import type { MemberId, WorkspaceId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { MainDatabase } from '../platform/database/open-main-database.ts'
import type { Database } from '../platform/database/tx.ts'
import { loadActor } from '../team/load-actor.ts'
import { NotPossible } from './terminal/not-possible.ts'

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
  const { rows } = await db.read(null, (tx) =>
    sql<Membership>`
      select m.workspace_id as "workspaceId", m.member_id as "memberId", m.workspace_name as name
      from users u
      cross join lateral memberships_of(u.id) m
      where u.email = ${email}
    `.execute(tx),
  )
  return rows
}

/**
 * Whoever may run this on the machine may do everything, but somebody has to have done it: the colleague named, else the
 * company's first administrator.
 * @param owner sees every company
 */
export async function findActor(
  { db, ownerOptions }: Pick<MainDatabase, 'db' | 'ownerOptions'>,
  { email, company }: { email: string | undefined; company: string | undefined },
): Promise<Actor> {
  if (email) return findColleague(db, email, company)
  const owner = new pg.Client(ownerOptions)
  owner.on('error', () => {})
  await owner.connect()
  try {
    const workspaceId = await findWorkspace(owner, company)
    const { rows } = await owner.query<{ id: MemberId }>(
      `select m.id from members m
       join roles r on r.workspace_id = m.workspace_id and r.key = m.role_key
       where m.workspace_id = $1 and m.user_id is not null and m.deactivated_at is null
         and (r.rights ->> 'workspace.manage')::boolean
       order by m.created_at, m.id limit 1`,
      [workspaceId],
    )
    const memberId = rows[0]?.id
    if (!memberId)
      throw new NotPossible('The company has no active administrator: say with --email who does it.')
    return (await db.read(workspaceId, (tx) =>
      loadActor(tx, workspaceId, { memberId }, 'command_line'),
    )) as Actor
  } finally {
    await owner.end()
  }
}

/** The company a command is about: the only one, or the one named. */
export async function findWorkspace(
  owner: Pick<ClientBase, 'query'>,
  company: string | undefined,
): Promise<WorkspaceId> {
  const { rows } = await owner.query<{ id: WorkspaceId; name: string }>(
    'select workspace_id as id, name from workspaces order by created_at',
  )
  if (rows.length === 0)
    throw new NotPossible('There is no company yet. "stagecraft setup" founds the first one.')
  const meant = rows.filter(({ name }) => !company || name.toLowerCase() === company.toLowerCase())
  const names = rows.map(({ name }) => `"${name}"`).join(', ')
  if (meant.length === 0) throw new NotPossible(`There is no company "${company}", but ${names}.`)
  if (meant.length > 1)
    throw new NotPossible(`There are several companies: ${names}. Say which with --company.`)
  return (meant[0] as { id: WorkspaceId }).id
}
