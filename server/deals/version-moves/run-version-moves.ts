import { sql } from 'kysely'
import type { MemberId, VersionMoveId, WorkspaceId } from '../../../contract/ids.ts'
import type { Actor, Via } from '../../platform/actor.ts'
import type { Database } from '../../platform/database/tx.ts'
import { every } from '../../platform/jobs/every.ts'
import type { Log } from '../../platform/log.ts'
import { loadActor } from '../../team/load-actor.ts'
import { runVersionMove } from './run-version-move.ts'
import { saveEnd } from './table.ts'

export interface VersionMoveRunner {
  /** Runs a started move, after those that are waiting already. */
  begin(actor: Actor, id: VersionMoveId): void
  /** Waits until nothing is left to do: for tests and the command line. */
  idle(): Promise<void>
  /** Ends after the present batch. What is unfinished goes on at the next start. */
  stop(): Promise<void>
}

/** How often to look for moves that another process left behind when it died. */
const lookEveryMs = 60_000

/**
 * Runs version moves inside this process, one after another, as imports are run (server/import/run-imports.ts): what is
 * to be done and how far it is stands in the database, so all that a process can take along when it dies is the
 * knowledge that there is something to do, and that is asked of the database at the start and every minute.
 */
export function makeVersionMoveRunner(db: Database, log: Pick<Log, 'error' | 'info'>): VersionMoveRunner {
  const ending = new AbortController()
  const queued = new Set<VersionMoveId>()
  let last: Promise<void> = Promise.resolve()

  function begin(actor: Actor, id: VersionMoveId): void {
    if (queued.has(id) || ending.signal.aborted) return
    queued.add(id)
    last = last.then(async () => {
      queued.delete(id)
      if (ending.signal.aborted) return
      await runVersionMove(db, actor, id, { signal: ending.signal }).catch((fault: unknown) =>
        log.error({ err: fault, versionMove: id }, 'a version move stopped'),
      )
    })
  }
  async function resume(): Promise<void> {
    for (const { actor, id } of await unfinished(db)) begin(actor, id)
  }
  const looking = every(lookEveryMs, 'unfinished version moves', resume, log)
  void resume().catch((fault: unknown) => log.error({ err: fault }, 'looking for unfinished version moves'))

  return {
    begin,
    idle: () => last,
    async stop() {
      ending.abort()
      await looking.stop()
      await last
    },
  }
}

/** Everybody's unfinished moves, each in the name of who began it and with the rights he has now. */
async function unfinished(db: Database): Promise<{ actor: Actor; id: VersionMoveId }[]> {
  const workspaces = await db.read(null, (tx) =>
    sql<{ id: WorkspaceId }>`select workspace_ids() as id`.execute(tx),
  )
  const found: { actor: Actor; id: VersionMoveId }[] = []
  for (const { id: workspaceId } of workspaces.rows)
    await db.write(workspaceId, async (tx) => {
      const { rows } = await sql<{ id: VersionMoveId; by: MemberId; via: Via }>`
        select id, started_by as by, via from version_moves
        where workspace_id = ${workspaceId} and state = 'running' order by started_at
      `.execute(tx)
      for (const { id, by, via } of rows) {
        const actor = await loadActor(tx, workspaceId, { memberId: by }, via)
        if (actor?.rights['process.publish']) found.push({ actor, id })
        else await saveEnd(tx, workspaceId, id, 'failed', 'whoever began it may not any more')
      }
    })
  return found
}
