import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../platform/actor.ts'
import { type Asked, isShort } from './asked.ts'
import { foundActivities, foundFiles, processesInUse } from './found-beside.ts'
import { foundByName, type Where } from './found-by-name.ts'
import { looked } from './looked.ts'
import { recordPlaces } from './records.ts'
import type { FoundRow } from './row.ts'

/** Everything that was asked for, of each kind up to `most`, best first: one statement, so one round trip. */
export function searchStatement(
  asked: Asked,
  actor: Actor,
  most: number,
  where: Where = 'everywhere',
): RawBuilder<FoundRow> {
  const seesAll = actor.rights['deals.see'] === 'all' && actor.rights['customers.see'] === 'all'
  const kinds = [
    ...recordPlaces.flatMap((place) => foundByName(place, asked, actor, most, where) ?? []),
    ...(where === 'names' ? [] : [processesInUse(actor), foundFiles(asked, actor, looked(seesAll), most)]),
    ...(where === 'names' || isShort(asked.text)
      ? []
      : [foundActivities(asked, actor, looked(seesAll), most)]),
  ]
  return sql<FoundRow>`
    select kind, id, title, subtitle, matched, about, at, tier, form
    from (${sql.join(kinds, sql` union all `)}) found
    order by kind, tier, near desc, case when at is null then form end, form desc, id`
}
