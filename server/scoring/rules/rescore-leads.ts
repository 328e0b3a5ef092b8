import { type RawBuilder, sql } from 'kysely'
import type { LeadId, WorkspaceId } from '../../../contract/ids.ts'
import type { ScoreRule } from '../../../contract/leads/score.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { houseActor } from '../../platform/house.ts'
import { Refusal } from '../../platform/refusal.ts'
import { askedOnce } from '../../segments/asked-once.ts'
import { filterInSql } from '../../segments/filters/read-filter.ts'
import { factsOfLeads } from '../learned/facts-of-leads.ts'
import { learnedModel } from '../learned/table.ts'
import { explainScore } from '../model/explain-score.ts'
import { type Known, scoreOf } from './score.ts'
import { scoringRules } from './table.ts'

/**
 * Works out the scores of open leads that changed since, or whose score is half a day old: points fade. Leads somebody is
 * just working on come with the next round.
 * @returns how many; when it is `most`, there may be more
 */
export async function rescoreLeads(tx: Tx, workspaceId: WorkspaceId, most = 300): Promise<number> {
  const said = await scoringRules(tx, workspaceId)
  const learned = await learnedModel(tx, workspaceId)
  if (!said && !learned) return 0
  const { rows: due } = await sql<{ id: LeadId; lastTouchAt: string }>`
    select l.id, coalesce(l.last_contact_at, l.created_at) as "lastTouchAt" from leads l
    where l.workspace_id = ${workspaceId} and l.status in ('new', 'contacted') and l.archived_at is null
      and (l.scored_version is distinct from l.version or l.score_at < now() - interval '12 hours')
    limit ${most}
    for update of l skip locked
  `.execute(tx)
  if (due.length === 0) return 0
  const ids = due.map(({ id }) => id)
  const at = Date.now()
  const meant = said ? await meantOf(tx, workspaceId, said.rules, ids) : new Map<LeadId, Known['meant']>()
  const talks = said ? await talksOf(tx, workspaceId, ids) : new Map<LeadId, Known['talks']>()
  const facts = learned ? await factsOfLeads(tx, workspaceId, ids) : new Map()
  const scored = due.map(({ id, lastTouchAt }) => {
    const known = {
      meant: meant.get(id) ?? [],
      talks: talks.get(id) ?? [],
      lastTouchAt: Date.parse(lastTouchAt),
    }
    const own = said && scoreOf(said.base, said.rules, known, at)
    const why = learned && explainScore(learned.model, facts.get(id) ?? {})
    return {
      id,
      score: own?.score ?? null,
      parts: own && { base: said.base, parts: own.parts },
      learned: why && Math.round(why.probability * 100),
      why: why && why.parts.filter(({ adds }) => Math.abs(adds) >= 0.05).slice(0, 6),
    }
  })
  await sql`
    update leads l
    set score = s.score, score_at = now(), score_parts = s.parts, scored_version = l.version, learned_score = s.learned,
        learned_parts = s.why
    from jsonb_to_recordset(${JSON.stringify(scored)}::jsonb)
      as s (id uuid, score smallint, parts jsonb, learned smallint, why jsonb)
    where l.workspace_id = ${workspaceId} and l.id = s.id
  `.execute(tx)
  return due.length
}

/** Of each lead whether each rule's filter means it, in one statement; as the house sees it. */
async function meantOf(
  tx: Tx,
  workspaceId: WorkspaceId,
  rules: readonly ScoreRule[],
  ids: readonly LeadId[],
): Promise<Map<LeadId, Known['meant']>> {
  const house = houseActor(workspaceId, 'automation')
  const asked: RawBuilder<unknown>[] = []
  for (const rule of rules) {
    if (rule.kind !== 'is') {
      asked.push(sql`null::boolean`)
      continue
    }
    try {
      const meant = await filterInSql(tx, 'lead', rule.filter, house, { way: 'each', path: 'rule' })
      asked.push(sql`coalesce(${meant}, false)`)
    } catch (fault) {
      // What it asks about is gone: it says nothing, and the other rules go on.
      if (!(fault instanceof Refusal)) throw fault
      asked.push(sql`null::boolean`)
    }
  }
  if (asked.length === 0) return new Map()
  const rows = await askedOnce<{ id: LeadId; meant: (boolean | null)[] }>(
    tx,
    sql`
      select l.id, array[${sql.join(asked)}]::boolean[] as meant from leads l
      where l.workspace_id = ${workspaceId} and l.id = any (${ids}::uuid[])
    `,
  )
  return new Map(rows.map(({ id, meant }) => [id, meant]))
}

async function talksOf(
  tx: Tx,
  workspaceId: WorkspaceId,
  ids: readonly LeadId[],
): Promise<Map<LeadId, Known['talks']>> {
  const { rows } = await sql<{ leadId: LeadId; talks: Known['talks'] }>`
    select lead_id as "leadId",
           jsonb_agg(jsonb_build_object('kind', kind, 'direction', direction,
                                        'at', extract(epoch from at) * 1000)) as talks
    from activities
    where workspace_id = ${workspaceId} and lead_id = any (${ids}::uuid[])
    group by lead_id
  `.execute(tx)
  return new Map(rows.map(({ leadId, talks }) => [leadId, talks]))
}
