import { sql } from 'kysely'
import type { MemberId, RecountId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { newId } from '../../platform/ids.ts'

/** Longer than another process may go on counting by the hours it knows (see workspace-calendar.ts). */
const afterwardsSeconds = 15

/**
 * Working time changes in this transaction: running deadlines are to be counted again (server/deadlines/recounting), and
 * a second time a little later, for what is begun meanwhile by who has not heard of it. What was asked before and is not
 * done yet need not be: this counts everything it would have.
 * @param memberId whose own working time changes; null: the company's
 */
export async function askRecount(tx: Tx, actor: Actor, memberId: MemberId | null): Promise<void> {
  await sql`
    delete from recounts
    where workspace_id = ${actor.workspaceId} and finished_at is null
      and ${memberId === null ? sql`true` : sql`member_id = ${memberId}`}
  `.execute(tx)
  await sql`
    insert into recounts (workspace_id, id, member_id, afterwards, begins_at)
    select ${actor.workspaceId}, r.id, ${memberId}, r.afterwards,
           now() + case when r.afterwards then make_interval(secs => ${afterwardsSeconds}) else interval '0' end
    from unnest(${[newId<RecountId>(), newId<RecountId>()]}::uuid[], ${[false, true]}::boolean[]) as r (id, afterwards)
  `.execute(tx)
}
