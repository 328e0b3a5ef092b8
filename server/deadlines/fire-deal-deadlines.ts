import { sql } from 'kysely'
import type { DealId, MemberId, ProcessVersionId } from '../../contract/ids.ts'
import type { ProcessDocument } from '../../contract/process/process-document.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { documentsOf } from '../process/versions/version-document.ts'
import type { DueStep, Step } from './deadline.ts'
import { tell } from './tell.ts'

/**
 * Tells of the stage and first-contact deadlines that have come, by the clock of the database alone. Deals that somebody
 * works on at this moment, or that another server just tells of, come with the next round: whoever holds the row is the
 * one who tells, and says so in the row in the same transaction.
 * @returns how many deals; when it is `most`, there may be more
 */
export async function fireDealDeadlines(tx: Tx, house: Actor, most: number): Promise<number> {
  const { rows } = await sql<Due>`
    select d.id, d.owner_id as "ownerId", d.process_version_id as "versionId", d.stage_key as "stageKey",
           d.warn_at as "warnAt", d.deadline_at as "deadlineAt", d.first_contact_warn_at as "contactWarnAt",
           d.first_contact_due_at as "contactDueAt",
           case when d.breached_visit is not distinct from d.visit_seq then null
                when d.deadline_at <= now() then 'breach'
                when d.warn_at <= now() and d.warned_visit is distinct from d.visit_seq then 'warn' end as stage,
           case when d.first_contact_at is not null or d.first_contact_breached_at is not null then null
                when d.first_contact_due_at <= now() then 'breach'
                when d.first_contact_warn_at <= now() and d.first_contact_warned_at is null then 'warn' end as contact
    from deals d
    where d.workspace_id = ${house.workspaceId} and d.next_deadline_at <= now()
    order by d.next_deadline_at
    limit ${most}
    for update skip locked
  `.execute(tx)
  if (rows.length === 0) return 0
  await sql`
    update deals d
    set warned_visit = case when r.stage = 'warn' then d.visit_seq else d.warned_visit end,
        breached_visit = case when r.stage = 'breach' then d.visit_seq else d.breached_visit end,
        first_contact_warned_at = case when r.contact = 'warn' then now() else d.first_contact_warned_at end,
        first_contact_breached_at = case when r.contact = 'breach' then now() else d.first_contact_breached_at end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, stage text, contact text)
    where d.workspace_id = ${house.workspaceId} and d.id = r.id
  `.execute(tx)
  const documents = await documentsOf(tx, [...new Set(rows.map(({ versionId }) => versionId))])
  await tell(
    tx,
    house,
    rows.flatMap((row) => stepsOf(row, documents.get(row.versionId) as ProcessDocument)),
  )
  return rows.length
}

interface Due {
  id: DealId
  ownerId: MemberId | null
  versionId: ProcessVersionId
  stageKey: string
  warnAt: string | null
  deadlineAt: string | null
  contactWarnAt: string | null
  contactDueAt: string | null
  stage: Step | null
  contact: Step | null
}

/** Pure: what has come of one deal. */
function stepsOf(row: Due, document: ProcessDocument): DueStep[] {
  const whose = { dealId: row.id, taskId: null, memberId: row.ownerId, queue: null }
  const steps: DueStep[] = []
  if (row.stage) {
    const stage = document.stages.find(({ key }) => key === row.stageKey)
    steps.push({
      ...whose,
      kind: 'stage',
      step: row.stage,
      dueAt: (row.deadlineAt ?? row.warnAt) as string,
      escalateTo: stage?.deadline?.escalateTo ?? null,
      data: { stage: row.stageKey },
    })
  }
  if (row.contact)
    steps.push({
      ...whose,
      kind: 'first_contact',
      step: row.contact,
      dueAt: (row.contactDueAt ?? row.contactWarnAt) as string,
      escalateTo: document.firstContact?.escalateTo ?? null,
      data: {},
    })
  return steps
}
