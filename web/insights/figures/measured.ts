import type { Figure, Group } from '../../../contract/insights.ts'
import type { Measure } from '../numbers-search.ts'

/** A group as the charts and the table name it. */
export type NamedGroup = Group & { label: string }

/** The figure a bar stands for, in the company's own currency where it is a value. */
export function measured(group: Group, show: Measure): Figure {
  if (show === 'won') return group.won
  if (show === 'win_rate') return group.winRate
  return group.values[0]?.wonValue ?? group.won
}

/** Per cent of the longest bar; bars begin at nought. */
export function lengthOf(figure: Figure, longest: number): number {
  return longest === 0 ? 0 : (100 * (figure.value ?? 0)) / longest
}

export function longestOf(groups: readonly Group[], show: Measure): number {
  // A share is seen against the whole.
  return show === 'win_rate' ? 1 : Math.max(0, ...groups.map((group) => measured(group, show).value ?? 0))
}

/** As CSS: however short, something can be seen, and nothing where there is nothing. */
export function barLength(percent: number): string {
  return percent === 0 ? '0' : `max(2px, ${percent}%)`
}
