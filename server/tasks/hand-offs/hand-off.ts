import type { MemberId } from '../../../contract/ids.ts'
import type { handOffEnds } from '../../../contract/tasks/hand-offs.ts'

/**
 * Hand-off  a task of a role, from the moment it waits until it is done or comes back. The assignment by a role's rule
 *           counts as taken at once: whoever is named need not confirm it.
 * Wait      until somebody took it.
 * Work      from then until it was done, given back or passed on.
 */
export type HandOffEnd = (typeof handOffEnds)[number]

/** Instants as ISO texts, minutes of working time. */
export interface Running {
  seq: number
  waitingSince: string
  takenAt: string | null
  takenBy: MemberId | null
  waitMinutes: number | null
  endedAt: string | null
  endedHow: HandOffEnd | null
  workMinutes: number | null
}

type Minutes = (from: number, to: number) => number

/** Pure: taken, with how long it waited. What is taken stays with whom it is. */
export function taken(handOff: Running, { by, at }: { by: MemberId; at: number }, minutes: Minutes): Running {
  if (handOff.takenAt !== null) return handOff
  return {
    ...handOff,
    takenAt: new Date(at).toISOString(),
    takenBy: by,
    waitMinutes: minutes(Date.parse(handOff.waitingSince), at),
  }
}

/**
 * Pure: ended. Done straight from the queue, it was taken by whoever did it, and how long that took is not known. What
 * was waived or cancelled before it was taken says nothing about waiting; work that was cut short nothing about work.
 */
export function ended(
  handOff: Running,
  { how, by, at }: { how: HandOffEnd; by: MemberId; at: number },
  minutes: Minutes,
): Running {
  const fromQueue = handOff.takenAt === null
  const worked = !fromQueue && (how === 'done' || how === 'given_back' || how === 'reassigned')
  return {
    ...(fromQueue && how === 'done' ? taken(handOff, { by, at }, minutes) : handOff),
    endedAt: new Date(at).toISOString(),
    endedHow: how,
    workMinutes: worked ? minutes(Date.parse(handOff.takenAt as string), at) : null,
  }
}
