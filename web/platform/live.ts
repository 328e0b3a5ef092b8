import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { eventStream, type LiveEvent } from '../../contract/events.ts'
import { addressOf } from './api.ts'

export type Touched = (message: LiveEvent) => QueryKey[]

const touchedBy = new Map<string, Touched>()

/**
 * Says which queries an event makes stale. `about` is the event's type (`deal.moved`), or the part before the dot
 * for all of a kind (`deal`). Called at the top of a concept's `*-queries.ts`.
 */
export function whenEvent(about: string, touched: Touched): void {
  const before = touchedBy.get(about)
  touchedBy.set(about, (message) => [...(before?.(message) ?? []), ...touched(message)])
}

const firstPauseMs = 1_000
const longestPauseMs = 30_000

/** Listens until the returned function is called; comes back by itself after a break, more slowly each time. */
export function listen(queries: QueryClient, onConnected: (connected: boolean) => void): () => void {
  let source: EventSource | null = null
  let pauseMs = firstPauseMs
  let timer: ReturnType<typeof setTimeout> | undefined
  let missed = false

  const connect = () => {
    source = new EventSource(addressOf(eventStream))
    source.onopen = () => {
      pauseMs = firstPauseMs
      onConnected(true)
      // Whatever happened while nobody listened is unknown, so everything shown is read again.
      if (missed) void queries.invalidateQueries()
      missed = false
    }
    source.onmessage = (event: MessageEvent<string>) => tell(queries, event.data)
    source.onerror = () => {
      source?.close()
      missed = true
      onConnected(false)
      timer = setTimeout(connect, pauseMs * (0.75 + Math.random() / 2))
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
    }
  }

  connect()
  return () => {
    clearTimeout(timer)
    source?.close()
  }
}

function tell(queries: QueryClient, data: string): void {
  const message = JSON.parse(data) as LiveEvent
  const kind = message.type.split('.')[0] ?? ''
  for (const touched of [touchedBy.get(message.type), touchedBy.get(kind)]) {
    for (const queryKey of touched?.(message) ?? []) void queries.invalidateQueries({ queryKey })
  }
}
