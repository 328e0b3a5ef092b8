import type { ProcessId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { Refusal } from '../../platform/refusal.ts'
import { holds } from '../../team/reach.ts'
import { tables } from '../table.ts'
import { notRetired, publishedProcesses } from './published-processes.ts'

/**
 * From now on no new deal runs this process; running ones finish on it.
 * @throws Refusal `still_used` for the last process that new deals can run, `not_found` for one never published
 */
export async function retireProcess(
  tx: Tx,
  { id, reason }: { id: ProcessId; reason: string },
  actor: Actor,
): Promise<{ retiredAt: string }> {
  await lockAll(tx, actor)
  const processes = await publishedProcesses(tx, actor.workspaceId)
  const process = processes.find((one) => one.id === id)
  if (!process) throw new Refusal('not_found')
  if (process.retiredAt) return { retiredAt: process.retiredAt }
  if (notRetired(processes).length === 1) throw new Refusal('still_used', { why: 'last_process' })
  const retiredAt = new Date().toISOString()
  await setRetirement(tx, actor, id, { retired_at: retiredAt, retired_reason: reason })
  await record(tx, actor, {
    type: 'process.retired',
    subject: { type: 'process', id },
    data: { key: process.key, reason },
  })
  return { retiredAt }
}

/** New deals may run it again. @throws Refusal `not_found` for one never published */
export async function reviveProcess(
  tx: Tx,
  { id }: { id: ProcessId },
  actor: Actor,
): Promise<{ retiredAt: null }> {
  await lockAll(tx, actor)
  const process = (await publishedProcesses(tx, actor.workspaceId)).find((one) => one.id === id)
  if (!process) throw new Refusal('not_found')
  if (!process.retiredAt) return { retiredAt: null }
  await setRetirement(tx, actor, id, { retired_at: null, retired_reason: null })
  await record(tx, actor, {
    type: 'process.revived',
    subject: { type: 'process', id },
    data: { key: process.key },
  })
  return { retiredAt: null }
}

/** Two who retire the last two at once would leave none: the second waits and sees what the first did. */
async function lockAll(tx: Tx, actor: Actor): Promise<void> {
  if (!holds(actor, 'process.publish')) throw new Refusal('not_allowed', { needs: 'process.publish' })
  await tables(tx)
    .selectFrom('processes')
    .select('id')
    .where('workspace_id', '=', actor.workspaceId)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}

async function setRetirement(
  tx: Tx,
  actor: Actor,
  id: ProcessId,
  retirement: { retired_at: string | null; retired_reason: string | null },
): Promise<void> {
  await tables(tx)
    .updateTable('processes')
    .set({ ...retirement, retired_by: retirement.retired_at ? actor.memberId : null })
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', id)
    .execute()
}
