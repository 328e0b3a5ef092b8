import { sql } from 'kysely'
import type { TeamId, UserId, WorkspaceId } from '../contract/ids.ts'
import type { Rights } from '../contract/team/rights.ts'
import type { Actor } from '../server/platform/actor.ts'
import type { Database, Tx } from '../server/platform/database/tx.ts'
import { newId } from '../server/platform/ids.ts'
import { setPassword, userByEmail } from '../server/team/identity/users.ts'
import { loadActor } from '../server/team/load-actor.ts'
import { addMember } from '../server/team/members/add-member.ts'
import { tables } from '../server/team/table.ts'
import {
  type Founding,
  type NewWorkspace,
  setUpWorkspace,
} from '../server/team/workspace/set-up-workspace.ts'

/** What the founder of a test company signs in with. */
export const founderPassword = 'seven ravens over Gdynia'

/** The same as it is stored: deriving it anew takes as long as the rest of a company. */
const founderHash = 'scrypt$15$8$3$o4F1TkGQBWWkn6rlhQJNng$Mo4JH3ZZ9w9sUIxwwa6rWParIEMqYx3fZG0kxK4dN6M'

/** A company of its own. @returns its administrator, Kari Berg, unless said otherwise */
export async function foundCompany(
  db: Database,
  company: Partial<NewWorkspace> = {},
  foundings: readonly Founding[] = [],
): Promise<Actor> {
  const id = newId<WorkspaceId>()
  const workspace: NewWorkspace = {
    company: 'Fjordlys AS',
    language: 'en',
    country: 'NO',
    name: 'Kari Berg',
    email: `kari-${id}@fjordlys.example`,
    sample: false,
    ...company,
  }
  return db.write(id, async (tx) => {
    // Whoever has a company already founds another as himself.
    const userId = (await userByEmail(tx, workspace.email))?.id ?? (await addTestUser(tx, workspace))
    await setPassword(tx, userId, founderHash)
    return setUpWorkspace(tx, id, userId, workspace, foundings)
  })
}

async function addTestUser(tx: Tx, { name, email }: { name: string; email: string }): Promise<UserId> {
  const id = newId<UserId>()
  await tables(tx).insertInto('users').values({ id, name, email }).execute()
  return id
}

/** A colleague who can sign in (but has no password), in the teams given. */
export async function addColleague(
  db: Database,
  administrator: Actor,
  colleague: { name: string; role: string; email?: string; teams?: TeamId[] },
): Promise<Actor> {
  const { workspaceId } = administrator
  return db.write(workspaceId, async (tx) => {
    const email = colleague.email ?? `${newId()}@fjordlys.example`
    const userId = await addTestUser(tx, { name: colleague.name, email })
    const memberId = await addMember(tx, { ...colleague, email, userId }, administrator)
    for (const team_id of colleague.teams ?? [])
      await tables(tx)
        .insertInto('team_members')
        .values({ workspace_id: workspaceId, team_id, member_id: memberId })
        .execute()
    const actor = await loadActor(tx, workspaceId, { memberId }, 'screen')
    if (!actor) throw new Error('the colleague is not there')
    return actor
  })
}

/** A colleague with a role of his own: what sellers may, but for these rights. */
export async function addWithRights(
  db: Database,
  administrator: Actor,
  name: string,
  rights: Partial<Rights>,
  teams: TeamId[] = [],
): Promise<Actor> {
  const key = name.toLowerCase().replaceAll(/[^a-z]/g, '_')
  await db.write(administrator.workspaceId, (tx) =>
    sql`
      insert into roles (workspace_id, key, name, rights)
      select workspace_id, ${key}, to_jsonb(${name}::text), rights || ${JSON.stringify(rights)}::jsonb
      from roles
      where workspace_id = ${administrator.workspaceId} and key = 'seller'
    `.execute(tx),
  )
  return addColleague(db, administrator, { name, role: key, teams })
}
