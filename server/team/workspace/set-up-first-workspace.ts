import { sql } from 'kysely'
import type { UserId, WorkspaceId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Database, Tx } from '../../platform/database/tx.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusal.ts'
import { addUser, type NewUser } from '../identity/add-user.ts'
import { type Founding, type NewWorkspace, setUpWorkspace } from './set-up-workspace.ts'

/** Any constant: of two people who found the first company at once, the second waits and is refused. */
const lock = 7_310_412

/**
 * Founds the first company of an installation, which takes nobody's leave; there is no second one this way.
 * @returns the administrator, and the user he signs in as
 * @throws Refusal `not_found` once a company exists, `weak_password`
 */
export async function setUpFirstWorkspace(
  db: Database,
  workspace: NewWorkspace & NewUser,
  foundings: readonly Founding[],
): Promise<{ founder: Actor; userId: UserId }> {
  const id = newId<WorkspaceId>()
  return db.write(id, async (tx) => {
    await sql`select pg_advisory_xact_lock(${lock})`.execute(tx)
    if (!(await isEmpty(tx))) throw new Refusal('not_found')
    const userId = await addUser(tx, workspace)
    return { founder: await setUpWorkspace(tx, id, userId, workspace, foundings), userId }
  })
}

export async function isEmpty(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ empty: boolean }>`select installation_is_empty() as empty`.execute(tx)
  return rows[0]?.empty ?? false
}
