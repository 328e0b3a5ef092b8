import { sql } from 'kysely'
import type { MemberId } from '../../../contract/ids.ts'
import type { AskedHandover, HandoverPreview } from '../../../contract/sharing/handovers.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { type Share, splitAmong, whatMoves } from './what-moves.ts'

/** What handing over would do, without doing it. @throws Refusal as whatMoves */
export async function previewHandover(tx: Tx, asked: AskedHandover, actor: Actor): Promise<HandoverPreview> {
  const { records, ...moving } = await whatMoves(tx, asked, actor)
  const shares = splitAmong(records, asked.to)
  const { rows } = await sql<{ id: MemberId; name: string }>`
    select id, name from members where workspace_id = ${actor.workspaceId} and id = any (${asked.to}::uuid[])
  `.execute(tx)
  return {
    ...moving,
    ...counted([...shares.values()]),
    to: rows.map((member) => ({ member, ...counted([shares.get(member.id) as Share]) })),
  }
}

/** Pure: how many of each kind. */
export function counted(shares: readonly Share[]) {
  const count = (kind: keyof Share) => shares.reduce((sum, share) => sum + share[kind].length, 0)
  return {
    companies: count('companies'),
    people: count('people'),
    deals: count('deals'),
    leads: count('leads'),
    tasks: count('tasks'),
  }
}
