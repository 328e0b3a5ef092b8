import {
  closeSync,
  constants,
  fchownSync,
  lchownSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import type { PostgresUser } from '../programs/postgres-user.ts'

/** At 10 MB each: the log never takes more than 80 MB and a bit. */
const keptFiles = 8

/** Where PostgreSQL says what it has to say before its own log is open. */
export function openStartLog(cluster: string, user: PostgresUser | undefined): { fd: number; close(): void } {
  const folder = join(cluster, 'log')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { O_CREAT, O_NOFOLLOW, O_TRUNC, O_WRONLY } = constants
  const fd = openSync(join(folder, 'start.log'), O_CREAT | O_NOFOLLOW | O_TRUNC | O_WRONLY, 0o600)
  if (user) {
    lchownSync(folder, user.uid, user.gid)
    fchownSync(fd, user.uid, user.gid)
  }
  return { fd, close: () => closeSync(fd) }
}

/** PostgreSQL begins new files by size and by day, but never removes one. */
export function trimLog(cluster: string): void {
  const folder = join(cluster, 'log')
  const files = logFiles(folder)
  for (const file of files.slice(0, Math.max(0, files.length - keptFiles)))
    rmSync(join(folder, file), { force: true })
}

/** The last complaints in the log, as one line for a message. */
export function lastComplaints(cluster: string): string {
  const folder = join(cluster, 'log')
  const lines = ['start.log', ...logFiles(folder).slice(-1)].flatMap((file) => readLines(join(folder, file)))
  const complaints = lines.filter((line) => /\b(FATAL|PANIC|ERROR|HINT|error):?\s/.test(line))
  return (complaints.length > 0 ? complaints : lines).slice(-3).join(' | ')
}

function logFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((file) => /^postgresql-.*\.log$/.test(file))
      .sort()
  } catch {
    return []
  }
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').slice(-8000).split('\n').filter(Boolean)
  } catch {
    return []
  }
}
