import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, extname, join } from 'node:path'
import { DataFolderError } from '../folder/data-folder-error.ts'
import type { PostgresUser } from './postgres-user.ts'

/**
 * Copies the programs (60 MB, a tenth of a second) to where they can be run and linked, and keeps the copy for
 * later starts. Its name carries version and origin; it is taken again only if complete and not writable by
 * anyone but us: whoever could write there would run as the database's user.
 *
 * For root that is /var/cache/stagecraft (temporary folders are cleared of old files, even used ones), else the
 * system's temporary folder; for an ordinary user the data folder itself.
 *
 * @returns the copy's `native` folder
 */
export async function copyPostgresPrograms(options: {
  native: string
  folder: string
  user: PostgresUser | undefined
  log: (line: string) => void
}): Promise<string> {
  const { native, folder, user, log } = options
  const parents = user ? ['/var/cache/stagecraft', tmpdir(), '/tmp'] : [folder]
  let failure: unknown
  for (const parent of parents) {
    const copy = join(parent, `stagecraft-${nameOf(native)}`)
    try {
      if (!existsSync(copy)) {
        copyTree(native, copy)
        log(`copied the PostgreSQL programs to ${copy}, where the database's user can run them`)
      } else if (!isSound(native, copy)) {
        if (!isPrivate(copy)) continue
        rmSync(copy, { recursive: true })
        copyTree(native, copy)
        log(`renewed the incomplete copy of the PostgreSQL programs in ${copy}`)
      }
      return join(copy, 'native')
    } catch (error) {
      failure = error
    }
  }
  throw new DataFolderError(
    'postgres_unusable',
    `The PostgreSQL programs in ${native} cannot be run from there, nor copied to ${parents.join(' or ')}. ` +
      'Install Stagecraft in a folder that other users can read (for example /opt), or start it as an ordinary user.',
    { cause: failure },
  )
}

function nameOf(native: string): string {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as {
    version: string
  }
  return `postgres-${version}-${createHash('sha256').update(native).digest('hex').slice(0, 8)}`
}

/** Under a name of its own first, so that a half copy never carries the real name. */
function copyTree(native: string, copy: string): void {
  mkdirSync(dirname(copy), { recursive: true, mode: 0o755 })
  const draft = mkdtempSync(`${copy}.`)
  try {
    cpSync(native, join(draft, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => isNeeded(source),
    })
    for (const path of [draft, ...folders(draft)]) chmodSync(path, 0o755)
    for (const program of readdirSync(join(draft, 'native', 'bin')))
      chmodSync(join(draft, 'native', 'bin', program), 0o755)
    renameSync(draft, copy)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    const madeByAnother = ['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')
    if (!madeByAnother || !isSound(native, copy)) throw error
  }
}

function isNeeded(source: string): boolean {
  return extname(source) !== '.a'
}

function folders(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
}

function isPrivate(copy: string): boolean {
  const stats = lstatSync(copy)
  return stats.isDirectory() && stats.uid === process.getuid?.() && (stats.mode & 0o022) === 0
}

/** By name and size of every file: a power cut may leave empty files behind a finished rename. */
function isSound(native: string, copy: string): boolean {
  return (
    isPrivate(copy) &&
    readdirSync(native, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && isNeeded(entry.name))
      .every((entry) => {
        const source = join(entry.parentPath, entry.name)
        const copied = lstatSync(join(copy, 'native', source.slice(native.length)), { throwIfNoEntry: false })
        return copied?.size === lstatSync(source).size
      })
  )
}
