import { sql } from 'kysely'
import type { LeadId } from '../../../contract/ids.ts'
import type { leadScore as route } from '../../../contract/leads/score.ts'
import type { Returned } from '../../../contract/route.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { visibleLeads } from '../policy.ts'

type Shown = Returned<typeof route>
interface Row {
  score: number | null
  at: string | null
  stale: boolean
  parts: { base: number; parts: Shown['parts'] } | null
  learned: number | null
  why: { column: string; value: string | number | null; adds: number }[] | null
  area: number | null
}

/** The score as it was worked out last, with what made it; that it is old is said, never hidden. */
export async function showScore(tx: Tx, { id }: { id: LeadId }, actor: Actor): Promise<Shown> {
  const { rows } = await sql<Row>`
    select l.score, l.score_at as at, l.score_parts as parts, l.learned_score as learned, l.learned_parts as why,
           l.status in ('new', 'contacted')
             and (l.scored_version is distinct from l.version or l.score_at < now() - interval '1 day') as stale,
           (m.measures ->> 'area')::float8 as area
    from leads l
    left join lead_models m on m.workspace_id = l.workspace_id
    where l.workspace_id = ${actor.workspaceId} and l.id = ${id} and ${visibleLeads(actor)}
  `.execute(tx)
  const [row] = rows
  if (!row) throw new Refusal('not_found')
  const { score, at, stale, parts, learned, why, area } = row
  return {
    score,
    at,
    stale: stale && at !== null,
    base: parts?.base ?? null,
    parts: parts?.parts ?? [],
    learned:
      learned === null || area === null
        ? null
        : {
            percent: learned,
            parts: (why ?? []).map(({ column, value, adds }) => ({ fact: column, value, adds })),
            area,
          },
  }
}
