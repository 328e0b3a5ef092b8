import { encodeCursor } from './cursor.ts'

/**
 * A page out of `limit + 1` rows read by keyset: the row too many only tells that there is more.
 * @param key the sort key of a row, as the cursor carries it
 * @param shown the row without what only the key needs
 */
export function pageOf<Read, Shown>(
  rows: readonly Read[],
  limit: number,
  key: (row: Read) => readonly unknown[],
  shown: (row: Read) => Shown,
): { rows: Shown[]; next: string | null } {
  const kept = rows.slice(0, limit)
  const last = kept.at(-1)
  const more = rows.length > limit && last !== undefined
  return { rows: kept.map(shown), next: more ? encodeCursor(key(last)) : null }
}
