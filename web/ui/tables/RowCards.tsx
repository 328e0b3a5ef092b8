import type { ReactNode } from 'react'
import { SkeletonRows } from '../feedback/states.tsx'
import { Link } from '../Link.tsx'
import { ReadMore } from '../ReadMore.tsx'
import type { Choice, Column } from './DataTable.tsx'
import styles from './RowCards.module.css'

interface RowCardsProps<Row> {
  /** What the list is of; read aloud, not shown. */
  label: string
  columns: readonly Column<Row>[]
  /** Somebody chose these columns: each says what it is. Else only those that speak for themselves are shown. */
  named: boolean
  /** Undefined while the first page is on its way. */
  rows: readonly Row[] | undefined
  rowKey: (row: Row) => string
  rowPath?: (row: Row) => string
  more: { hasMore: boolean; readMore: () => void; readingMore: boolean }
  choose?: Choice<Row> | undefined
  empty: ReactNode
}

/** A table's rows on a phone: its first column on top, the others in pairs below, the whole of it one thumb's target. */
export function RowCards<Row>(props: RowCardsProps<Row>) {
  const { label, columns, named, rows, rowKey, rowPath, more, choose, empty } = props
  if (!rows) return <SkeletonRows rows={10} columns={2} />
  if (rows.length === 0) return <>{empty}</>
  const [first, ...others] = columns
  const facts = others.filter(({ onPhone, acts }) => !acts && (named || onPhone !== false))
  return (
    <>
      <ul className={styles.cards} aria-label={label}>
        {rows.map((row) => (
          <li
            key={rowKey(row)}
            className={styles.card}
            data-leads={rowPath ? true : undefined}
            data-chosen={choose?.chosen.has(rowKey(row)) || undefined}
          >
            {choose && <Box row={row} id={rowKey(row)} choose={choose} />}
            <div className={styles.words}>
              {rowPath ? (
                <Link to={rowPath(row)} className={styles.title}>
                  {first?.cell(row)}
                </Link>
              ) : (
                <span className={styles.title}>{first?.cell(row)}</span>
              )}
              <div className={styles.facts} data-named={named || undefined}>
                {facts.map((column) => (
                  <span key={column.key} className={styles.fact} data-align={column.align}>
                    {named && <span className="quiet">{column.label} </span>}
                    {column.cell(row)}
                  </span>
                ))}
              </div>
              {others
                .filter(({ acts }) => acts)
                .map((column) => (
                  <div key={column.key}>{column.cell(row)}</div>
                ))}
            </div>
          </li>
        ))}
      </ul>
      <ReadMore {...more} />
    </>
  )
}

function Box<Row>({ row, id, choose }: { row: Row; id: string; choose: Choice<Row> }) {
  const { chosen, onChoose, rowLabel } = choose
  return (
    <label className={styles.box}>
      <input
        type="checkbox"
        checked={chosen.has(id)}
        onChange={() =>
          onChoose(chosen.has(id) ? chosen.difference(new Set([id])) : chosen.union(new Set([id])))
        }
        aria-label={rowLabel(row)}
      />
    </label>
  )
}
