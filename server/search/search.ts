import { CompiledQuery } from 'kysely'
import type { Returned } from '../../contract/route.ts'
import { type Found, foundKinds, type search as route } from '../../contract/search.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { ownersWithin } from '../team/reach.ts'
import { askedFor } from './asked.ts'
import { searchStatement } from './statement.ts'

const statement = searchStatement()

/** Everything of that name that he may see, by kind; kinds without any are left out. One statement. */
export async function search(tx: Tx, q: string, actor: Actor): Promise<Returned<typeof route>> {
  const { text, inside, number } = askedFor(q)
  const { rows } = await tx.executeQuery<Found>(
    CompiledQuery.raw(statement, [
      actor.workspaceId,
      text,
      inside,
      number,
      ownersWithin(actor, 'deals.see'),
      ownersWithin(actor, 'customers.see'),
    ]),
  )
  const groups = foundKinds.map((kind) => ({ kind, rows: rows.filter((row) => row.kind === kind) }))
  return { groups: groups.filter((group) => group.rows.length > 0) }
}
