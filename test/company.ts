import type { TeamId, UserId, WorkspaceId } from '../contract/ids.ts'
import type { Actor } from '../server/platform/actor.ts'
import type { Database } from '../server/platform/database/tx.ts'
import { newId } from '../server/platform/ids.ts'
import { addMember } from '../server/team/add-member.ts'
import { loadActor } from '../server/team/load-actor.ts'
import { type NewWorkspace, setUpWorkspace } from '../server/team/set-up-workspace.ts'
import { tables } from '../server/team/table.ts'

/** What the founder of a test company signs in with. */
export const founderPassword = 'seven ravens over Gdynia'

/** A company of its own. @returns its administrator, Kari Berg, unless said otherwise */
export async function foundCompany(db: Database, company: Partial<NewWorkspace> = {}): Promise<Actor> {
  const id = newId<WorkspaceId>()
  const { founder } = await db.write(id, (tx) =>
    setUpWorkspace(tx, id, {
      company: 'Fjordlys AS',
      language: 'en',
      country: 'NO',
      name: 'Kari Berg',
      email: `kari-${id}@fjordlys.example`,
      password: founderPassword,
      sample: false,
      ...company,
    }),
  )
  return founder
}

/** A colleague who can sign in (but has no password), in the teams given. */
export async function addColleague(
  db: Database,
  administrator: Actor,
  colleague: { name: string; role: string; email?: string; teams?: TeamId[] },
): Promise<Actor> {
  const { workspaceId } = administrator
  return db.write(workspaceId, async (tx) => {
    const userId = newId<UserId>()
    const email = colleague.email ?? `${userId}@fjordlys.example`
    await tables(tx).insertInto('users').values({ id: userId, name: colleague.name, email }).execute()
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
