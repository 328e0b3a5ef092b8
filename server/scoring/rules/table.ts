import { sql } from 'kysely'
import type { WorkspaceId } from '../../../contract/ids.ts'
import type { ScoreRule } from '../../../contract/leads/score.ts'
import type { Tx } from '../../platform/database/tx.ts'

export interface ScoringRules {
  base: number
  rules: readonly ScoreRule[]
  version: number
}

/** Null while nobody has written rules: then nothing is scored by them. */
export async function scoringRules(tx: Tx, workspaceId: WorkspaceId): Promise<ScoringRules | null> {
  const { rows } = await sql<ScoringRules>`
    select base, rules, version from lead_scoring where workspace_id = ${workspaceId}
  `.execute(tx)
  return rows[0] ?? null
}

/** @returns false where somebody else changed them since that version */
export async function saveScoringRules(
  tx: Tx,
  workspaceId: WorkspaceId,
  { base, rules, version }: ScoringRules,
): Promise<boolean> {
  const written = sql`${JSON.stringify(rules)}::jsonb`
  const { rows: saved } =
    version === 0
      ? await sql`
          insert into lead_scoring (workspace_id, base, rules) values (${workspaceId}, ${base}, ${written})
          on conflict (workspace_id) do nothing
          returning version
        `.execute(tx)
      : await sql`
          update lead_scoring set base = ${base}, rules = ${written}, version = version + 1
          where workspace_id = ${workspaceId} and version = ${version}
          returning version
        `.execute(tx)
  return saved.length > 0
}

/** Every open lead is scored anew by the job: the rules or what was learned are others now. */
export async function forgetScores(tx: Tx, workspaceId: WorkspaceId): Promise<void> {
  await sql`
    update leads set scored_version = null
    where workspace_id = ${workspaceId} and status in ('new', 'contacted') and archived_at is null
      and scored_version is not null
  `.execute(tx)
}
