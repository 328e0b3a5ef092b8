import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { ActivityKind, ActivityOutcome, Direction } from '../../contract/customers/activities.ts'
import { useSession } from '../platform/session.ts'

/** What is being written down: everything but where it goes, so that changing the kind keeps what was typed. */
export interface Draft {
  kind: ActivityKind
  direction: Direction
  outcome: ActivityOutcome | null
  personId: string | null
  subject: string
  body: string
  at: string | null
  nextContactOn: string | null
}

const fresh: Draft = {
  kind: 'note',
  direction: 'out',
  outcome: null,
  personId: null,
  subject: '',
  body: '',
  at: null,
  nextContactOn: null,
}

/** As it was last written, by record; nothing is lost to a full or forbidden storage as long as the page stands. */
const written = new Map<string, string | null>()
const watchers = new Set<() => void>()

/**
 * The draft about a record, as long as the tab is open: whoever goes away finds it when he comes back, by whichever door
 * he writes there. Kept for a person: the next one to sit down here does not find it.
 * @param about the record, as `lead:…`
 */
export function useDraft(about: string, nextContactOn: string | null) {
  const name = `stagecraft.written.${useSession().member.id}.${about}`
  const text = useSyncExternalStore(watch, () => read(name))
  const draft = useMemo<Draft>(
    () => ({ ...fresh, nextContactOn, ...(text && (JSON.parse(text) as Partial<Draft>)) }),
    [text, nextContactOn],
  )
  const empty = draft.subject.trim() === '' && draft.body.trim() === ''
  return {
    ...draft,
    empty,
    set: (change: Partial<Draft>) =>
      keep(name, JSON.stringify({ ...(text && (JSON.parse(text) as Partial<Draft>)), ...change })),
    clear: () => keep(name, null),
  }
}

/** A tab that is closed takes its drafts along: it asks first. */
export function useAskBeforeClosing(when: boolean): void {
  useEffect(() => {
    if (!when) return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [when])
}

function read(name: string): string | null {
  if (!written.has(name)) written.set(name, stored(name))
  return written.get(name) ?? null
}

function stored(name: string): string | null {
  try {
    return sessionStorage.getItem(name)
  } catch {
    return null
  }
}

function keep(name: string, text: string | null): void {
  written.set(name, text)
  try {
    if (text === null) sessionStorage.removeItem(name)
    else sessionStorage.setItem(name, text)
  } catch {
    // It still stands on the page.
  }
  for (const tell of watchers) tell()
}

function watch(tell: () => void): () => void {
  watchers.add(tell)
  return () => watchers.delete(tell)
}
