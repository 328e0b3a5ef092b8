import { sql } from 'kysely'
import type { MemberId } from '../../contract/ids.ts'
import type { ProcessRole } from '../../contract/process/process-document.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'

/**
 * Shares the tasks of many deals out among the holders of their roles, by turn or load as each role's rule says (see
 * assignment.ts for a single deal). Turns and loads are counted on from what the database says, so that a batch does not
 * all go to the one who was next.
 * @param isHere who is not, is passed over
 * @returns of each call the next person, or null: the queue
 */
export async function takeTurns(
  tx: Tx,
  actor: Actor,
  roles: readonly ProcessRole[],
  isHere: (memberId: MemberId) => boolean,
): Promise<(role: string) => MemberId | null> {
  const rules = new Map(roles.filter(inTurns).map(({ key, assign }) => [key, assign]))
  const holders = rules.size === 0 ? [] : await holdersOf(tx, actor, [...rules.keys()])
  const present = holders.filter(({ memberId }) => isHere(memberId))
  return (role) => {
    const rule = rules.get(role)
    const inTurn = present
      .filter(({ roleKey }) => roleKey === role)
      .toSorted((a, b) => (rule === 'least_busy' ? a.open - b.open : a.turn - b.turn))
    const next = inTurn[0]
    if (!next) return null
    next.open++
    next.turn = Math.max(...inTurn.map(({ turn }) => turn)) + 1
    return next.memberId
  }
}

const inTurns = ({ assign }: ProcessRole) => assign === 'round_robin' || assign === 'least_busy'

/** `turn`: when each was last given a task that is still open, in seconds since 1970. */
async function holdersOf(tx: Tx, actor: Actor, keys: readonly string[]) {
  const { rows } = await sql<{ roleKey: string; memberId: MemberId; open: number; turn: number }>`
    select h.role_key as "roleKey", h.member_id as "memberId",
           (select count(*) from tasks t where t.workspace_id = h.workspace_id and t.assignee_id = h.member_id
              and t.state = 'open')::integer as open,
           coalesce((select extract(epoch from max(t.created_at)) from tasks t where t.workspace_id = h.workspace_id
              and t.assignee_id = h.member_id and t.state = 'open'), 0)::float8 as turn
    from all_role_holders h
    join members m on m.workspace_id = h.workspace_id and m.id = h.member_id and m.deactivated_at is null
    where h.workspace_id = ${actor.workspaceId} and h.role_key = any (${keys}::text[])
    order by h.member_id
  `.execute(tx)
  return rows
}
