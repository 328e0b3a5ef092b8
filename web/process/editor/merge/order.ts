/**
 * The order of a list that two people changed. Who moved something decides; where both did, the first. What only one of
 * them added stands behind the neighbour he put it behind. `kept` are the keys that stay, all of them known to one.
 */
export function mergedOrder(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
  kept: ReadonlySet<string>,
): string[] {
  const [lead, other] = moved(base, mine) || !moved(base, theirs) ? [mine, theirs] : [theirs, mine]
  const order = lead.filter((key) => kept.has(key))
  other.forEach((key, place) => {
    if (!kept.has(key) || order.includes(key)) return
    const before = other.slice(0, place).findLast((one) => order.includes(one))
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key)
  })
  return order
}

/** Whether what both have stands in another order. */
function moved(base: readonly string[], now: readonly string[]): boolean {
  const stayed = base.filter((key) => now.includes(key))
  const present = now.filter((key) => base.includes(key))
  return stayed.some((key, place) => key !== present[place])
}
