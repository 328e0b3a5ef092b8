/** The value of a function at a point; writes its gradient there into `gradient`. */
export type Differentiable = (point: Float64Array, gradient: Float64Array) => number

/**
 * Finds the lowest point of a smooth convex function by L-BFGS (Nocedal and Wright, *Numerical Optimization*,
 * algorithm 7.5) with a line search by halving.
 * @param start is left as it is
 * @param tolerance of the largest part of the gradient
 */
export function minimise(
  f: Differentiable,
  start: Float64Array,
  { tolerance = 1e-6, mostSteps = 300 } = {},
): Float64Array {
  let point: Float64Array = start.slice()
  let gradient: Float64Array = new Float64Array(start.length)
  let value = f(point, gradient)
  const memory: Step[] = []
  for (let step = 0; step < mostSteps && largest(gradient) > tolerance; step++) {
    const direction = descentFrom(gradient, memory)
    let slope = dot(gradient, direction)
    if (slope >= 0) {
      // What was remembered misleads: straight down then.
      memory.length = 0
      for (let at = 0; at < direction.length; at++) direction[at] = -(gradient[at] as number)
      slope = dot(gradient, direction)
    }
    let stride = memory.length === 0 ? Math.min(1, 1 / Math.sqrt(-slope)) : 1
    const nextGradient = new Float64Array(start.length)
    let next = along(point, direction, stride)
    let nextValue = f(next, nextGradient)
    while (nextValue > value + 1e-4 * stride * slope) {
      stride /= 2
      if (stride < 1e-12) return point
      next = along(point, direction, stride)
      nextValue = f(next, nextGradient)
    }
    const moved = along(next, point, -1)
    const turned = along(nextGradient, gradient, -1)
    const curvature = dot(moved, turned)
    if (curvature > 1e-14) memory.push({ moved, turned, curvature })
    if (memory.length > 10) memory.shift()
    ;[point, gradient, value] = [next, nextGradient, nextValue]
  }
  return point
}

interface Step {
  moved: Float64Array
  turned: Float64Array
  curvature: number
}

/** The two loops: what the last steps showed of the curvature turns the gradient into a better direction. */
function descentFrom(gradient: Float64Array, memory: readonly Step[]): Float64Array {
  const direction = gradient.map((part) => -part)
  const shares: number[] = []
  for (const { moved, turned, curvature } of memory.toReversed()) {
    const share = dot(moved, direction) / curvature
    add(direction, turned, -share)
    shares.push(share)
  }
  const last = memory.at(-1)
  if (last) {
    const scale = last.curvature / dot(last.turned, last.turned)
    for (let at = 0; at < direction.length; at++) direction[at] = (direction[at] as number) * scale
  }
  for (const { moved, turned, curvature } of memory)
    add(direction, moved, (shares.pop() as number) - dot(turned, direction) / curvature)
  return direction
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += (a[at] as number) * (b[at] as number)
  return sum
}

function add(to: Float64Array, what: Float64Array, times: number): void {
  for (let at = 0; at < to.length; at++) to[at] = (to[at] as number) + times * (what[at] as number)
}

function along(from: Float64Array, direction: Float64Array, stride: number): Float64Array {
  const to = from.slice()
  add(to, direction, stride)
  return to
}

const largest = (parts: Float64Array) =>
  parts.reduce((most, part) => (Math.abs(part) > most ? Math.abs(part) : most), 0)
