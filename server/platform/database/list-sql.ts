import type { RawBuilder } from 'kysely'

/** A list but for what is read of its rows: a page of it and the whole of it are the same records in the same order. */
export interface ListSql {
  from: RawBuilder<unknown>
  where: RawBuilder<unknown>
  order: RawBuilder<unknown>
}
