import { writeFileSync } from 'node:fs'

/** One comparison: what ours does, what the floor does on the same machine in the same run, and their ratio. */
export interface Figure {
  name: string
  ours: number
  floor: number
  ratio: number
  unit: string
  /** What the ratio should be, as `≥ 0.5`: printed beside it, never a failure. */
  aim: string
}

export function figure(
  name: string,
  { ours, floor }: { ours: number; floor: number },
  unit: string,
  aim: string,
): Figure {
  return { name, ours: round(ours), floor: round(floor), ratio: round(ours / floor), unit, aim }
}

export function printTable(figures: readonly Figure[]): void {
  const rows = [
    ['what', 'ours', 'floor', 'ratio', 'aim', 'unit'],
    ...figures.map(({ name, ours, floor, ratio, aim, unit }) => [
      name,
      `${ours}`,
      `${floor}`,
      `${ratio}`,
      aim,
      unit,
    ]),
  ]
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => (column === 0 ? cell.padEnd : cell.padStart).call(cell, widths[column] ?? 0))
        .join('  '),
    )
}

export function writeJson(file: string, figures: readonly Figure[]): void {
  const rows = figures.map(({ name, ours, floor, ratio, unit }) => ({ name, ours, floor, ratio, unit }))
  writeFileSync(file, `${JSON.stringify(rows, null, 2)}\n`)
}

/** Three digits that mean something. */
function round(value: number): number {
  return Number(value.toPrecision(3))
}
