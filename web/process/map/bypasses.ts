import type { Stage } from '../../../contract/process/process-document.ts'

/**
 * A line that leaves the rail at one station and comes back to it at others: forward over some stages, or back.
 * `from` and `targets` are places in the order of stages, from 0; lane 0 lies nearest to the rail.
 */
export interface Bypass {
  kind: 'skip' | 'back'
  from: number
  targets: number[]
  lane: number
}

type Route = Omit<Bypass, 'lane'>

/** What is drawn beside the rail. Going back to any earlier stage is the rule and is not drawn: words say it. */
export function bypassesOf(stages: readonly Stage[]): Bypass[] {
  const placeOf = new Map(stages.map(({ key }, place) => [key, place]))
  const placesOf = (keys: readonly string[]) => keys.flatMap((key) => placeOf.get(key) ?? [])
  const routes = stages.flatMap((stage, from): Route[] => {
    const skips = placesOf(stage.maySkipTo).filter((target) => target > from + 1)
    const backs = goesBackFreely(stage, from) ? [] : placesOf(stage.mayGoBackTo ?? [])
    return [
      ...(skips.length > 0 ? [{ kind: 'skip' as const, from, targets: skips }] : []),
      ...(backs.length > 0 ? [{ kind: 'back' as const, from, targets: backs }] : []),
    ]
  })
  return inLanes(routes)
}

/** Whether a deal may return from the stage at this place to every stage before it. */
export function goesBackFreely({ mayGoBackTo }: Stage, place: number): boolean {
  return mayGoBackTo === undefined || new Set(mayGoBackTo).size >= place
}

/** The first and the last station a bypass touches. */
export function reachOf({ from, targets }: Route): [first: number, last: number] {
  return [Math.min(from, ...targets), Math.max(from, ...targets)]
}

/** Short ones next to the rail; two share a lane unless they would lie upon each other. */
function inLanes(routes: readonly Route[]): Bypass[] {
  const length = (route: Route) => reachOf(route)[1] - reachOf(route)[0]
  const placed: Bypass[] = []
  for (const route of routes.toSorted((a, b) => length(a) - length(b))) {
    let lane = 0
    while (placed.some((other) => other.lane === lane && overlap(other, route))) lane += 1
    placed.push({ ...route, lane })
  }
  return placed
}

function overlap(a: Route, b: Route): boolean {
  const [aFirst, aLast] = reachOf(a)
  const [bFirst, bLast] = reachOf(b)
  return aFirst < bLast && bFirst < aLast
}
