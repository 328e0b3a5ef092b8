import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { type ProcessVersionId, TaskId } from '../../../contract/ids.ts'
import type { ProcessDocument } from '../../../contract/process/process-document.ts'
import type { Received } from '../../../contract/route.ts'
import type { listTasks as route, TaskInList } from '../../../contract/tasks/tasks.ts'
import type { Actor } from '../../platform/actor.ts'
import { decodeCursor, encodeCursor, KeyInstant } from '../../platform/database/cursor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { GivenAnswer } from '../../process/questionnaires/counted-answers.ts'
import { documentsOf } from '../../process/versions/version-document.ts'
import { lackOf } from '../../tasks/lack.ts'
import { ofHisRoles, taskCan } from '../../tasks/policy.ts'
import { taskJson, tasksWithAssignee } from '../../tasks/table.ts'
import { shown, type TaskRow } from '../../tasks/task.ts'
import { actsAsFilter } from '../../team/deputies/acting.ts'
import { ownerFilter } from '../../team/reach.ts'
import { answersAskedFor, meetListed } from '../lists/meet-listed.ts'
import { mayDeal } from '../policy.ts'

/**
 * Open tasks with what their doer needs of the deal, which he need not be allowed to open: his own, those waiting in
 * the queues of his roles, or those on deals he may see. Soonest due first, those without a due time last.
 */
export async function listTasks(
  tx: Tx,
  asked: Received<typeof route>['query'],
  actor: Actor,
): Promise<{ rows: TaskInList[]; next: string | null }> {
  const { rows } = await sql<ListedRow & { due: string }>`
    select ${listedColumns}, coalesce(t.due_at, 'infinity')::text as due
    from ${tasksInList}
    where t.workspace_id = ${actor.workspaceId} and t.state = 'open' and ${ofThose(asked, actor)}
      and ${asked.role === undefined ? sql`true` : sql`t.role_key = ${asked.role}`}
      and ${asked.assignee === undefined ? sql`true` : sql`t.assignee_id = ${asked.assignee}`}
      and ${afterCursor(asked.cursor)}
    order by coalesce(t.due_at, 'infinity'), t.id
    limit ${asked.limit + 1}
  `.execute(tx)
  const page = rows.slice(0, asked.limit)
  const last = page.at(-1)
  return {
    rows: await shownInList(tx, page, actor),
    next: rows.length > asked.limit && last ? encodeCursor([last.due, last.task.id]) : null,
  }
}

/** A task `t` with its assignee `a` and what its doer needs of the deal. */
export const tasksInList = sql`${tasksWithAssignee}
    join deals d on d.workspace_id = t.workspace_id and d.id = t.deal_id
    left join companies c on c.workspace_id = d.workspace_id and c.id = d.company_id
    left join members o on o.workspace_id = d.workspace_id and o.id = d.owner_id`

/** The columns of `tasksInList` in the shape of ListedRow. */
export const listedColumns = sql`
           ${taskJson} as task,
           exists (select from tasks b where b.workspace_id = t.workspace_id and b.deal_id = t.deal_id
                     and b.visit_seq = t.visit_seq and b.state = 'open' and b.template_key = any (t.after_keys)) as waits,
           ${answersAskedFor} as answers, d.number, d.title, d.amount, d.currency, d.stage_key as "stageKey",
           d.process_version_id as "versionId", c.name as company, o.name as "ownerName"`

export interface ListedRow {
  task: TaskRow
  waits: boolean
  /** What was answered on the deal of an open questionnaire; null for every other task. */
  answers: GivenAnswer[] | null
  number: number
  title: string
  amount: number
  currency: string
  stageKey: string
  versionId: ProcessVersionId
  company: string | null
  ownerName: string | null
}

function ofThose({ whose }: Received<typeof route>['query'], actor: Actor): RawBuilder<unknown> {
  if (whose === 'mine') return actsAsFilter(actor, 'tasks', sql`t.assignee_id`)
  if (whose === 'queue')
    // An approval he has decided on waits for others.
    return sql`t.assignee_id is null and ${ofHisRoles(actor)}
      and not exists (select from approvals ap where ap.workspace_id = t.workspace_id and ap.task_id = t.id
                        and ap.member_id = ${actor.memberId})`
  return ownerFilter(actor, 'deals.see', sql`t.deal_owner_id`, sql`t.deal_id`)
}

function afterCursor(cursor: string | undefined): RawBuilder<unknown> {
  if (!cursor) return sql`true`
  const [due, id] = decodeCursor(cursor, z.tuple([KeyInstant, TaskId]))
  return sql`(coalesce(t.due_at, 'infinity'), t.id) > (${due}::timestamptz, ${id}::uuid)`
}

/** Rows of any number of deals as a list shows them, in their order. */
export async function shownInList(tx: Tx, rows: readonly ListedRow[], actor: Actor): Promise<TaskInList[]> {
  const documents = await documentsOf(
    tx,
    rows.map(({ versionId }) => versionId),
  )
  const documentOf = ({ versionId }: ListedRow) => documents.get(versionId) as ProcessDocument
  const metOn = await meetListed(tx, actor, rows, documentOf)
  return rows.map((row) => {
    const document = documentOf(row)
    const { task } = row
    return {
      ...shown(task, taskCan(actor, task, row.waits, lackOf(task, document, metOn(row)))),
      deal: {
        number: row.number,
        title: row.title,
        company: row.company,
        amount: row.amount,
        currency: row.currency,
        stageName: document.stages.find((stage) => stage.key === row.stageKey)?.name ?? row.stageKey,
        processName: document.name,
        ownerName: row.ownerName,
        visible: mayDeal(actor, 'see', { id: task.dealId, ownerId: task.dealOwnerId }),
      },
    }
  })
}
