/** Case, accents, spaces and signs aside: `GTX-Pro ` and `gtxpro` are written the same. */
export function plainForm(value: string): string {
  return value
    .normalize('NFKD')
    .toLowerCase()
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/ي/g, 'ی')
    .replace(/ك/g, 'ک')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** Below this a proposal would be a guess. */
const leastScore = 0.7
/** Comparisons one question may cost, about a quarter of a second; beyond, only values written alike are found. */
const mostComparisons = 200_000

export interface Similar {
  ours: string
  /** 1: the same but for case, accents, spaces and signs. */
  score: number
}

interface Candidate {
  name: string
  plain: string
}

/**
 * For each value that is not ours, the one of ours it probably means; values that resemble none, or several equally,
 * are left out. Confirmed once by a person, a proposal becomes a line of the mapping.
 */
export function similarValues(values: readonly string[], ours: readonly string[]): Map<string, Similar> {
  const known = new Set(ours)
  const candidates = ours.map((name) => ({ name, plain: plainForm(name) }))
  const alike = Map.groupBy(candidates, ({ plain }) => plain)
  const fuzzy = values.length * ours.length <= mostComparisons
  const found = new Map<string, Similar>()
  for (const value of values) {
    const plain = plainForm(value)
    if (known.has(value) || plain === '') continue
    const same = alike.get(plain)
    if (same?.length === 1) found.set(value, { ours: (same[0] as Candidate).name, score: 1 })
    const best = same || !fuzzy ? null : bestOf(plain, candidates)
    if (best) found.set(value, best)
  }
  return found
}

function bestOf(plain: string, candidates: readonly Candidate[]): Similar | null {
  let best: Similar | null = null
  let rivals = 0
  for (const { name, plain: other } of candidates) {
    // Neither measure can be high when the lengths are far apart.
    if (Math.min(plain.length, other.length) < leastScore * 0.9 * Math.max(plain.length, other.length))
      continue
    const score = similarity(plain, other)
    if (score < Math.max(leastScore, best?.score ?? 0)) continue
    rivals = score === best?.score ? rivals + 1 : 0
    best = { ours: name, score }
  }
  return rivals > 0 ? null : best
}

/**
 * 0 to 1: the better of edit distance over length and shared trigrams (as pg_trgm counts them), so that both a letter
 * left out (`technolgy`) and words in another order count as near. Numbers must agree: `GTK 500` is not `GTK 600`.
 */
export function similarity(a: string, b: string): number {
  if (a === b) return 1
  if (digitsOf(a) !== digitsOf(b)) return 0
  const longest = Math.max(a.length, b.length)
  if (longest > 200) return 0
  const edits = 1 - editDistance(a, b) / longest
  return Math.min(0.99, Math.max(edits, sharedTrigrams(a, b)))
}

const digitsOf = (text: string) => text.replace(/\D/g, '')

/** Damerau's distance with neighbours swapped counted as one, the commonest slip of typing. */
function editDistance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}

function sharedTrigrams(a: string, b: string): number {
  const [first, second] = [trigrams(a), trigrams(b)]
  const shared = first.intersection(second).size
  return shared / (first.size + second.size - shared)
}

function trigrams(text: string): Set<string> {
  const padded = `  ${text} `
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)))
}
