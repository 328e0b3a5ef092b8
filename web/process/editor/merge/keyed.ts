export interface Keyed {
  key: string
}

/** Lists whose things have keys are merged thing by thing, wherever each stands. */
export function isKeyedList(value: unknown): value is Keyed[] {
  return (
    Array.isArray(value) &&
    value.every((one) => typeof one === 'object' && one !== null && typeof one.key === 'string') &&
    new Set(value.map(({ key }) => key)).size === value.length
  )
}

/** Whether two parts of a document say the same. The order of properties says nothing; that of a list does. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  const [one, other] = [a as Loose, b as Loose]
  return [...keys].every((key) => same(one[key], other[key]))
}

type Loose = Record<string, unknown>
