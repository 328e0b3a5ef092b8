import type { WorkingSpan } from '../../../contract/days.ts'
import type { Deadline, ProcessDocument } from '../../../contract/process/process-document.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { WorkingCalendar } from '../../platform/time/business-calendar.ts'
import { dueAfter, workingTimeBetween } from '../../platform/time/working-time.ts'
import type { Facts } from '../../process/conditions/facts.ts'
import { stageOf } from '../../process/movement.ts'
import { openStageTasks } from '../../tasks/open-stage-tasks.ts'
import { cancelOpenTasks } from '../../tasks/table.ts'
import type { Deal } from '../deal.ts'
import { beginVisit, endVisit, type Leaving } from './visits.ts'

/** Pure: the deal in its new stage, with the stage's clock in working time. */
export function standingIn(
  deal: Deal,
  document: ProcessDocument,
  to: string,
  { visitSeq, at, calendar }: { visitSeq: number; at: number; calendar: WorkingCalendar },
): Deal {
  const { warnAt, dueAt } = clockFrom(calendar, at, stageOf(document, to).deadline)
  return {
    ...deal,
    stageKey: to,
    visitSeq,
    enteredAt: new Date(at).toISOString(),
    warnAt,
    deadlineAt: dueAt,
  }
}

/** Pure: when a deadline warns and when it is late, counted from `at`; null where the process says nothing. */
export function clockFrom(
  calendar: WorkingCalendar,
  at: number,
  deadline: Deadline | undefined,
): { warnAt: string | null; dueAt: string | null } {
  const instant = (span: WorkingSpan | undefined) =>
    span ? new Date(dueAfter(calendar, at, span)).toISOString() : null
  return { warnAt: instant(deadline?.warn), dueAt: instant(deadline?.breach) }
}

/** Opens the visit of the stage the deal now stands in and makes its tasks. */
export async function openVisit(
  tx: Tx,
  actor: Actor,
  deal: Deal,
  { document, calendar, facts }: { document: ProcessDocument; calendar: WorkingCalendar; facts: Facts },
): Promise<void> {
  await beginVisit(tx, actor, deal)
  await openStageTasks(tx, actor, {
    deal,
    document,
    stage: stageOf(document, deal.stageKey),
    visitSeq: deal.visitSeq,
    enteredAt: Date.parse(deal.enteredAt),
    calendar,
    facts,
  })
}

/** Ends the present visit; what was open of its tasks is cancelled. */
export async function leaveVisit(
  tx: Tx,
  actor: Actor,
  deal: Deal,
  calendar: WorkingCalendar,
  leaving: Omit<Leaving, 'workingMinutes'>,
): Promise<void> {
  const workingMinutes = Math.round(
    workingTimeBetween(calendar, Date.parse(deal.enteredAt), Date.parse(leaving.at)),
  )
  await endVisit(tx, actor, deal, { ...leaving, workingMinutes })
  await cancelOpenTasks(tx, actor, deal.id, { visitSeq: deal.visitSeq + 1 })
}
