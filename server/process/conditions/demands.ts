export type Literal = string | number | boolean
export type Op = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'has' | 'lacks'

/** What one way to meet a condition wants of one fact. */
export interface Demand {
  readonly op: Op
  readonly value: Literal
}

interface Possible {
  /** All it can be; of a list, all that can be in it. Absent: anything. */
  readonly choices?: ReadonlySet<string> | undefined
  /** What is not in the list for certain. */
  readonly never?: ReadonlySet<string> | undefined
  readonly whole: boolean
  readonly atLeast?: number | undefined
}

/** Whether some value of a fact meets all the demands. `false` is certain. */
export function meetable(demands: readonly Demand[], possible: Possible): boolean {
  const list = demands.filter(({ op }) => op === 'has' || op === 'lacks')
  return (
    listMeets(list, possible) &&
    valueMeets(
      demands.filter((one) => !list.includes(one)),
      possible,
    )
  )
}

function listMeets(demands: readonly Demand[], { choices, never }: Possible): boolean {
  const lacks = new Set(demands.flatMap(({ op, value }) => (op === 'lacks' ? [value] : [])))
  return demands.every(
    ({ op, value }) =>
      op === 'lacks' ||
      (!lacks.has(value) && !never?.has(String(value)) && (choices?.has(String(value)) ?? true)),
  )
}

function valueMeets(demands: readonly Demand[], { choices, whole, atLeast }: Possible): boolean {
  const [first] = demands
  if (!first) return true
  const fits = (value: Literal) => demands.every((demand) => meets(value, demand))
  const exact = demands.find(({ op }) => op === '==')
  if (exact)
    return fits(exact.value) && (choices?.has(String(exact.value)) ?? true) && isPossible(exact.value)
  if (typeof first.value === 'boolean') return fits(true) || fits(false)
  if (choices) return [...choices].some(fits)
  return betweenMeets(demands, { whole, atLeast })

  function isPossible(value: Literal) {
    if (typeof value !== 'number') return true
    return (atLeast === undefined || value >= atLeast) && (!whole || Number.isInteger(value))
  }
}

/** No exact value is wanted: is there room between the lowest and the highest allowed? */
function betweenMeets(demands: readonly Demand[], { whole, atLeast }: Possible): boolean {
  const bounds = atLeast === undefined ? demands : [...demands, { op: '>=' as const, value: atLeast }]
  const low = bounds.filter(({ op }) => op === '>' || op === '>=').reduce(narrowest(isAbove), undefined)
  const high = bounds.filter(({ op }) => op === '<' || op === '<=').reduce(narrowest(isBelow), undefined)
  if (!low || !high) return true
  if (whole && typeof low.value === 'number' && typeof high.value === 'number') {
    const from = low.op === '>' ? Math.floor(low.value) + 1 : Math.ceil(low.value)
    const to = high.op === '<' ? Math.ceil(high.value) - 1 : Math.floor(high.value)
    if (to - from > demands.length) return true
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step).some((value) =>
      demands.every((demand) => meets(value, demand)),
    )
  }
  if (low.value === high.value) return demands.every((demand) => meets(low.value, demand))
  return low.value < high.value
}

const isAbove = (a: Literal, b: Literal) => a > b
const isBelow = (a: Literal, b: Literal) => a < b

const narrowest =
  (isNarrower: (a: Literal, b: Literal) => boolean) =>
  (kept: Demand | undefined, next: Demand): Demand => {
    if (!kept || isNarrower(next.value, kept.value)) return next
    return next.value === kept.value && next.op.length === 1 ? next : kept
  }

function meets(value: Literal, { op, value: wanted }: Demand): boolean {
  if (op === '==') return value === wanted
  if (op === '!=') return value !== wanted
  if (op === '<') return value < wanted
  if (op === '<=') return value <= wanted
  if (op === '>') return value > wanted
  return op === '>=' ? value >= wanted : true
}
