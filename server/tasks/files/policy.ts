import { type RawBuilder, sql } from 'kysely'
import type { RefusalCode } from '../../../contract/refusals.ts'
import { mayCustomer, visibleCustomers } from '../../customers/policy.ts'
import type { Actor } from '../../platform/actor.ts'
import { actsAsFilter } from '../../team/deputies/acting.ts'
import { ownerFilter, reaches } from '../../team/reach.ts'
import { mayTask } from '../policy.ts'
import type { TaskRow } from '../task.ts'
import type { FileRow } from './file.ts'

/** Who may do a task may put files on it, while it is open. */
export function mayAdd(actor: Actor, task: TaskRow): true | RefusalCode {
  if (!mayTask(actor, 'complete', task)) return 'not_allowed'
  return task.state === 'open' ? true : 'task_closed'
}

/** Who added a file, or may edit the deal or customer, may take it away; from a task only while that is open. */
export function mayRemove(
  actor: Actor,
  file: Pick<FileRow, 'addedBy' | 'dealId' | 'companyId' | 'personId' | 'ownerId' | 'taskState'>,
): true | RefusalCode {
  const his = file.addedBy !== null && file.addedBy.id === actor.memberId
  const { ownerId } = file
  const edits = file.dealId
    ? reaches(actor, 'deals.edit', ownerId, file.dealId)
    : mayCustomer(actor, 'edit', { id: file.companyId ?? file.personId, ownerId })
  if (!his && !edits) return 'not_allowed'
  return file.taskState === null || file.taskState === 'open' ? true : 'task_closed'
}

/**
 * Files `f` of tasks `t` on deals `d`, of companies `c` and people `p`: all of a customer or deal that one may see; else
 * those of the tasks of a stage visit in which one has a task (see tasksBeside). The search over everything asks the same.
 */
export function visibleFiles(actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(
    (f.company_id is not null and ${visibleCustomers(actor)})
    or (f.person_id is not null and ${visibleCustomers(actor, 'p')})
    or (f.deal_id is not null and ${ownerFilter(actor, 'deals.see', sql`d.owner_id`, sql`d.id`)})
    or exists (select ${tasksBeside(actor)}))`
}

/**
 * The tasks `m` that one has oneself or holds the role of, in the stage visit of the task `t`: earlier tasks are done for
 * later ones.
 */
export function tasksBeside(actor: Actor): RawBuilder<unknown> {
  return sql`
    from tasks m
    where m.workspace_id = t.workspace_id and m.deal_id = t.deal_id and m.visit_seq = t.visit_seq
      and (${actsAsFilter(actor, 'tasks', sql`m.assignee_id`)} or m.role_key = any (${[...actor.processRoles]}::text[]))`
}
