import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Check } from '../../../../contract/hygiene/checks.ts'
import type { Finding } from '../../../../contract/hygiene/repairs.ts'
import type { Pages } from '../../../platform/ask.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { useKeyListing } from '../../../platform/keyboard/key-listing.ts'
import { useKeys } from '../../../platform/keyboard/keys.ts'
import { ReadMore } from '../../../ui/ReadMore.tsx'
import { takeFocus } from '../../../ui/take-focus.ts'
import { RepairRow } from '../row/RepairRow.tsx'
import { useRepairs } from '../use-repairs.ts'
import styles from './FindingList.module.css'
import { FindingRow } from './FindingRow.tsx'
import { useCheckName } from './use-check-name.ts'
import { useKeptRows } from './use-kept-rows.ts'

interface FindingListProps {
  check: Check
  findings: Pages<Finding>
  onRepaired: (change: { by: number; score: number | null }) => void
  /** To the next thing that is looked for; absent where this is the last. */
  onNext?: () => void
}

const keyLines = [
  ['Enter', 'repair.key.save'],
  ['Tab', 'repair.key.skip'],
  ['Alt+1', 'repair.key.take'],
  ['mod+z', 'repair.key.undo'],
] as const

/** The rows of one check. One of them is open and typed into; what is saved makes way for the next. */
export function FindingList({ check, findings, onRepaired, onNext }: FindingListProps) {
  const say = useSay()
  const nameOf = useCheckName()
  const rows = useKeptRows(findings.rows) ?? []
  const repairs = useRepairs(check, onRepaired)
  const [at, setAt] = useState<string | null>(rows[0]?.id ?? null)
  useKeyListing(keyLines)
  useKeys({ 'mod+z': undo })
  const left = rows.filter(({ id }) => !repairs.isDone(id))
  const current = left.find(({ id }) => id === at) ?? null
  return (
    <section aria-label={nameOf(check)}>
      <ol className={styles.rows}>
        {rows.map((row) =>
          row.id === current?.id ? (
            <RepairRow
              key={`${row.id} ${repairs.timesUndone(row.id)}`}
              check={check}
              row={row}
              repairs={repairs}
              onDone={() => goOn(row.id)}
              onSkip={(by) => skip(row.id, by)}
            />
          ) : (
            <FindingRow
              key={row.id}
              check={check}
              row={row}
              done={repairs.doneOf(row.id)}
              onOpen={() => setAt(row.id)}
              onUndo={() => void undoRow(row.id)}
            />
          ),
        )}
      </ol>
      <ReadMore hasMore={findings.hasMore} readMore={findings.readMore} readingMore={findings.readingMore} />
      {left.length === 0 && !findings.hasMore && (
        <div className={styles.end}>
          <p>{say('repair.all_done', { check: nameOf(check) })}</p>
          {onNext && (
            <Button onClick={onNext} ref={takeFocus}>
              {say('repair.next')}
            </Button>
          )}
        </div>
      )}
    </section>
  )

  /** The next one that is left, further down first: rows that were skipped come round again only when asked for. */
  function goOn(from: string): void {
    const index = rows.findIndex(({ id }) => id === from)
    const next = rows.slice(index + 1).find(({ id }) => !repairs.isDone(id)) ?? null
    if (!next && findings.hasMore) findings.readMore()
    setAt(next?.id ?? left.find(({ id }) => id !== from)?.id ?? null)
  }

  function skip(from: string, by: 1 | -1): boolean {
    const open = rows.filter(({ id }) => id === from || !repairs.isDone(id))
    const next = open[open.findIndex(({ id }) => id === from) + by]
    if (by === 1 && open.at(-2)?.id === from && findings.hasMore) findings.readMore()
    if (next) setAt(next.id)
    return next !== undefined
  }

  function undo(): boolean {
    const last = repairs.last()
    if (!last) return false
    void undoRow(last)
    return true
  }

  async function undoRow(id: string): Promise<void> {
    if (await repairs.undo(id)) setAt(id)
  }
}
