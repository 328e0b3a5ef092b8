import type { WorkspaceId } from '../../../contract/ids.ts'
import type { Database } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { houseActor } from '../../platform/house.ts'
import type { Table } from '../model/history/facts.ts'
import { leastOfRarer, rarerOf } from '../model/measuring/evaluate.ts'
import { forgetScores } from '../rules/table.ts'
import { closedLeads } from './facts-of-leads.ts'
import { learnInProcess } from './learn-in-process.ts'
import { claimLearning, saveLearned } from './table.ts'

/**
 * Learns the scores of the workspaces where somebody asked for it, and of each once a week. With too few closed leads
 * nothing is learned, and what was learned before is given up: it would be a guess.
 */
export async function learnScores(
  db: Database,
  workspaceIds: readonly WorkspaceId[],
  signal: AbortSignal,
): Promise<void> {
  for (const id of workspaceIds) {
    if (signal.aborted) return
    if (await db.write(id, (tx) => claimLearning(tx, id))) await learnScore(db, id, signal)
  }
}

async function learnScore(db: Database, workspaceId: WorkspaceId, signal: AbortSignal): Promise<void> {
  const { table, outcomes } = await db.read(workspaceId, (tx) => closedLeads(tx, workspaceId))
  const enough = rarerOf(outcomes) >= leastOfRarer
  const learnt = enough ? await learnInProcess({ table, outcomes, copies: copiesIn(table) }, signal) : null
  const won = outcomes.reduce((sum, outcome) => sum + outcome, 0)
  await db.write(workspaceId, async (tx) => {
    await saveLearned(tx, workspaceId, { rows: table.rows, won }, learnt)
    await forgetScores(tx, workspaceId)
    await record(tx, houseActor(workspaceId, 'automation'), {
      type: 'lead_scoring.learned',
      subject: { type: 'lead_scoring', id: workspaceId },
      data: { rows: table.rows, won, ...(learnt && { area: learnt.measures.area }) },
    })
  })
}

/** Leads of which the very same is known share a number. */
function copiesIn({ rows, columns }: Table): Int32Array {
  const first = new Map<string, number>()
  return Int32Array.from({ length: rows }, (_, row) => {
    const line = JSON.stringify(columns.map(({ values }) => values[row]))
    const known = first.get(line) ?? row
    first.set(line, known)
    return known
  })
}
