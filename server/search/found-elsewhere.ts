import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../platform/actor.ts'
import { type Asked, isShort } from './asked.ts'
import { beginsWith, branch } from './branch.ts'
import { considered, looked } from './looked.ts'
import type { Within } from './reader.ts'
import type { RecordPlace } from './records.ts'
import { tiers } from './row.ts'

type Sql = RawBuilder<unknown>

/** In a mailbox, a telephone, a field of the company's own or the note: then it says what it was found by. */
export function elsewhere(
  place: RecordPlace,
  asked: Asked,
  actor: Actor,
  { owners }: Within,
  most: number,
): Sql[] {
  const { form, entity, alias, ownLike, reached, noting, table } = place
  const id = sql.ref(`${alias}.id`)
  const pattern = sql`search_form(${asked.inside})`
  const unnamed = sql`not ${beginsWith(form, asked.text)} and ${form} not like ${pattern}`
  const joined = (found: Sql) => sql`${found} found (id)
    join ${table} on ${sql.ref(`${alias}.workspace_id`)} = ${actor.workspaceId} and ${id} = found.id`
  const all = looked(owners === null)
  const found: Sql[] = []
  if (reached && asked.contact)
    found.push(
      branch(place, actor, sql.lit(tiers.contact), {
        from: joined(reached(asked, all)),
        where: unnamed,
        matched: contactMatched(place, asked),
        most,
      }),
    )
  found.push(
    branch(place, actor, sql.lit(tiers.ownField), {
      from: sql`(select from own_fields where workspace_id = ${actor.workspaceId} and entity = ${sql.lit(entity)}
                   and searchable and retired_at is null limit 1) asked,
                lateral ${joined(ownLike(pattern, sql`${owners}::uuid[]`, considered.all, actor))}`,
      where: unnamed,
      matched: sql`(
        select jsonb_build_object('where', 'own_field', 'text', ${sql.ref(`${alias}.own`)} ->> f.key, 'label', f.label)
        from own_fields f
        where f.workspace_id = ${actor.workspaceId} and f.entity = ${sql.lit(entity)} and f.searchable
          and f.retired_at is null and ' ' || search_form(${sql.ref(`${alias}.own`)} ->> f.key) like ${pattern}
        limit 1)`,
      most,
    }),
  )
  if (noting && !isShort(asked.text))
    found.push(
      branch(place, actor, sql.lit(tiers.text), {
        from: joined(noting(asked, all)),
        where: unnamed,
        matched: sql`jsonb_build_object('where', 'note', 'text', ${sql.ref(`${alias}.note`)}, 'label', null)`,
        most,
      }),
    )
  return found
}

/** Which mailbox or telephone it was: the first one, else a further one. */
function contactMatched({ kind, alias }: RecordPlace, { contact }: Asked): Sql {
  const holder = sql.ref(kind === 'people' ? 'd.person_id' : 'd.company_id')
  const email = sql.ref(`${alias}.email`)
  const phone = sql.ref(`${alias}.phone`)
  return sql`jsonb_build_object('where', 'contact', 'label', null, 'text',
    case when reach_form(${email}, null) like search_form(${contact}) then ${email}
         when reach_form(null, ${phone}) like search_form(${contact}) then ${phone}
         else (select d.value from contact_details d
               where d.workspace_id = ${sql.ref(`${alias}.workspace_id`)} and ${holder} = ${sql.ref(`${alias}.id`)}
                 and d.kind <> 'address' and reach_form(d.value, d.value) like search_form(${contact})
               limit 1) end)`
}
