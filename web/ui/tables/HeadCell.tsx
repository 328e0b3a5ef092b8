import { type PointerEvent, useRef } from 'react'
import { useSay } from '../../platform/i18n.tsx'
import { Icon } from '../icons.tsx'
import styles from './DataTable.module.css'
import type { Column, Sort } from './DataTable.tsx'

/** How narrow and how wide a column may be made, in pixels. */
export const columnWidths = { least: 64, most: 800 }

export const withinWidths = (pixels: number): number =>
  Math.round(Math.min(columnWidths.most, Math.max(columnWidths.least, pixels)))

interface HeadCellProps<Row> {
  column: Column<Row>
  sort?: Sort
  onSort?: (sort: Sort) => void
  onResize?: (key: string, width: number) => void
}

/** The head of a column: pressed, it sorts; its far edge is pulled to make it wider. */
export function HeadCell<Row>({ column, sort, onSort, onResize }: HeadCellProps<Row>) {
  const { key, label, labelHidden, align, onPhone, width } = column
  const sorts = onSort && column.sort !== undefined
  const active = sorts && sort?.by === column.sort
  return (
    <th
      scope="col"
      data-column={key}
      data-align={align}
      data-phone={onPhone === false ? 'no' : undefined}
      style={width ? { inlineSize: width } : undefined}
      aria-sort={sorts ? (active ? waysOf[sort?.direction ?? 'asc'] : 'none') : undefined}
    >
      {sorts ? (
        <SortButton label={label} by={column.sort ?? ''} sort={active ? sort : undefined} onSort={onSort} />
      ) : labelHidden ? (
        <span className="only-heard">{label}</span>
      ) : (
        label
      )}
      {onResize && <Edge onWidth={(pixels) => onResize(key, pixels)} />}
    </th>
  )
}

const waysOf = { asc: 'ascending', desc: 'descending' } as const

interface SortButtonProps {
  label: string
  by: string
  /** How the list is sorted by this column now. */
  sort: Sort | undefined
  onSort: (sort: Sort) => void
}

function SortButton({ label, by, sort, onSort }: SortButtonProps) {
  const say = useSay()
  return (
    <button
      type="button"
      className={styles.sort}
      title={say('common.sort_by', { column: label })}
      onClick={() => onSort({ by, direction: sort?.direction === 'desc' ? 'asc' : 'desc' })}
    >
      {label}
      <span className={styles.arrow} data-active={sort ? true : undefined}>
        <Icon name={sort?.direction === 'asc' ? 'up' : 'down'} size={12} />
      </span>
    </button>
  )
}

/** For the pointer alone: the keyboard makes columns wider where they are chosen. */
function Edge({ onWidth }: { onWidth: (pixels: number) => void }) {
  const pulled = useRef<{ from: number; width: number } | null>(null)
  return (
    <span
      className={styles.edge}
      aria-hidden="true"
      onPointerDown={(event) => {
        const head = headOf(event)
        pulled.current = { from: event.clientX, width: head.offsetWidth }
        event.currentTarget.setPointerCapture(event.pointerId)
        event.preventDefault()
      }}
      onPointerMove={(event) => {
        if (pulled.current) headOf(event).style.inlineSize = `${widthAt(event)}px`
      }}
      onPointerUp={(event) => {
        if (pulled.current && event.clientX !== pulled.current.from) onWidth(widthAt(event))
        pulled.current = null
      }}
    />
  )

  function widthAt(event: PointerEvent<HTMLElement>): number {
    const { from, width } = pulled.current ?? { from: event.clientX, width: 0 }
    const onward = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1
    return withinWidths(width + onward * (event.clientX - from))
  }
}

const headOf = (event: PointerEvent<HTMLElement>) => event.currentTarget.parentElement as HTMLElement
