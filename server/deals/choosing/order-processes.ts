import { sql } from 'kysely'
import type { ProcessId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { unknownRecord } from '../../platform/refusal.ts'

/**
 * Puts processes into the order in which their rules are asked; those not named keep their places.
 * @throws Refusal `malformed` for a process the company does not have
 */
export async function orderProcesses(
  tx: Tx,
  { processIds }: { processIds: readonly ProcessId[] },
  actor: Actor,
): Promise<{ processIds: ProcessId[] }> {
  const { rows } = await sql<{ id: ProcessId; key: string }>`
    select id, key from processes where workspace_id = ${actor.workspaceId}
    order by position, id
    for no key update
  `.execute(tx)
  const before = rows.map(({ id }) => id)
  const named = [...new Set(processIds)]
  if (named.some((id) => !before.includes(id))) throw unknownRecord('body.processIds')
  const turns = named.values()
  const after = before.map((id) => (named.includes(id) ? (turns.next().value as ProcessId) : id))
  if (after.every((id, place) => id === before[place])) return { processIds: before }

  await sql`
    update processes p set position = o.place - 1
    from unnest(${after}::uuid[]) with ordinality as o (id, place)
    where p.workspace_id = ${actor.workspaceId} and p.id = o.id
  `.execute(tx)
  const keyOf = new Map(rows.map(({ id, key }) => [id, key]))
  await record(tx, actor, {
    type: 'process.ordered',
    subject: { type: 'process', id: after[0] as ProcessId },
    data: { before: before.map((id) => keyOf.get(id)), after: after.map((id) => keyOf.get(id)) },
  })
  return { processIds: after }
}
