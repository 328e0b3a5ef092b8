import { sql } from 'kysely'
import type { z } from 'zod'
import type { Deal as ShownDeal, StageVisit } from '../../contract/deals/deal.ts'
import type { DealId, MemberId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { Refusal } from '../platform/refusal.ts'
import type { WorkingCalendar } from '../platform/time/business-calendar.ts'
import { workingTimeBetween } from '../platform/time/working-time.ts'
import { unmet } from '../process/gate.ts'
import { mayWinFrom, movesFrom, stageOf } from '../process/movement.ts'
import { documentOf } from '../process/versions/version-document.ts'
import { lackOf } from '../tasks/lack.ts'
import { taskCan } from '../tasks/policy.ts'
import { taskJson, tasksWithAssignee } from '../tasks/table.ts'
import { shown, type TaskRow, waitsFor } from '../tasks/task.ts'
import { workspaceCalendar } from '../team/calendars/workspace-calendar.ts'
import { buyerOf } from './buying/buyer.ts'
import type { Deal } from './deal.ts'
import { inList } from './lists/in-list.ts'
import { askedColumn, decimalsOf, type Gathered, gateState } from './moving/gate-state.ts'
import { gatheredFromPage, type PersonRow } from './moving/gathered-from-page.ts'
import { dealCan, visibleDeals } from './policy.ts'
import { restOf } from './resting/rest.ts'
import { dealColumns, dealsWithNames, type Names, nameColumns } from './table.ts'

/**
 * One deal with everything its page shows, read in one statement.
 * @throws Refusal `not_found`, also for a deal one may not see
 */
export async function showDeal(tx: Tx, { id }: { id: DealId }, actor: Actor): Promise<ShownDeal> {
  const { rows } = await sql<Row>`
    select ${dealColumns}, ${nameColumns}, ${askedColumn}, coalesce(o.email, o.name) as "ownerAddress",
           case when c.id is not null then json_build_object('industry', c.industry, 'country', c.country,
             'city', c.city, 'employees', c.employees, 'own', c.own) end as company,
           case when p.id is not null then json_build_object('name', p.name, 'series', p.series) end as product,
           v.number as "versionNumber", cb.name as "closedByName",
           d.first_contact_warn_at as "contactWarnAt", d.first_contact_due_at as "contactDueAt",
           d.first_contact_at as "contactAt",
           (select coalesce(json_agg(${taskJson} order by t.visit_seq, t.position, t.id), '[]')
            from ${tasksWithAssignee}
            where t.workspace_id = d.workspace_id and t.deal_id = d.id
              and (t.visit_seq = d.visit_seq or t.template_key is null)) as tasks,
           (select coalesce(json_agg(json_build_object('seq', s.seq, 'stageKey', s.stage_key,
                     'enteredAt', utc(s.entered_at), 'deadlineAt', utc(s.deadline_at), 'leftAt', utc(s.left_at),
                     'leftHow', s.left_how, 'reason', s.reason, 'overridden', s.overridden,
                     'workingMinutes', s.working_minutes) order by s.seq), '[]')
            from stage_visits s where s.workspace_id = d.workspace_id and s.deal_id = d.id) as visits,
           (select coalesce(json_agg(json_build_object('id', h.id, 'name', h.name, 'jobTitle', h.job_title,
                     'email', h.email, 'phone', h.phone, 'personas', dp.personas, 'own', h.own) order by h.name), '[]')
            from deal_people dp
            join people h on h.workspace_id = dp.workspace_id and h.id = dp.person_id
            where dp.workspace_id = d.workspace_id and dp.deal_id = d.id) as people
    from ${dealsWithNames}
    join process_versions v on v.workspace_id = d.workspace_id and v.id = d.process_version_id
    left join members cb on cb.workspace_id = d.workspace_id and cb.id = d.closed_by
    where d.workspace_id = ${actor.workspaceId} and d.id = ${id} and ${visibleDeals(actor)}
  `.execute(tx)
  const row = rows[0]
  if (!row) throw new Refusal('not_found')

  const document = await documentOf(tx, row.processVersionId)
  const closed = row.status === 'won' || row.status === 'lost'
  const state = closed ? null : gateState(row, gatheredFromPage(row), Date.now(), document)
  const missing = state ? unmet(stageOf(document, row.stageKey), state, document) : []
  const met = state && { facts: state.facts, given: row.asked.answers, decimalsOf }
  return {
    ...inList(row),
    processVersionId: row.processVersionId,
    processName: document.name,
    versionNumber: row.versionNumber,
    visitSeq: row.visitSeq,
    restingUntil: row.restingUntil,
    rest: restOf(document, row),
    buyer: buyerOf(document, row),
    closedBy: row.closedBy && { id: row.closedBy, name: row.closedByName ?? '' },
    closeReason: row.closeReason,
    closeNote: row.closeNote,
    channel: row.channel as ShownDeal['channel'],
    own: row.own,
    people: row.people.map(({ own: _own, ...person }) => person),
    tasks: row.tasks.map((task) =>
      shown(task, taskCan(actor, task, waitsFor(task, row.tasks).length > 0, lackOf(task, document, met))),
    ),
    visits: row.visits,
    firstContact:
      row.contactDueAt === null
        ? null
        : { warnAt: row.contactWarnAt, dueAt: row.contactDueAt, at: row.contactAt },
    clock: closed ? null : clockOf(row, await workspaceCalendar(tx, actor.workspaceId), Date.now()),
    unmet: missing,
    moves: closed
      ? []
      : movesFrom(document, row.stageKey).map(({ stage, direction }) => ({ to: stage.key, way: direction })),
    can: dealCan(actor, row, { gateOpen: missing.length === 0, mayWin: mayWinFrom(document, row.stageKey) }),
  }
}

function clockOf({ enteredAt, deadlineAt }: Deal, calendar: WorkingCalendar, now: number) {
  const deadline = deadlineAt === null ? null : Date.parse(deadlineAt)
  return {
    spentMinutes: Math.round(workingTimeBetween(calendar, Date.parse(enteredAt), now)),
    leftMinutes: deadline === null ? null : Math.round(workingTimeBetween(calendar, now, deadline)),
  }
}

type Row = Deal &
  Names & {
    asked: Pick<Gathered, 'done' | 'activities' | 'answers'>
    company: Gathered['company']
    product: Gathered['product']
    ownerAddress: string | null
    versionNumber: number
    closedBy: MemberId | null
    closedByName: string | null
    contactWarnAt: string | null
    contactDueAt: string | null
    contactAt: string | null
    tasks: TaskRow[]
    visits: z.output<typeof StageVisit>[]
    people: PersonRow[]
  }
