import { sql } from 'kysely'
import type { Database, Tx } from '../database/tx.ts'

export interface Happened {
  seq: number
  type: string
  subjectType: string
  subjectId: string
  dealId: string | null
}

/** Receives new events and a connection of the workspace to judge them by. */
export type Listener = (events: readonly Happened[], tx: Tx) => Promise<void>

export interface Followers {
  /** From the moment it resolves nothing is missed. @returns how to stop listening */
  follow(workspaceId: string, listener: Listener): Promise<() => void>
  stop(): void
}

/**
 * Reads new events for those who listen: one small statement per workspace and pause, however many listen, and none
 * when nobody does. Sequence numbers become visible out of commit order, so it does not go by them: it reads what was
 * written by transactions that ended, up to the oldest one still running, and goes on from there. Nothing is missed and
 * nothing comes twice.
 */
export function followEvents(
  db: Database,
  { pauseMs, fault }: { pauseMs: number; fault: (why: unknown) => void },
): Followers {
  const followed = new Map<string, { listeners: Set<Listener>; upTo: string }>()
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  async function round(): Promise<void> {
    for (const [workspaceId, state] of followed)
      await db
        .read(workspaceId, async (tx) => {
          const { events, upTo } = await eventsSince(tx, workspaceId, state.upTo)
          state.upTo = upTo
          // One after the other: a connection answers one question at a time.
          if (events.length > 0)
            for (const listener of [...state.listeners]) await listener(events, tx).catch(fault)
        })
        .catch(fault)
    timer = undefined
    begin()
  }

  const now = (workspaceId: string) =>
    db.read(workspaceId, async (tx) => (await eventsSince(tx, workspaceId, null)).upTo)

  function begin(): void {
    if (!stopped && !timer && followed.size > 0) timer = setTimeout(() => void round(), pauseMs)
  }

  return {
    async follow(workspaceId, listener) {
      const upTo = followed.get(workspaceId)?.upTo ?? (await now(workspaceId))
      const state = followed.get(workspaceId) ?? { listeners: new Set(), upTo }
      followed.set(workspaceId, state)
      state.listeners.add(listener)
      begin()
      return () => {
        state.listeners.delete(listener)
        if (state.listeners.size === 0) followed.delete(workspaceId)
      }
    },
    stop() {
      stopped = true
      clearTimeout(timer)
      followed.clear()
    },
  }
}

/** Events of transactions that ended since `from` (null: none, only where to begin), oldest first. */
async function eventsSince(tx: Tx, workspaceId: string, from: string | null) {
  const { rows } = await sql<{ upTo: string; events: Happened[] }>`
    with horizon as materialized (select pg_snapshot_xmin(pg_current_snapshot()) as xmin)
    select horizon.xmin::text as "upTo",
           coalesce((
             select jsonb_agg(jsonb_build_object('seq', e.seq, 'type', e.type, 'subjectType', e.subject_type,
                                                 'subjectId', e.subject_id, 'dealId', e.deal_id) order by e.seq)
             from (
               select * from events
               where workspace_id = ${workspaceId} and tx >= ${from}::text::xid8 and tx < horizon.xmin
               order by tx, seq
               limit 2000
             ) e), '[]') as events
    from horizon
  `.execute(tx)
  return rows[0] as { upTo: string; events: Happened[] }
}
