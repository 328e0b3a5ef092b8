import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { Traces } from './traces.ts'

/** A regular expression that nothing matches. */
export const never = 'x\\Ax'

/**
 * One regular expression, as PostgreSQL has it, for any of these texts, not inside a
 * longer word; null where nothing is left that tells somebody apart.
 */
export function patternOf(texts: readonly string[]): string | null {
  const told = [...new Set(texts.map((text) => text.trim()))].filter((text) => [...text].length >= 5)
  if (told.length === 0) return null
  const escaped = told.map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\s+/g, '\\s+'))
  return `(?<![[:alnum:]])(${escaped.toSorted((a, b) => b.length - a.length).join('|')})(?![[:alnum:]])`
}

/** What he is and was called, and where he is and was reached. */
export async function calledBy(
  tx: Tx,
  actor: Actor,
  ids: Traces['ids'],
): Promise<{ names: string[]; reached: string[] }> {
  const his = sql`any (${[...ids.person, ...ids.lead]}::uuid[])`
  const { rows } = await sql<{ what: 'name' | 'reached'; text: string }>`
    select distinct what, text from (
      select t.what, t.text
      from people p, lateral (values ('name', p.name), ('reached', p.email), ('reached', p.phone)) t (what, text)
      where p.workspace_id = ${actor.workspaceId} and p.id = ${his}
      union all
      select 'reached', d.value
      from contact_details d
      where d.workspace_id = ${actor.workspaceId} and d.person_id = ${his}
      union all
      select t.what, t.text
      from leads l, lateral (values ('name', l.name), ('reached', l.email), ('reached', l.phone),
                                    ('reached', l.phone_e164)) t (what, text)
      where l.workspace_id = ${actor.workspaceId} and l.id = ${his}
      union all
      select t.what, t.text
      from merges m, lateral (values ('name', m.gone_name), ('reached', m.taken -> 'gone' ->> 'email'),
                                     ('reached', m.taken -> 'gone' ->> 'phone')) t (what, text)
      where m.workspace_id = ${actor.workspaceId} and m.gone_id = ${his}
      union all
      select case key when 'name' then 'name' else 'reached' end, former.text
      from events e, jsonb_each(case jsonb_typeof(e.data -> 'changes') when 'object' then e.data -> 'changes' else '{}' end),
           jsonb_array_elements_text(case jsonb_typeof(value) when 'array' then value else '[]' end) former (text)
      where e.workspace_id = ${actor.workspaceId} and e.subject_id = ${his}
        and e.type in ('person.edited', 'lead.edited') and key in ('name', 'email', 'phone')
      union all
      select 'reached', e.data ->> 'value'
      from events e
      where e.workspace_id = ${actor.workspaceId} and e.subject_id = ${his}
        and e.type in ('person.contact_added', 'person.contact_removed')
    ) all_of_them
    where text is not null and text <> '–'
  `.execute(tx)
  const of = (what: string) => rows.flatMap((row) => (row.what === what ? row.text : []))
  const shared = await heldByOthers(tx, actor, ids, of('reached'))
  return { names: of('name'), reached: of('reached').filter((text) => !shared.has(text)) }
}

/** A mailbox or telephone that another record has too, as one of an office, is not his to take out. */
async function heldByOthers(
  tx: Tx,
  actor: Actor,
  ids: Traces['ids'],
  reached: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ text: string }>`
    select t.text from unnest(${[...reached]}::text[]) t (text)
    where exists (select from people p
                  where p.workspace_id = ${actor.workspaceId} and p.id <> all (${ids.person}::uuid[])
                    and (lower(p.email) = lower(t.text) or p.phone = t.text))
       or exists (select from contact_details d
                  where d.workspace_id = ${actor.workspaceId} and d.person_id <> all (${ids.person}::uuid[])
                    and lower(d.value) = lower(t.text))
       or exists (select from leads l
                  where l.workspace_id = ${actor.workspaceId} and l.id <> all (${ids.lead}::uuid[])
                    and (lower(l.email) = lower(t.text) or t.text in (l.phone, l.phone_e164)))
  `.execute(tx)
  return new Set(rows.map(({ text }) => text))
}
