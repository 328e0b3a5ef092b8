import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Received, Returned } from '../../contract/route.ts'
import { type FoundKind, FoundKind as Kind, type searchKind as route } from '../../contract/search.ts'
import type { Actor } from '../platform/actor.ts'
import { decodeCursor, KeyInstant } from '../platform/database/cursor.ts'
import { pageOf } from '../platform/database/page.ts'
import type { Tx } from '../platform/database/tx.ts'
import { type Asked, askedFor } from './asked.ts'
import { beginsWith } from './branch.ts'
import { foundActivities, foundFiles, processesInUse } from './found-beside.ts'
import { elsewhere } from './found-elsewhere.ts'
import { processesCalled } from './processes-called.ts'
import { within } from './reader.ts'
import { type RecordPlace, recordPlaces } from './records.ts'
import { type FoundRow, foundOf, tiers } from './row.ts'

type Query = Received<typeof route>['query']

const columns = sql`kind, id, title, subtitle, matched, about, at, tier, form`

/** How many notes, mailboxes and texts a list looks at: of more than these it shows some. */
const looked = 5_000

/** All of a kind that hold the words: names in their order, then what was found elsewhere on the record. */
export async function listFound(
  tx: Tx,
  kind: FoundKind,
  query: Query,
  actor: Actor,
): Promise<Returned<typeof route>> {
  const asked = askedFor(query.q)
  const shown = (row: FoundRow) => foundOf(row, asked.text, actor.language)
  if (kind === 'processes') {
    const { rows } = await sql<FoundRow>`select ${columns} from ${processesInUse(actor)} found`.execute(tx)
    return { rows: (await processesCalled(tx, rows, asked, actor)).map(shown), next: null }
  }
  if (kind === 'files' || kind === 'activities') {
    const { rows } = await latestPage(kind, asked, query, actor).execute(tx)
    return pageOf(rows, query.limit, ({ form, id }) => [kind, form, id], shown)
  }
  const statement = namedPage(kind, asked, query, actor)
  const { rows } = statement ? await statement.execute(tx) : { rows: [] }
  return pageOf(rows, query.limit, ({ tier, id }) => [kind, tier, id], shown)
}

function latestPage(kind: 'files' | 'activities', asked: Asked, query: Query, actor: Actor) {
  const cursor = query.cursor && decodeCursor(query.cursor, z.tuple([z.literal(kind), KeyInstant, z.uuid()]))
  const after = cursor ? { at: cursor[1], id: cursor[2] } : undefined
  const found = kind === 'files' ? foundFiles : foundActivities
  return sql<FoundRow>`select ${columns} from ${found(asked, actor, looked, query.limit + 1, after)} found`
}

const nowhere = '00000000-0000-0000-0000-000000000000'
const firstOfAll = ['', tiers.holds, nowhere] as const

/** One statement for a page, one row more than it shows. Null where his role sees none of the kind. */
export function namedPage(
  kind: RecordPlace['kind'],
  asked: Asked,
  query: Query,
  actor: Actor,
): RawBuilder<FoundRow> | null {
  const place = recordPlaces.find((one) => one.kind === kind) as RecordPlace
  const seen = kind === 'products' ? { owners: null, shared: [] } : within(actor, kind)
  if (!seen) return null
  const [, tier, id] = query.cursor
    ? decodeCursor(query.cursor, z.tuple([Kind.extract([kind]), z.int().min(0).max(9), z.uuid()]))
    : firstOfAll
  const { table, alias, form, title, subtitle, joins, holding, visible } = place
  const a = sql.ref(alias)
  // The name of the last one shown is read here: a cursor with it would be too long for an address.
  const afterForm = sql`coalesce((select ${form} from ${table} where ${a}.workspace_id = ${actor.workspaceId} and ${a}.id = ${id}), '')`
  const after = sql`${tier === tiers.holds ? afterForm : sql`chr(1114111)`}, ${id}::uuid`
  const short = [...asked.text].length < 3
  const starts = short ? sql`search_form(${asked.inside.slice(2)})` : sql`null`
  const named = sql`(${beginsWith(form, asked.text)} or ${form} like search_form(${asked.inside}))`
  const most = query.limit + 1
  const held = holding(
    sql`search_form(${asked.inside}), ${starts}`,
    sql`${seen.owners}::uuid[]`,
    after,
    most,
    actor,
  )
  const rows = sql`
    select ${sql.lit(tiers.holds)} as tier, 0::real as near, null::jsonb as matched, ${a}.*
    from ${table}
    where ${a}.workspace_id = ${actor.workspaceId} and ${visible(actor)} and ${named}
      and ${a}.id = any (array(select * from ${held} held (id)) || ${seen.shared}::uuid[])`
  return sql<FoundRow>`
    select ${sql.lit(kind)} as kind, ${a}.id, ${title} as title, nullif(${subtitle}, '') as subtitle, ${a}.matched,
           null::jsonb as about, null::text as at, ${a}.tier, ${form} as form
    from (
      select *
      from (select distinct on (${a}.id) *
            from (${sql.join([rows, ...elsewhere(place, asked, actor, seen, looked)], sql` union all `)}) ${a}
            order by ${a}.id, ${a}.tier) ${a}
      where (${a}.tier, ${form}, ${a}.id) > (${tier}, ${afterForm}, ${id}::uuid)
      order by ${a}.tier, ${form}, ${a}.id
      limit ${sql.lit(most)}
    ) ${a}
    ${joins?.(actor) ?? sql``}
    order by ${a}.tier, ${form}, ${a}.id`
}
