/**
 * A key for something new: its name in small Latin letters, as `sending_the_offer`; `fallback` where the name has none
 * (Persian), numbered where it is taken. Keys stay when names change: running deals and conditions point to them.
 */
export function keyOf(name: string, taken: Iterable<string>, fallback = 'item'): string {
  const known = new Set(taken)
  const base = latin(name) || fallback
  if (!known.has(base)) return base
  for (let number = 2; ; number++) {
    const end = `_${number}`
    const key = base.slice(0, longest - end.length) + end
    if (!known.has(key)) return key
  }
}

const longest = 60

function latin(name: string): string {
  return name
    .toLowerCase()
    .replace(/[łøæß]/g, (letter) => ({ ł: 'l', ø: 'o', æ: 'ae', ß: 'ss' })[letter] ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+/, '')
    .slice(0, longest)
    .replace(/_+$/, '')
}
