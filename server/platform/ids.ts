import { v7 } from 'uuid'

/** A new UUIDv7: ordered by time, so that new rows land at the end of every index. */
export function newId<Id extends string>(): Id {
  return v7() as Id
}
