import { constants } from 'node:os'
import type { Config } from '../platform/config.ts'
import { type MainDatabase, type Opening, openMainDatabase } from '../platform/database/open-main-database.ts'
import type { Terminal } from './terminal.ts'

/**
 * Opens the installation's database for one command and closes it again, also when the command is interrupted: an
 * embedded PostgreSQL does not stay behind.
 */
export async function withDatabase<T>(
  config: Config,
  terminal: Terminal,
  opening: Pick<Opening, 'own' | 'migrate'>,
  work: (database: MainDatabase) => Promise<T>,
): Promise<T> {
  const database = await openMainDatabase(config, {
    ...opening,
    log: (line) => worthSaying(line) && terminal.say(line),
  })
  let ending = false
  const interrupted = (signal: NodeJS.Signals) => {
    ending = true
    terminal.say('interrupted')
    void database.stop().finally(() => process.exit(128 + constants.signals[signal]))
    // A client in the middle of a statement would keep the pool from ending.
    setTimeout(() => process.exit(128 + constants.signals[signal]), 5_000).unref()
  }
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted)
  try {
    return await work(database)
  } catch (fault) {
    // That its connection was cut is no news to whoever interrupted it; the process ends by itself.
    if (ending) return new Promise<never>(() => {})
    throw fault
  } finally {
    process.removeListener('SIGINT', interrupted).removeListener('SIGTERM', interrupted)
    if (!ending) await database.stop()
  }
}

/** That the database started is what anybody expects; that it is waited for, or changed, is not. */
const worthSaying = (line: string) => !line.startsWith('the database in ')
