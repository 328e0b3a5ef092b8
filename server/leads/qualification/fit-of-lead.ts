import { type RawBuilder, sql } from 'kysely'
import type { LeadId } from '../../../contract/ids.ts'
import type { Criterion, LeadQualification } from '../../../contract/leads/qualification.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { askedOnce } from '../../segments/asked-once.ts'
import { meaningOf } from '../assignment/matching-rules.ts'

/**
 * Which criteria a lead meets, in one statement; as the house sees it, so that the fit is the same whoever looks. One
 * that asks about something that is gone counts neither way.
 */
export async function fitOfLead(
  tx: Tx,
  actor: Actor,
  id: LeadId,
  criteria: readonly Criterion[],
): Promise<LeadQualification['fit']> {
  if (criteria.length === 0) return null
  const asked: RawBuilder<unknown>[] = []
  for (const criterion of criteria) {
    const meant = await meaningOf(tx, actor, criterion)
    asked.push(meant ? sql`coalesce(${meant}, false)` : sql`null::boolean`)
  }
  const [row] = await askedOnce<{ met: (boolean | null)[] }>(
    tx,
    sql`
      select array[${sql.join(asked)}]::boolean[] as met from leads l
      where l.workspace_id = ${actor.workspaceId} and l.id = ${id}
    `,
  )
  const judged = criteria.map(({ name, weight }, place) => ({ name, weight, met: row?.met[place] ?? null }))
  const known = judged.filter(({ met }) => met !== null)
  const weigh = (some: typeof judged) => some.reduce((sum, { weight }) => sum + weight, 0)
  const met = known.filter((one) => one.met)
  return {
    met: met.length,
    of: known.length,
    percent: known.length === 0 ? 0 : Math.round((100 * weigh(met)) / weigh(known)),
    criteria: judged,
  }
}
