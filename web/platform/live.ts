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
const hiddenMs = 60_000

/** What one act causes comes as several events at once; and an import causes thousands. */
const gatherMs = 120
const againAfterMs = 1_000

/** How long the first page is given to finish reading before it is read again. */
const settleMs = 1_500

/**
 * Listens until the returned function is called; comes back by itself after a break, more slowly each time. A tab that
 * has been hidden for a minute lets go: a browser keeps six connections to one server, for all its tabs together.
 */
export function listen(queries: QueryClient, onConnected: (connected: boolean) => void): () => void {
  let source: EventSource | null = null
  let pauseMs = firstPauseMs
  let again: ReturnType<typeof setTimeout> | undefined
  let letGo: ReturnType<typeof setTimeout> | undefined
  let rereading: ReturnType<typeof setTimeout> | undefined
  let afterMs = settleMs
  let missed = true
  const stale = gathering(queries)

  const connect = () => {
    clearTimeout(again)
    source = new EventSource(addressOf(eventStream))
    source.onopen = () => {
      pauseMs = firstPauseMs
      onConnected(true)
      // Whatever happened while nobody listened is unknown, so everything shown is read again. That goes for the first
      // page too: it was read before the stream stood.
      if (missed) rereading = setTimeout(() => void queries.invalidateQueries(), afterMs)
      missed = false
      afterMs = 0
    }
    source.onmessage = (event: MessageEvent<string>) => stale.add(touchedKeys(event.data))
    source.onerror = () => {
      disconnect()
      // A server that restarts is back within a second, and nobody need hear of it.
      if (pauseMs > firstPauseMs) onConnected(false)
      again = setTimeout(connect, pauseMs * (0.75 + Math.random() / 2))
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
    }
  }

  const disconnect = () => {
    clearTimeout(again)
    source?.close()
    source = null
    missed = true
  }

  const onVisibility = () => {
    clearTimeout(letGo)
    if (document.hidden) letGo = setTimeout(disconnect, hiddenMs)
    else if (!source) connect()
  }

  connect()
  document.addEventListener('visibilitychange', onVisibility)
  return () => {
    document.removeEventListener('visibilitychange', onVisibility)
    clearTimeout(letGo)
    clearTimeout(rereading)
    stale.stop()
    disconnect()
  }
}

/** Marks what events touch as stale: soon after the first of them, then once a second at the most. */
function gathering(queries: QueryClient) {
  const gathered = new Map<string, QueryKey>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let lastAt = 0

  const flush = () => {
    timer = undefined
    lastAt = Date.now()
    for (const queryKey of gathered.values()) void queries.invalidateQueries({ queryKey })
    gathered.clear()
  }
  return {
    add(keys: readonly QueryKey[]) {
      for (const key of keys) gathered.set(JSON.stringify(key), key)
      timer ??= setTimeout(flush, Math.max(gatherMs, lastAt + againAfterMs - Date.now()))
    },
    stop: () => clearTimeout(timer),
  }
}

function touchedKeys(data: string): QueryKey[] {
  const message = JSON.parse(data) as LiveEvent
  const kind = message.type.split('.')[0] ?? ''
  return [touchedBy.get(message.type), touchedBy.get(kind)].flatMap((touched) => touched?.(message) ?? [])
}
