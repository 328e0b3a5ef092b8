import { sql } from 'kysely'
import type { ProcessVersionId, TaskId } from '../../../contract/ids.ts'
import type { HandOff, TaskHistoryEntry, TaskOnPage } from '../../../contract/tasks/hand-offs.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { WorkingCalendar } from '../../platform/time/business-calendar.ts'
import { workingTimeBetween } from '../../platform/time/working-time.ts'
import { documentOf } from '../../process/versions/version-document.ts'
import { lackOf } from '../../tasks/lack.ts'
import { mayTask, taskCan } from '../../tasks/policy.ts'
import { begunOn } from '../../tasks/questionnaires/deal-answers.ts'
import { taskJson, tasksWithAssignee } from '../../tasks/table.ts'
import { shown, type TaskRow } from '../../tasks/task.ts'
import { workspaceCalendar } from '../../team/calendars/workspace-calendar.ts'
import { mayDeal } from '../policy.ts'
import { dealsForTasks } from '../tasks/meet-tasks.ts'

/**
 * A task with what its doer needs: of the deal enough to do the work, whether or not he may open it.
 * @throws Refusal `not_found`, also for a task one may not see
 */
export async function showTask(tx: Tx, { id }: { id: TaskId }, actor: Actor): Promise<TaskOnPage> {
  const { rows } = await sql<Row>`
    select ${taskJson} as task, ${dealJson} as deal, d.process_version_id as "versionId",
           ${comesAfterJson} as "comesAfter", ${handOffsJson} as "handOffs", ${historyJson} as history
    from ${tasksWithAssignee}
    join deals d on d.workspace_id = t.workspace_id and d.id = t.deal_id
    where t.workspace_id = ${actor.workspaceId} and t.id = ${id}
  `.execute(tx)
  const row = rows[0]
  if (!row || !mayTask(actor, 'see', row.task)) throw new Refusal('not_found')
  const { task, deal, versionId, comesAfter, handOffs, history } = row

  const document = await documentOf(tx, versionId)
  const met = document.questionnaires.length === 0 ? null : await dealsForTasks.meetDeal(tx, actor, deal.id)
  const answers = met ? await begunOn(tx, actor, met) : []
  const waits = comesAfter.some(({ state }) => state === 'open')
  return {
    ...shown(task, taskCan(actor, task, waits, lackOf(task, document, met))),
    roleName: document.roles.find(({ key }) => key === task.roleKey)?.name ?? null,
    deal: {
      ...deal,
      processName: document.name,
      stageName: document.stages.find(({ key }) => key === task.stageKey)?.name ?? task.stageKey,
      visible: mayDeal(actor, 'see', { id: task.dealId, ownerId: task.dealOwnerId }),
    },
    comesAfter,
    answers,
    handOffs,
    clock: clockOf(handOffs.at(-1), await workspaceCalendar(tx, actor.workspaceId), Date.now()),
    history,
  }
}

interface Row {
  task: TaskRow
  deal: Omit<TaskOnPage['deal'], 'processName' | 'stageName' | 'visible'>
  versionId: ProcessVersionId
  comesAfter: TaskOnPage['comesAfter']
  handOffs: HandOff[]
  history: TaskHistoryEntry[]
}

const dealJson = sql`jsonb_build_object(
             'id', d.id, 'number', d.number, 'title', d.title, 'status', d.status, 'amount', d.amount,
             'currency', d.currency, 'expectedCloseOn', d.expected_close_on, 'source', d.source, 'channel', d.channel,
             'company', (select jsonb_build_object('id', c.id, 'name', c.name) from companies c
                         where c.workspace_id = d.workspace_id and c.id = d.company_id),
             'product', (select jsonb_build_object('id', p.id, 'name', p.name) from products p
                         where p.workspace_id = d.workspace_id and p.id = d.product_id),
             'owner', (select jsonb_build_object('id', o.id, 'name', o.name, 'email', o.email) from members o
                       where o.workspace_id = d.workspace_id and o.id = d.owner_id),
             'people', (select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'name', h.name,
                                 'jobTitle', h.job_title, 'email', h.email, 'phone', h.phone,
                                 'personas', dp.personas) order by h.name), '[]')
                        from deal_people dp
                        join people h on h.workspace_id = dp.workspace_id and h.id = dp.person_id
                        where dp.workspace_id = d.workspace_id and dp.deal_id = d.id))`

const comesAfterJson = sql`(
             select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'name', b.name, 'state', b.state,
                      'assigneeName', m.name, 'roleKey', b.role_key) order by b.position, b.id), '[]')
             from tasks b
             left join members m on m.workspace_id = b.workspace_id and m.id = b.assignee_id
             where b.workspace_id = t.workspace_id and b.deal_id = t.deal_id and b.visit_seq = t.visit_seq
               and b.template_key = any (t.after_keys))`

const handOffsJson = sql`(
             select coalesce(jsonb_agg(jsonb_build_object('seq', h.seq, 'waitingSince', utc(h.waiting_since),
                      'takenAt', utc(h.taken_at), 'endedAt', utc(h.ended_at), 'endedHow', h.ended_how,
                      'takenBy', case when h.taken_by is not null
                                      then jsonb_build_object('id', h.taken_by, 'name', coalesce(m.name, '')) end,
                      'waitMinutes', h.wait_minutes, 'workMinutes', h.work_minutes) order by h.seq), '[]')
             from hand_offs h
             left join members m on m.workspace_id = h.workspace_id and m.id = h.taken_by
             where h.workspace_id = t.workspace_id and h.task_id = t.id)`

const historyJson = sql`(
             select coalesce(jsonb_agg(jsonb_build_object('type', e.type, 'at', utc(e.at), 'data', e.data,
                      'by', case when e.by is not null
                                 then jsonb_build_object('id', e.by, 'name', coalesce(m.name, '')) end)
                      order by e.seq desc), '[]')
             from (
               select * from events e
               where e.workspace_id = t.workspace_id
                 and e.subject_id = any (array_append(array(
                       select f.id from files f
                       where f.workspace_id = t.workspace_id and f.task_id = t.id), t.id))
               order by e.seq desc
               limit 100
             ) e
             left join members m on m.workspace_id = e.workspace_id and m.id = e.by)`

function clockOf(last: HandOff | undefined, calendar: WorkingCalendar, now: number): TaskOnPage['clock'] {
  if (!last || last.endedAt !== null) return null
  const from = Date.parse(last.takenAt ?? last.waitingSince)
  return {
    is: last.takenAt === null ? 'waiting' : 'taken',
    minutes: Math.max(0, Math.round(workingTimeBetween(calendar, from, now))),
  }
}
