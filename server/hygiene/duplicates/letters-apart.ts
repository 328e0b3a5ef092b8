/**
 * How many slips of a finger lie between two words: a letter more, less, another one, or two changed round (optimal string
 * alignment). Counts no further than `most`, which it then exceeds by one.
 */
export function lettersApart(a: string, b: string, most: number): number {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, place) => place)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const changed = (last[j - 1] as number) + (same ? 0 : 1)
      const moved = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row[j] = Math.min(changed, moved, swapped ? (before[j - 2] as number) + 1 : Number.POSITIVE_INFINITY)
    }
    if (Math.min(...row) > most) return most + 1
    before = last
    last = row
  }
  return Math.min(last[b.length] as number, most + 1)
}
