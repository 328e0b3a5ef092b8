import { sql } from 'kysely'
import type { Deputy } from '../../../contract/team/deputies.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { holds } from '../reach.ts'
import { deputiesWhere } from './deputy.ts'

/** Who does whose work now or soon, and did lately: what concerns him or his teams, or all for who manages the team. */
export function listDeputies(tx: Tx, actor: Actor): Promise<Deputy[]> {
  const concerns = sql`(d.member_id = any (${actor.teammates}::uuid[]) or d.deputy_id = any (${actor.teammates}::uuid[]))`
  return deputiesWhere(
    tx,
    actor,
    sql`(d.ended_at is null or d.ended_at > now() - interval '90 days')
      and ${holds(actor, 'team.manage') ? sql`true` : concerns}`,
  )
}
