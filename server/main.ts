import { eventStream } from '../contract/events.ts'
import { buildApp } from './app.ts'
import { startJobs } from './jobs.ts'
import { buildPage } from './platform/build-page.ts'
import type { Config } from './platform/config.ts'
import { CannotUseDatabase } from './platform/database/cannot-use-database.ts'
import { openMainDatabase } from './platform/database/open-main-database.ts'
import { endStreams } from './platform/http/end-streams.ts'
import type { Log } from './platform/log.ts'
import { makeMailer } from './platform/mail/mailer.ts'
import { isEmpty } from './team/workspace/set-up-first-workspace.ts'

export interface RunningServer {
  /** Waits for its first company. */
  empty: boolean
  /** Ends what runs, closes the database and, if it is ours, stops it. */
  close(): Promise<void>
}

/** Requests that have not ended by then are cut off: a process manager waits ten seconds before it kills. */
const patienceMs = 5_000

/**
 * The composition root: database, page, app, jobs, and the port opened last, so that whoever is let in finds everything
 * there.
 * @param say lines for the person who started it
 * @param signal aborted: what is starting is given up, with the signal's reason; once it runs, only `close()` ends it
 * @param onFault the database ended by itself: nothing can be done but close
 */
export async function startServer(options: {
  config: Config
  log: Log
  say: (line: string) => void
  signal: AbortSignal
  onFault: (why: Error) => void
}): Promise<RunningServer> {
  const { config, log, say, signal, onFault } = options
  const withPage = process.env.NODE_ENV !== 'development'
  const database = await openMainDatabase(config, {
    own: true,
    signal,
    log: (line) => log.info(line),
    onExit: (why) => onFault(new CannotUseDatabase(`The database ended by itself: ${why}.`)),
  })
  try {
    const webFolder = withPage ? await buildPage(config.dataFolder, { say, signal }) : undefined
    const { db, pool } = database
    const mailer = makeMailer(config, log)
    const app = await buildApp({ db, pool, config, log, mailer, ...(webFolder && { webFolder }) })
    const endOpenStreams = endStreams(app.server, `/api/v1${eventStream.path}`)
    const empty = await db.read(null, isEmpty)
    signal.throwIfAborted()
    await app.listen({ host: config.host, port: config.port })
    const jobs = startJobs(db, log, config)
    return {
      empty,
      async close() {
        endOpenStreams()
        const impatience = setTimeout(() => app.server.closeAllConnections(), patienceMs)
        await Promise.all([app.close(), jobs.stop()])
        clearTimeout(impatience)
        mailer.end()
        await database.stop()
      },
    }
  } catch (fault) {
    await database.stop()
    throw fault
  }
}
