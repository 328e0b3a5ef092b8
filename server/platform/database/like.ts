import { type RawBuilder, sql } from 'kysely'

/** `text` as a person typed it, for `search_name like …`: found anywhere; its own % and _ are letters. */
export function containing(text: string): RawBuilder<string> {
  return sql`'%' || search_form(${escaped(text)}) || '%'`
}

/** Its own % and _ are letters. */
export const escaped = (text: string) => text.trim().replaceAll(/[\\%_]/g, '\\$&')
