import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { ownerRole } from '../cluster/initdb.ts'
import { databaseName, type EmbeddedPostgres } from '../start-embedded-postgres.ts'
import { findPostmaster } from './postmaster.ts'

/**
 * The embedded PostgreSQL that another Stagecraft process has running in this data folder, for commands that only want
 * to talk to it. Nothing is started and nothing locked: it goes when its owner goes.
 * @returns undefined when none is ready
 */
export function findRunningPostgres(folder: string): EmbeddedPostgres['owner'] | undefined {
  const postmaster = findPostmaster(join(realpathSync(folder), 'postgres'))
  if (postmaster?.status !== 'ready') return undefined
  return { host: postmaster.socketFolder, port: postmaster.port, user: ownerRole, database: databaseName }
}
