import type { DepartmentId, MemberId, UserId } from '../../../contract/ids.ts'
import type { Language } from '../../../contract/text.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { newId } from '../../platform/ids.ts'
import { tables } from '../table.ts'

export interface NewMember {
  name: string
  role: string
  email?: string | undefined
  /** Who signs in as this member; absent for a colleague known by name only. */
  userId?: UserId | undefined
  language?: Language | undefined
  departmentId?: DepartmentId | undefined
  sample?: boolean | undefined
}

/** Adds a colleague to the actor's workspace. */
export async function addMember(tx: Tx, member: NewMember, actor: Actor): Promise<MemberId> {
  const id = newId<MemberId>()
  await tables(tx)
    .insertInto('members')
    .values({
      workspace_id: actor.workspaceId,
      id,
      user_id: member.userId ?? null,
      name: member.name,
      email: member.email ?? null,
      role_key: member.role,
      department_id: member.departmentId ?? null,
      language: member.language ?? actor.language,
      sample: member.sample ?? false,
      created_at: new Date().toISOString(),
    })
    .execute()
  await record(tx, actor, {
    type: 'member.added',
    subject: { type: 'member', id },
    data: { name: member.name, role: member.role },
  })
  return id
}
