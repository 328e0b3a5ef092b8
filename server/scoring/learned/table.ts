import { sql } from 'kysely'
import type { WorkspaceId } from '../../../contract/ids.ts'
import type { LearnedScore } from '../../../contract/leads/score.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { leastOfRarer } from '../model/measuring/evaluate.ts'
import type { Model } from '../model/model.ts'

export type Measures = NonNullable<LearnedScore['measures']>

/** What scores leads now; null while there is too little to learn from, or the model is of another shape. */
export async function learnedModel(
  tx: Tx,
  workspaceId: WorkspaceId,
): Promise<{ model: Model; measures: Measures } | null> {
  const { rows } = await sql<{ model: Model; measures: Measures }>`
    select model, measures from lead_models where workspace_id = ${workspaceId} and model ->> 'shape' = '1'
  `.execute(tx)
  return rows[0] ?? null
}

export async function learnedShown(tx: Tx, workspaceId: WorkspaceId): Promise<LearnedScore> {
  const { rows } = await sql<Omit<LearnedScore, 'needed'>>`
    select looked_at as "lookedAt", asked_at is not null or began_at is not null as learning, rows, won, measures
    from lead_models where workspace_id = ${workspaceId}
  `.execute(tx)
  const shown = rows[0] ?? { lookedAt: null, learning: false, rows: 0, won: 0, measures: null }
  return { ...shown, needed: leastOfRarer }
}

export async function askToLearn(tx: Tx, workspaceId: WorkspaceId): Promise<void> {
  await sql`
    insert into lead_models (workspace_id, asked_at) values (${workspaceId}, now())
    on conflict (workspace_id) do update set asked_at = now()
  `.execute(tx)
}

/** Takes up the learning where somebody asked for it, or a week has passed: one server does it, the others do not. */
export async function claimLearning(tx: Tx, workspaceId: WorkspaceId): Promise<boolean> {
  const { rows } = await sql`
    insert into lead_models as m (workspace_id, began_at) values (${workspaceId}, now())
    on conflict (workspace_id) do update set began_at = now(), asked_at = null
      where (m.began_at is null or m.began_at < now() - interval '10 minutes')
        and (m.asked_at is not null or m.looked_at is null or m.looked_at < now() - interval '7 days')
    returning 1
  `.execute(tx)
  return rows.length > 0
}

/** `learned` null: there is too little. */
export async function saveLearned(
  tx: Tx,
  workspaceId: WorkspaceId,
  counts: { rows: number; won: number },
  learned: { model: Model; measures: Measures } | null,
): Promise<void> {
  await sql`
    update lead_models
    set rows = ${counts.rows}, won = ${counts.won}, began_at = null, looked_at = now(),
        model = ${learned && JSON.stringify(learned.model)}::jsonb,
        measures = ${learned && JSON.stringify(learned.measures)}::jsonb
    where workspace_id = ${workspaceId}
  `.execute(tx)
}
