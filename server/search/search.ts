import { CompiledQuery } from 'kysely'
import type { Returned } from '../../contract/route.ts'
import { type Found, foundKinds, type search as route } from '../../contract/search.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { ownersWithin } from '../team/reach.ts'
import { askedFor } from './asked.ts'
import { searchStatement } from './statement.ts'

const statement = searchStatement()

/**
 * Everything of that name that he may see, by kind, in one statement. Kinds without any are left out; the kind with the
 * best match comes first, so that a company of that name stands before the deals that merely mention it.
 */
export async function search(tx: Tx, q: string, actor: Actor): Promise<Returned<typeof route>> {
  const { text, inside, number } = askedFor(q)
  const { rows } = await tx.executeQuery<Found & { tier: number }>(
    CompiledQuery.raw(statement, [
      actor.workspaceId,
      text,
      inside,
      number,
      ownersWithin(actor, 'deals.see'),
      ownersWithin(actor, 'customers.see'),
      ownersWithin(actor, 'leads.see'),
      actor.rights['leads.see'] === 'none' ? [] : actor.teams,
    ]),
  )
  const groups = foundKinds
    .map((kind) => ({ kind, rows: rows.filter((row) => row.kind === kind) }))
    .filter((group) => group.rows.length > 0)
    .toSorted((a, b) => (a.rows[0]?.tier ?? 0) - (b.rows[0]?.tier ?? 0))
  return {
    groups: groups.map(({ kind, rows }) => ({ kind, rows: rows.map(({ tier: _tier, ...row }) => row) })),
  }
}
