import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import type { Run } from '../running/run.ts'
import type { MovingDeal } from './moving-deal.ts'

/**
 * Of the tasks of the visit: cancels open ones that the new stage does not know, lets open ones say what their template
 * says now, and takes those it knows along into the new visit. People's own tasks stay as they are.
 * @returns how many were cancelled
 */
export async function keepTasks(
  tx: Tx,
  actor: Actor,
  run: Run,
  deals: readonly MovingDeal[],
  at: number,
): Promise<number> {
  const cancelled = await cancel(tx, actor, run, deals, at)
  await rewrite(tx, actor, run, deals)
  await takeAlong(tx, actor, run, deals)
  return cancelled
}

async function cancel(
  tx: Tx,
  actor: Actor,
  run: Run,
  deals: readonly MovingDeal[],
  at: number,
): Promise<number> {
  const concerned = deals.filter(({ place }) => (run.passages[place]?.gone.length ?? 0) > 0)
  if (concerned.length === 0) return 0
  const passages = run.passages.map(({ gone }, place) => ({ place, gone }))
  const instant = new Date(at).toISOString()
  const { rows } = await sql<{ cancelled: number }>`
    with cancelled as (
      update tasks t
      set state = 'cancelled', closed_at = ${instant}::timestamptz, closed_by = ${actor.memberId},
          version = t.version + 1
      from ${visitsOf(concerned)}
      join jsonb_to_recordset(${JSON.stringify(passages)}::jsonb) as p (place integer, gone text[]) on p.place = b.place
      where t.workspace_id = ${actor.workspaceId} and t.deal_id = b.id and t.visit_seq = b.seq and t.state = 'open'
        and t.template_key = any (p.gone)
      returning t.id
    ),
    ended as (
      update hand_offs h
      set ended_at = ${instant}::timestamptz, ended_how = 'cancelled'
      from cancelled c
      where h.workspace_id = ${actor.workspaceId} and h.task_id = c.id and h.ended_at is null
    )
    select count(*) as cancelled from cancelled
  `.execute(tx)
  return rows[0]?.cancelled ?? 0
}

async function rewrite(tx: Tx, actor: Actor, run: Run, deals: readonly MovingDeal[]): Promise<void> {
  const concerned = deals.filter(({ place }) => (run.passages[place]?.rewritten.length ?? 0) > 0)
  if (concerned.length === 0) return
  const templates = run.passages.flatMap(({ rewritten }, place) =>
    rewritten.map((template) => ({
      place,
      key: template.key,
      name: template.name,
      kind: template.kind,
      mandatory: template.mandatory,
      role: template.role ?? null,
      guidance: template.guidance ?? null,
      after: template.after ?? [],
      due: template.due ?? null,
      warn: template.warn ?? null,
      escalate_to: template.escalateTo ?? null,
    })),
  )
  await sql`
    update tasks t
    set name = w.name, kind = w.kind, mandatory = w.mandatory, role_key = w.role, guidance = w.guidance,
        after_keys = w.after, due_span = w.due, warn_span = w.warn, escalate_to = w.escalate_to,
        version = t.version + 1
    from ${visitsOf(concerned)}
    join jsonb_to_recordset(${JSON.stringify(templates)}::jsonb)
      as w (place integer, key text, name jsonb, kind text, mandatory boolean, role text, guidance jsonb, after text[],
            due jsonb, warn jsonb, escalate_to text) on w.place = b.place
    where t.workspace_id = ${actor.workspaceId} and t.deal_id = b.id and t.visit_seq = b.seq and t.state = 'open'
      and t.template_key = w.key
  `.execute(tx)
}

/** Done and waived ones too: nobody does the same work twice because a stage got another key. */
async function takeAlong(tx: Tx, actor: Actor, run: Run, deals: readonly MovingDeal[]): Promise<void> {
  const concerned = deals.filter(({ place }) => run.passages[place]?.changesStage)
  if (concerned.length === 0) return
  const passages = run.passages.map(({ to, kept }, place) => ({ place, to_stage: to?.key ?? null, kept }))
  await sql`
    update tasks t
    set visit_seq = b.seq + 1, stage_key = p.to_stage, version = t.version + 1
    from ${visitsOf(concerned)}
    join jsonb_to_recordset(${JSON.stringify(passages)}::jsonb) as p (place integer, to_stage text, kept text[])
      on p.place = b.place
    where t.workspace_id = ${actor.workspaceId} and t.deal_id = b.id and t.visit_seq = b.seq and t.state <> 'cancelled'
      and t.template_key = any (p.kept)
  `.execute(tx)
}

/** The visits the deals stood in before the move. */
function visitsOf(deals: readonly MovingDeal[]) {
  return sql`unnest(${deals.map(({ id }) => id)}::uuid[], ${deals.map(({ visitSeq }) => visitSeq)}::integer[],
                    ${deals.map(({ place }) => place)}::integer[]) as b (id, seq, place)`
}
