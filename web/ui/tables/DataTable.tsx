import { type CSSProperties, type ReactNode, useRef } from 'react'
import { useKeys } from '../../platform/keyboard/keys.ts'
import { SkeletonRows } from '../feedback/states.tsx'
import { Link } from '../Link.tsx'
import { ReadMore } from '../ReadMore.tsx'
import styles from './DataTable.module.css'
import { HeadCell } from './HeadCell.tsx'
import { useTicks } from './use-ticks.ts'

export interface Column<Row> {
  key: string
  label: string
  /** The label is only read aloud, as over a column of buttons. */
  labelHidden?: true
  cell: (row: Row) => ReactNode
  /** `end` for numbers, money and dates that are compared by their size. */
  align?: 'end'
  /** The name this column is sorted by, where the list can be. */
  sort?: string
  /** A CSS width; columns never jump. Without one the column shares what is left. */
  width?: string
  /** Left out at 640 px and below. */
  onPhone?: false
  /** What can be done with a row, not a fact of it: it always stands last and is in no file. */
  acts?: true
}

export interface Sort {
  by: string
  direction: 'asc' | 'desc'
}

export interface Choice<Row> {
  chosen: ReadonlySet<string>
  onChoose: (keys: ReadonlySet<string>) => void
  /** What the box of a row is called, and the one above them all. */
  rowLabel: (row: Row) => string
  allLabel: string
}

interface DataTableProps<Row> {
  /** What the table lists; read aloud, not shown. */
  label: string
  columns: readonly Column<Row>[]
  /** Undefined while the first page is on its way. */
  rows: readonly Row[] | undefined
  rowKey: (row: Row) => string
  /** Where a row leads: its first column becomes the link, and the whole row is its target. */
  rowPath?: (row: Row) => string
  sort?: Sort
  onSort?: (sort: Sort) => void
  /** Columns may be made wider or narrower; told once the hand lets go, in pixels. */
  onResize?: (key: string, width: number) => void
  more?: { hasMore: boolean; readMore: () => void; readingMore: boolean }
  /** A box before each row, for acts on several; `x` ticks the focused row, Shift all from the last one. */
  choose?: Choice<Row>
  /** Shown instead of the table when there are no rows. */
  empty: ReactNode
  compact?: boolean
}

/** Rows of one kind of thing. `j` and `k` move between rows, Enter opens; the next page comes as one scrolls. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, rowPath, sort, onSort, onResize, more, empty, choose } = props
  const { compact = false } = props
  const body = useRef<HTMLTableSectionElement>(null)
  const tick = useTicks(choose, rows?.map(rowKey) ?? [])
  useKeys({
    ...(choose && { x: (event: KeyboardEvent) => tickFocused(event.shiftKey) }),
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => isOnRow() && step(1),
    ArrowUp: () => isOnRow() && step(-1),
  })

  if (!rows) return <SkeletonRows columns={Math.min(columns.length, 6)} rows={12} />
  if (rows.length === 0) return <>{empty}</>
  return (
    <div className={styles.frame}>
      <table
        className={styles.table}
        aria-label={label}
        data-compact={compact || undefined}
        data-resizable={onResize ? true : undefined}
        style={onResize && roomFor(columns)}
      >
        <thead>
          <tr>
            {choose && (
              <th scope="col" className={styles.box}>
                <TickAll choose={choose} rows={rows} rowKey={rowKey} />
              </th>
            )}
            {columns.map((column) => (
              <HeadCell
                key={column.key}
                column={column}
                {...(sort && { sort })}
                {...(onSort && { onSort })}
                {...(onResize && { onResize })}
              />
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              data-key={rowKey(row)}
              data-leads={rowPath ? true : undefined}
              data-chosen={choose?.chosen.has(rowKey(row)) || undefined}
            >
              {choose && (
                <td className={styles.box}>
                  <label>
                    <input
                      type="checkbox"
                      checked={choose.chosen.has(rowKey(row))}
                      onChange={({ nativeEvent }) => tick(rowKey(row), (nativeEvent as MouseEvent).shiftKey)}
                      aria-label={choose.rowLabel(row)}
                    />
                  </label>
                </td>
              )}
              {columns.map((column, index) => (
                <td
                  key={column.key}
                  data-align={column.align}
                  data-phone={column.onPhone === false ? 'no' : undefined}
                >
                  {index === 0 && rowPath ? (
                    <Link to={rowPath(row)} className={styles.link} data-row>
                      {column.cell(row)}
                    </Link>
                  ) : (
                    column.cell(row)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {more && <ReadMore {...more} />}
    </div>
  )

  function step(by: 1 | -1): void {
    const stops = Array.from(body.current?.rows ?? [], stopOf).filter((stop) => stop !== null)
    const row = document.activeElement?.closest('tr')
    const at = stops.findIndex((stop) => stop.closest('tr') === row)
    stops[at < 0 ? 0 : Math.min(Math.max(at + by, 0), stops.length - 1)]?.focus()
  }

  function tickFocused(range: boolean): boolean {
    const row = document.activeElement?.closest<HTMLElement>('tr[data-key]')
    if (!row?.dataset.key || !body.current?.contains(row)) return false
    tick(row.dataset.key, range)
    return true
  }

  function isOnRow(): boolean {
    const row = document.activeElement?.closest('tr')
    return row != null && body.current?.contains(row) === true && stopOf(row) === document.activeElement
  }
}

/** Where the keyboard stands on a row: on its link, or on the first thing to press where it leads nowhere. */
const stopOf = (row: HTMLTableRowElement): HTMLElement | null =>
  row.querySelector<HTMLElement>('[data-row]') ?? row.querySelector<HTMLElement>('button, input')

/** Columns keep their widths, however many there are: a table that has no room for them grows sideways. */
function roomFor<Row>(columns: readonly Column<Row>[]): CSSProperties {
  const widths = columns.map(({ width }) => width ?? '140px').join(' + ')
  const isFixed = columns.every(({ width }) => width?.endsWith('px'))
  return { '--least': `calc(${widths})`, '--wide': isFixed ? 'var(--least)' : '100%' } as CSSProperties
}

interface TickAllProps<Row> {
  choose: Choice<Row>
  rows: readonly Row[]
  rowKey: (row: Row) => string
}

/** Ticks every row read so far, or none; half ticked while only some are. */
function TickAll<Row>({ choose: { chosen, onChoose, allLabel }, rows, rowKey }: TickAllProps<Row>) {
  const all = rows.every((row) => chosen.has(rowKey(row)))
  return (
    <label>
      <input
        type="checkbox"
        aria-label={allLabel}
        checked={all}
        ref={(box) => {
          if (box) box.indeterminate = !all && chosen.size > 0
        }}
        onChange={() => onChoose(all ? new Set() : new Set(rows.map(rowKey)))}
      />
    </label>
  )
}
