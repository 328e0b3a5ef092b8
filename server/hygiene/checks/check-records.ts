import type { CheckedEntity } from '../../../contract/hygiene/checks.ts'
import type { WorkspaceId } from '../../../contract/ids.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { type Judged, judgeRecords, type Which } from './judge-records.ts'
import { readyChecks } from './ready-checks.ts'
import { saveJudged } from './save-judged.ts'

/** Checks records of a kind anew, as they stand in this transaction, and keeps what was found. */
export async function checkRecords(
  tx: Tx,
  workspaceId: WorkspaceId,
  entity: CheckedEntity,
  which: Which,
): Promise<Judged[]> {
  const checks = await readyChecks(tx, workspaceId, entity)
  const judged = await judgeRecords(tx, workspaceId, entity, checks, which)
  await saveJudged(tx, workspaceId, entity, judged)
  return judged
}
