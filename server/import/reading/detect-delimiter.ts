export type Delimiter = ',' | ';' | '\t' | '|'
const candidates: readonly Delimiter[] = [',', ';', '\t', '|']

/**
 * The sign that cuts most lines into the same number of cells, more than one. `;` beats `,` where both do, since
 * decimals are written with commas there. Looks at whole lines of the file's beginning only.
 * @param head decoded text; a line cut off at its end is not counted
 */
export function detectDelimiter(head: string): Delimiter {
  const scored = candidates.map((delimiter) => ({ delimiter, ...agreement(countPerLine(head, delimiter)) }))
  const best = scored.reduce((first, one) => (isBetter(one, first) ? one : first))
  return best.count > 0 ? best.delimiter : ','
}

interface Agreement {
  /** Delimiters in most lines. */
  count: number
  /** How many of the lines have just as many, 0 to 1. */
  share: number
}

function isBetter(
  one: Agreement & { delimiter: Delimiter },
  best: Agreement & { delimiter: Delimiter },
): boolean {
  if (one.count === 0) return false
  if (best.count === 0) return true
  if (Math.abs(one.share - best.share) > 0.1) return one.share > best.share
  if (best.delimiter === ',' && one.delimiter === ';') return true
  return one.count > best.count
}

function agreement(counts: readonly number[]): Agreement {
  const lines = new Map<number, number>()
  for (const count of counts) lines.set(count, (lines.get(count) ?? 0) + 1)
  let best: Agreement = { count: 0, share: 0 }
  for (const [count, times] of lines) {
    const share = times / counts.length
    if (count > 0 && share > best.share) best = { count, share }
  }
  return best
}

function countPerLine(head: string, delimiter: Delimiter): number[] {
  const counts: number[] = []
  let count = 0
  let quoted = false
  let filled = false
  for (const sign of head) {
    if (sign === '"') quoted = !quoted
    else if (quoted) continue
    else if (sign === delimiter) count++
    else if (sign === '\n' || sign === '\r') {
      if (filled) counts.push(count)
      count = 0
      filled = false
      continue
    }
    filled = true
  }
  if (counts.length === 0 && filled) counts.push(count)
  return counts.slice(0, 200)
}
