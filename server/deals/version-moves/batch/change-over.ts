import { sql } from 'kysely'
import type { Stage } from '../../../../contract/process/process-document.ts'
import type { Actor } from '../../../platform/actor.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { dueAfter, workingTimeBetween } from '../../../platform/time/working-time.ts'
import type { Run } from '../running/run.ts'
import { countedFrom, type MovingDeal } from './moving-deal.ts'

/**
 * Pins the deals to the new version. Where the stage is the same, the visit goes on (its deadline counted anew if the
 * version has another); where it is another, the visit ends as `version` and the next begins now.
 */
export async function changeOver(
  tx: Tx,
  actor: Actor,
  run: Run,
  deals: readonly MovingDeal[],
  at: number,
): Promise<void> {
  const clocks = deals.map((deal) => clockOf(run, deal, at))
  const passages = run.passages.map(({ to, changesStage, changesClock }, place) => ({
    place,
    to_stage: to?.key ?? null,
    changes_stage: changesStage,
    changes_clock: changesStage || changesClock,
  }))
  await sql`
    update deals d
    set process_version_id = ${run.target.id}, stage_key = p.to_stage,
        visit_seq = d.visit_seq + p.changes_stage::integer,
        entered_at = case when p.changes_stage then ${instant(at)}::timestamptz else d.entered_at end,
        warn_at = case when p.changes_clock then b.warn_at else d.warn_at end,
        deadline_at = case when p.changes_clock then b.deadline_at else d.deadline_at end,
        -- A deadline counted anew is told of anew.
        warned_visit = case when p.changes_clock then null else d.warned_visit end,
        breached_visit = case when p.changes_clock then null else d.breached_visit end,
        version = d.version + 1
    from unnest(${deals.map(({ id }) => id)}::uuid[], ${deals.map(({ place }) => place)}::integer[],
                ${clocks.map(({ warnAt }) => warnAt)}::timestamptz[],
                ${clocks.map(({ deadlineAt }) => deadlineAt)}::timestamptz[]) as b (id, place, warn_at, deadline_at)
    join jsonb_to_recordset(${JSON.stringify(passages)}::jsonb)
      as p (place integer, to_stage text, changes_stage boolean, changes_clock boolean) on p.place = b.place
    where d.workspace_id = ${actor.workspaceId} and d.id = b.id
  `.execute(tx)
  await beginVisits(tx, actor, run, deals, at)
  await moveDeadlines(tx, actor, run, deals)
}

interface Clock {
  warnAt: string | null
  deadlineAt: string | null
}
const noClock: Clock = { warnAt: null, deadlineAt: null }

/** Asked only where the clock changes: from now in another stage, from when it was entered in the same one. */
function clockOf({ passages, staff }: Run, deal: MovingDeal, at: number): Clock {
  const passage = passages[deal.place]
  if (!passage?.to || !(passage.changesStage || passage.changesClock)) return noClock
  const { deadline } = passage.to
  const from = passage.changesStage ? countedFrom(deal, at) : Date.parse(deal.enteredAt)
  const after = (span: NonNullable<Stage['deadline']>['warn']) =>
    span ? instant(dueAfter(staff.company, from, span)) : null
  return { warnAt: after(deadline?.warn), deadlineAt: after(deadline?.breach) }
}

async function beginVisits(
  tx: Tx,
  actor: Actor,
  run: Run,
  deals: readonly MovingDeal[],
  at: number,
): Promise<void> {
  const entering = deals.filter(({ place }) => run.passages[place]?.changesStage)
  if (entering.length === 0) return
  const minutes = entering.map(({ enteredAt }) =>
    Math.round(workingTimeBetween(run.staff.company, Date.parse(enteredAt), at)),
  )
  const ids = entering.map(({ id }) => id)
  await sql`
    update stage_visits s
    set left_at = ${instant(at)}, left_how = 'version', left_by = ${actor.memberId}, reason = ${run.move.reason},
        working_minutes = b.minutes
    from unnest(${ids}::uuid[], ${entering.map(({ visitSeq }) => visitSeq)}::integer[], ${minutes}::integer[])
      as b (id, seq, minutes)
    where s.workspace_id = ${actor.workspaceId} and s.deal_id = b.id and s.seq = b.seq
  `.execute(tx)
  await sql`
    insert into stage_visits (workspace_id, deal_id, seq, process_version_id, stage_key, entered_at, deadline_at)
    select d.workspace_id, d.id, d.visit_seq, d.process_version_id, d.stage_key, d.entered_at, d.deadline_at
    from unnest(${ids}::uuid[]) as b (id)
    join deals d on d.workspace_id = ${actor.workspaceId} and d.id = b.id
  `.execute(tx)
}

async function moveDeadlines(tx: Tx, actor: Actor, run: Run, deals: readonly MovingDeal[]): Promise<void> {
  const counted = deals.filter(({ place }) => run.passages[place]?.changesClock)
  if (counted.length === 0) return
  await sql`
    update stage_visits s
    set deadline_at = d.deadline_at, clock = null
    from unnest(${counted.map(({ id }) => id)}::uuid[]) as b (id)
    join deals d on d.workspace_id = ${actor.workspaceId} and d.id = b.id
    where s.workspace_id = ${actor.workspaceId} and s.deal_id = d.id and s.seq = d.visit_seq
  `.execute(tx)
}

const instant = (at: number) => new Date(at).toISOString()
