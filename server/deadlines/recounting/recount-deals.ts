import { sql } from 'kysely'
import type { DealId, ProcessVersionId } from '../../../contract/ids.ts'
import type { Deadline, ProcessDocument } from '../../../contract/process/process-document.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { WorkingCalendar } from '../../platform/time/business-calendar.ts'
import { documentsOf } from '../../process/versions/version-document.ts'
import { type Clock, counted } from '../../tasks/clock.ts'
import type { Recounted } from './recount-batch.ts'

/** Counts the deadlines of these deals' stages and first contacts again, each from where its clock began. */
export async function recountDeals(
  tx: Tx,
  house: Actor,
  ids: readonly DealId[],
  calendar: WorkingCalendar,
): Promise<Recounted> {
  const deals = await lockDeals(tx, house, ids)
  const documents = await documentsOf(tx, [...new Set(deals.map(({ versionId }) => versionId))])
  const again = deals.map((deal) => ({
    deal,
    ...recounted(deal, documents.get(deal.versionId) as ProcessDocument, calendar),
  }))
  const changed = again.flatMap(({ deal, stage, contact }) =>
    differs(stage, stageOf(deal)) || differs(contact, contactOf(deal))
      ? [{ id: deal.id, ...stage, contactWarnAt: contact.warnAt, contactDueAt: contact.dueAt }]
      : [],
  )
  if (changed.length > 0) await save(tx, house, changed)
  const locked = new Set(deals.map(({ id }) => id))
  return {
    counted: deals.reduce((sum, deal) => sum + runs(stageOf(deal)) + runs(contactOf(deal)), 0),
    moved: again.reduce(
      (sum, { deal, stage, contact }) =>
        sum + Number(differs(stage, stageOf(deal))) + Number(differs(contact, contactOf(deal))),
      0,
    ),
    leftOver: ids.filter((id) => !locked.has(id)),
  }
}

interface Running {
  id: DealId
  versionId: ProcessVersionId
  stageKey: string
  /** When its stage was entered; of one that was put into it while it rests, since when it rests. */
  from: string
  createdAt: string
  contacted: boolean
  warnAt: string | null
  deadlineAt: string | null
  contactWarnAt: string | null
  contactDueAt: string | null
  clock: Clock | null
  contactClock: Clock | null
}

interface Dues {
  warnAt: string | null
  dueAt: string | null
}

const stageOf = ({ warnAt, deadlineAt }: Running): Dues => ({ warnAt, dueAt: deadlineAt })
const contactOf = ({ contacted, contactWarnAt, contactDueAt }: Running): Dues =>
  contacted ? { warnAt: null, dueAt: null } : { warnAt: contactWarnAt, dueAt: contactDueAt }
const runs = ({ warnAt, dueAt }: Dues) => Number(warnAt !== null || dueAt !== null)
const differs = (one: Dues, other: Dues) => one.warnAt !== other.warnAt || one.dueAt !== other.dueAt

/** Pure: both deadlines as they would be had the calendar always been this one. */
function recounted(deal: Running, document: ProcessDocument, calendar: WorkingCalendar) {
  const again = (dues: Dues, clock: Clock | null, from: string, deadline: Deadline | undefined): Dues => {
    const { due, warn, from: since } = clock ?? clockOf(from, deadline)
    const clockNow: Clock = {
      from: since,
      // Only what runs: a deadline that an import left out stays out.
      ...(dues.dueAt !== null && due && { due }),
      ...(dues.warnAt !== null && warn && { warn }),
    }
    return counted(calendar, { clock: clockNow, ...dues })
  }
  const stage = document.stages.find(({ key }) => key === deal.stageKey)
  return {
    stage: again(stageOf(deal), deal.clock, deal.from, stage?.deadline),
    contact: again(contactOf(deal), deal.contactClock, deal.createdAt, document.firstContact),
  }
}

const clockOf = (from: string, deadline: Deadline | undefined): Clock => ({
  from,
  ...(deadline?.breach && { due: deadline.breach }),
  ...(deadline?.warn && { warn: deadline.warn }),
})

async function lockDeals(tx: Tx, house: Actor, ids: readonly DealId[]): Promise<Running[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Running>`
    select d.id, d.process_version_id as "versionId", d.stage_key as "stageKey",
           case when d.status = 'resting' then least(d.entered_at, d.rested_at) else d.entered_at end as from,
           d.created_at as "createdAt", d.first_contact_at is not null as contacted, d.warn_at as "warnAt",
           d.deadline_at as "deadlineAt", d.first_contact_warn_at as "contactWarnAt",
           d.first_contact_due_at as "contactDueAt", v.clock,
           (select c.contact_clock from stage_visits c
            where c.workspace_id = d.workspace_id and c.deal_id = d.id and c.contact_clock is not null
            order by c.seq desc limit 1) as "contactClock"
    from deals d
    left join stage_visits v on v.workspace_id = d.workspace_id and v.deal_id = d.id and v.seq = d.visit_seq
    where d.workspace_id = ${house.workspaceId} and d.id = any (${ids}::uuid[])
    order by d.id
    for update of d skip locked
  `.execute(tx)
  return rows
}

/**
 * A step that was told and lies ahead again is told when it comes; told of the deadline, one is not warned of it
 * afterwards, unless the warning lies ahead as well. What is told already and has still come stays told.
 */
async function save(tx: Tx, house: Actor, changed: readonly object[]): Promise<void> {
  await sql`
    with saved as (
      update deals d
      set warn_at = r."warnAt", deadline_at = r."dueAt",
          first_contact_warn_at = case when d.first_contact_at is null then r."contactWarnAt"
                                       else d.first_contact_warn_at end,
          first_contact_due_at = case when d.first_contact_at is null then r."contactDueAt"
                                      else d.first_contact_due_at end,
          warned_visit = case when r."warnAt" > now() then null
                              when d.breached_visit = d.visit_seq then d.visit_seq else d.warned_visit end,
          breached_visit = case when r."dueAt" > now() then null else d.breached_visit end,
          first_contact_warned_at = case when r."contactWarnAt" > now() then null
                                         else coalesce(d.first_contact_warned_at, d.first_contact_breached_at) end,
          first_contact_breached_at = case when r."contactDueAt" > now() then null
                                           else d.first_contact_breached_at end
      from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as r (
        id uuid, "warnAt" timestamptz, "dueAt" timestamptz, "contactWarnAt" timestamptz, "contactDueAt" timestamptz)
      where d.workspace_id = ${house.workspaceId} and d.id = r.id
      returning d.workspace_id, d.id, d.visit_seq, d.deadline_at
    )
    update stage_visits v
    set deadline_at = s.deadline_at
    from saved s
    where v.workspace_id = s.workspace_id and v.deal_id = s.id and v.seq = s.visit_seq
  `.execute(tx)
}
