import { sql } from 'kysely'
import type { DepartmentId } from '../../../contract/ids.ts'
import type { Department } from '../../../contract/team/groups.ts'
import type { Actor } from '../../platform/actor.ts'
import { seen } from '../../platform/database/seen.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusal.ts'
import { tables } from '../table.ts'

const subject = (id: DepartmentId) => ({ type: 'department', id })

export async function listDepartments(tx: Tx, actor: Actor): Promise<Department[]> {
  return departments(tx, actor).orderBy('departments.name').execute()
}

/** @throws Refusal `already_exists` (by the unique name) */
export async function createDepartment(
  tx: Tx,
  { name }: { name: string },
  actor: Actor,
): Promise<Department> {
  const id = newId<DepartmentId>()
  await tables(tx).insertInto('departments').values({ workspace_id: actor.workspaceId, id, name }).execute()
  await record(tx, actor, { type: 'department.created', subject: subject(id), data: { name } })
  return departments(tx, actor).where('departments.id', '=', id).executeTakeFirstOrThrow()
}

/** @throws Refusal `not_found`, `changed_meanwhile`, `already_exists` */
export async function renameDepartment(
  tx: Tx,
  { id, name, ifMatch }: { id: DepartmentId; name: string; ifMatch: number },
  actor: Actor,
): Promise<Department> {
  const before = await tables(tx)
    .selectFrom('departments')
    .select('version')
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!before) throw new Refusal('not_found')
  seen(before, ifMatch)
  await tables(tx)
    .updateTable('departments')
    .set((row) => ({ name, version: row('version', '+', 1) }))
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', id)
    .execute()
  await record(tx, actor, { type: 'department.renamed', subject: subject(id), data: { name } })
  return departments(tx, actor).where('departments.id', '=', id).executeTakeFirstOrThrow()
}

/** @throws Refusal `not_found`, `still_used` while somebody works there (by the foreign key) */
export async function deleteDepartment(tx: Tx, id: DepartmentId, actor: Actor): Promise<void> {
  const deleted = await tables(tx)
    .deleteFrom('departments')
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (deleted.numDeletedRows === 0n) throw new Refusal('not_found')
  await record(tx, actor, { type: 'department.deleted', subject: subject(id) })
}

function departments(tx: Tx, actor: Actor) {
  return tables(tx)
    .selectFrom('departments')
    .select([
      'departments.id',
      'departments.name',
      'departments.version',
      sql<number>`(
        select count(*)::int
        from members m
        where m.workspace_id = departments.workspace_id and m.department_id = departments.id
          and m.deactivated_at is null
      )`.as('members'),
    ])
    .where('departments.workspace_id', '=', actor.workspaceId)
}
