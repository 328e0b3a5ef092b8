import type { Carried } from '../spot.ts'

interface Line {
  /** What holds stations `[data-station-box]` and tasks `[data-task-box]`. */
  map: HTMLElement | null
  down: boolean
  rtl: boolean
}

/** Where a thing would be put down under a point of the window; null: over no station. */
export function dropAt({ map, down, rtl }: Line, thing: Carried, x: number, y: number): Carried | null {
  const boxes = [...(map?.querySelectorAll<HTMLElement>('[data-station-box]') ?? [])]
  /** Whether the pointer is past the middle of a box, along the line. */
  const past = (element: HTMLElement) => {
    const box = element.getBoundingClientRect()
    if (down) return y > box.top + box.height / 2
    const middle = box.left + box.width / 2
    return rtl ? x < middle : x > middle
  }
  if (thing.kind === 'stage') {
    const others = boxes.filter((box) => box.dataset.stationBox !== thing.key)
    return { ...thing, at: others.filter(past).length }
  }
  const over = boxes.find((element) => {
    const box = element.getBoundingClientRect()
    return down ? y >= box.top && y < box.bottom : x >= box.left && x < box.right
  })
  if (!over) return null
  const tasks = [...over.querySelectorAll<HTMLElement>('[data-task-box]')]
  const others = tasks.filter((box) => box.dataset.taskBox !== thing.key)
  const at = others.filter((element) => {
    const box = element.getBoundingClientRect()
    return y > box.top + box.height / 2
  }).length
  return { ...thing, stage: over.dataset.stationBox ?? thing.stage, at }
}

export function samePlace(one: Carried, other: Carried): boolean {
  return one.at === other.at && (one.kind === 'stage' || (other.kind === 'task' && one.stage === other.stage))
}
