import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type WorkingStretch, workingHours } from '../../contract/tasks/deadlines.ts'
import { ask } from '../platform/ask.ts'

const againMs = 3_600_000
const tickMs = 20_000

/** The company's working time as of now: what is left of it until an instant, and whether it stands still. */
export interface WorkingClock {
  /** Minutes of working time until `at`, below zero when it has passed; null where it lies too far away to know. */
  left(at: string): number | null
  /** Nobody works now: when work begins again. Null while there is work, and while that is not known yet. */
  pausesUntil: string | null
  now: Date
}

/**
 * Counts working time down without knowing any rules: the server says when there is work, by its own clock, and the
 * screen adds up. Drawn anew three times a minute.
 */
export function useWorkingClock(): WorkingClock {
  const { data, dataUpdatedAt } = useQuery({
    ...ask(workingHours),
    staleTime: againMs,
    refetchInterval: againMs,
  })
  const [present, setPresent] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setPresent(Date.now()), tickMs)
    return () => clearInterval(timer)
  }, [])
  if (!data) return { left: () => null, pausesUntil: null, now: new Date(present) }
  const now = Math.max(present, dataUpdatedAt) + Date.parse(data.now) - dataUpdatedAt
  return { ...clockAt(data.stretches, now), now: new Date(now) }
}

/** Pure: `stretches` are in order and begin before `now` or later. */
export function clockAt(stretches: readonly WorkingStretch[], now: number): Omit<WorkingClock, 'now'> {
  const known = stretches.length > 0 ? Date.parse((stretches.at(-1) as WorkingStretch).until) : 0
  const running = stretches.some(({ from, until }) => Date.parse(from) <= now && now < Date.parse(until))
  const next = stretches.find(({ from }) => Date.parse(from) > now)
  return {
    left: (at) => {
      const due = Date.parse(at)
      if (due > known) return null
      return due >= now ? worked(stretches, now, due) : -worked(stretches, due, now)
    },
    pausesUntil: running ? null : (next?.from ?? null),
  }
}

function worked(stretches: readonly WorkingStretch[], from: number, until: number): number {
  const ms = stretches.map((stretch) =>
    Math.max(0, Math.min(until, Date.parse(stretch.until)) - Math.max(from, Date.parse(stretch.from))),
  )
  return Math.round(ms.reduce((sum, one) => sum + one, 0) / 60_000)
}
