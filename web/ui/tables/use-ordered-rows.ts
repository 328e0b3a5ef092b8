import { type DragEvent, useState } from 'react'

/**
 * Rows that are put in order by the mouse, or by Alt and the arrows. While the order is being kept the list stands as it
 * was put.
 * @param keep is handed all ids in their new order
 */
export function useOrderedRows<Row extends { id: string }>(
  rows: readonly Row[],
  { isPending, keep }: { isPending: boolean; keep: (ids: Row['id'][]) => void },
) {
  const [put, setPut] = useState<readonly string[] | null>(null)
  const [dragged, setDragged] = useState<number | null>(null)
  const [over, setOver] = useState<number | null>(null)
  const shown = put && isPending ? rows.toSorted((a, b) => put.indexOf(a.id) - put.indexOf(b.id)) : rows
  return { shown, moved: put !== null, move, rowProps }

  function move(from: number, to: number): void {
    if (from === to || to < 0 || to >= shown.length) return
    const ids = shown.map(({ id }) => id)
    const [moved] = ids.splice(from, 1)
    if (moved === undefined) return
    ids.splice(to, 0, moved)
    setPut(ids)
    keep(ids)
  }

  /** For the row at a place; `data-over` marks where the dragged one would come. */
  function rowProps(at: number, may: boolean) {
    if (!may || shown.length < 2) return {}
    return {
      draggable: true,
      'data-over': (over === at && dragged !== null && dragged !== at) || undefined,
      onDragStart: () => setDragged(at),
      onDragOver: (event: DragEvent) => {
        if (dragged === null) return
        event.preventDefault()
        setOver(at)
      },
      onDragEnd: forget,
      onDrop: () => {
        if (dragged !== null) move(dragged, at)
        forget()
      },
      onKeyDown: (event: { altKey: boolean; key: string; preventDefault: () => void }) => {
        const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
        if (!event.altKey || by === undefined) return
        event.preventDefault()
        move(at, at + by)
      },
    }
  }

  function forget(): void {
    setDragged(null)
    setOver(null)
  }
}
