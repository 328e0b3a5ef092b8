import { useState } from 'react'
import type { Finding } from '../../../../contract/hygiene/repairs.ts'

/** The rows in the order they were first shown. What was read anew adds to them; nothing goes from under one's hands. */
export function useKeptRows(rows: readonly Finding[] | undefined): readonly Finding[] | undefined {
  const [kept, setKept] = useState<readonly Finding[]>([])
  if (!rows) return undefined
  const fresh = rows.filter(({ id }) => !kept.some((row) => row.id === id))
  if (fresh.length === 0) return kept
  const all = [...kept, ...fresh]
  setKept(all)
  return all
}
