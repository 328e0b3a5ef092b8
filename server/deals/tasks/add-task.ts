import type { DealId, MemberId, TaskId } from '../../../contract/ids.ts'
import type { TaskKind } from '../../../contract/process/process-document.ts'
import { assignedTo } from '../../notices/assigned-to.ts'
import { notify } from '../../notices/notify.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusal.ts'
import { insertTasks, lockTask } from '../../tasks/table.ts'
import type { TaskRow } from '../../tasks/task.ts'
import { mustKnowMember } from '../../team/members/known-member.ts'
import { isClosed } from '../deal.ts'
import { allow } from '../policy.ts'
import { lockDeal } from '../table.ts'

/** A task of one's own beside those of the process; never mandatory, and it stays when the deal moves on. */
export async function addTask(
  tx: Tx,
  input: {
    dealId: DealId
    name: string
    kind: TaskKind
    assigneeId?: MemberId | undefined
    dueAt?: string | undefined
  },
  actor: Actor,
): Promise<TaskRow> {
  const deal = await lockDeal(tx, actor, input.dealId)
  allow(actor, 'edit', deal)
  if (isClosed(deal)) throw new Refusal('deal_closed', { status: deal.status })
  const assigneeId = input.assigneeId ?? actor.memberId
  await mustKnowMember(tx, actor, assigneeId, 'body.assigneeId')
  const id = newId<TaskId>()
  await insertTasks(tx, actor, [
    {
      id,
      dealId: deal.id,
      visitSeq: deal.visitSeq,
      stageKey: deal.stageKey,
      templateKey: null,
      name: input.name,
      kind: input.kind,
      mandatory: false,
      roleKey: null,
      assigneeId,
      dealOwnerId: deal.ownerId,
      guidance: null,
      after: [],
      dueSpan: null,
      dueAt: input.dueAt ?? null,
    },
  ])
  await record(tx, actor, {
    type: 'task.added',
    subject: { type: 'task', id },
    dealId: deal.id,
    data: { name: input.name, assigneeId },
  })
  await notify(tx, actor, [assignedTo(assigneeId, { id, dealId: deal.id }, actor)])
  return lockTask(tx, actor, id)
}
