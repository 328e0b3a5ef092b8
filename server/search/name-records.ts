import { sql } from 'kysely'
import type { Received, Returned } from '../../contract/route.ts'
import type { nameRecords as route } from '../../contract/search.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { recordPlaces } from './records.ts'
import { type FoundRow, foundOf } from './row.ts'

/** What these records are called; what is not here or may not be seen by him is left out. */
export async function nameRecords(
  tx: Tx,
  { of }: Received<typeof route>['query'],
  actor: Actor,
): Promise<Returned<typeof route>> {
  const asked = of.split(',').map((one) => one.split(':') as [kind: string, id: string])
  const named = recordPlaces.flatMap(({ kind, table, alias, title, form, subtitle, visible, joins }) => {
    const [ids, places] = [
      asked.flatMap(([one, id]) => (one === kind ? [id] : [])),
      asked.flatMap(([one], place) => (one === kind ? [place] : [])),
    ]
    if (ids.length === 0) return []
    const a = sql.ref(alias)
    return sql`
      select ${sql.lit(kind)} as kind, ${a}.id, ${title} as title, nullif(${subtitle}, '') as subtitle,
             null::jsonb as matched, null::jsonb as about, null::text as at, ${form} as form, asked.place
      from unnest(${ids}::uuid[], ${places}::integer[]) as asked (id, place)
      join ${table} on ${a}.workspace_id = ${actor.workspaceId} and ${a}.id = asked.id and ${visible(actor)}
      ${joins?.(actor) ?? sql``}`
  })
  const { rows } = await sql<FoundRow>`
    select kind, id, title, subtitle, matched, about, at, 0 as tier, form
    from (${sql.join(named, sql` union all `)}) named order by place
  `.execute(tx)
  return { rows: rows.map((row) => foundOf(row, '', actor.language)) }
}
