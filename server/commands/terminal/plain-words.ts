import { CannotBuildPage } from '../../platform/build-page.ts'
import { CannotUseDatabase } from '../../platform/database/cannot-use-database.ts'
import { DataFolderError } from '../../platform/embedded-postgres/folder/data-folder-error.ts'
import { Refusal } from '../../platform/refusal.ts'
import { NotPossible } from './not-possible.ts'

/**
 * One sentence for a person about what went wrong. What nobody expected is told with its stack, because whoever mends
 * it needs that.
 */
export function inPlainWords(fault: unknown): string {
  if (fault instanceof Refusal) return refusalWords(fault)
  if (plainFaults.some((kind) => fault instanceof kind)) return (fault as Error).message
  if (fault instanceof AggregateError && fault.errors.length > 0) return inPlainWords(fault.errors[0])
  const { code, message, path, port, address } = fault as NodeJS.ErrnoException & {
    port?: number
    address?: string
  }
  const known = systemWords(code ?? '', { path: path ?? '', port, address })
  if (known) return known
  if (fault instanceof Error && /must be a whole number|must be an address|is at migration/.test(message))
    return `${message}.`
  return `this should not have happened; please report it. ${(fault as Error)?.stack ?? String(fault)}`
}

/** Their messages were written to be shown. */
const plainFaults = [DataFolderError, CannotUseDatabase, CannotBuildPage, NotPossible]

function systemWords(
  code: string,
  { path, port, address }: { path: string; port: number | undefined; address: string | undefined },
): string | undefined {
  const at = port ? `${address ?? ''}:${port}` : address || path
  const words: Record<string, string> = {
    EADDRINUSE: `Port ${port} is in use by another program. Stop that one, or choose another port with PORT.`,
    EADDRNOTAVAIL: `The address ${address} of HOST does not belong to this machine.`,
    EACCES: port
      ? `Port ${port} may not be opened by this user: ports under 1024 need more rights. Choose another with PORT.`
      : `${path} may not be read or written by this user.`,
    ENOENT: path.endsWith('.s.PGSQL.5432') ? 'The database is not running.' : `${path} does not exist.`,
    EISDIR: `${path || 'That'} is a folder, not a file.`,
    ENOSPC: 'The disk is full. Free some space and try again.',
    ECONNREFUSED: `Nothing answers at ${at}. Is the database of DATABASE_URL running?`,
    ENOTFOUND: 'The host of DATABASE_URL is not known. Is its name right?',
    ETIMEDOUT: `Nothing answers at ${at} in time.`,
    '28P01': 'The database refuses the password of DATABASE_URL.',
    '28000': 'The database refuses the user of DATABASE_URL.',
    '3D000': 'The database that DATABASE_URL names does not exist. Make it first: createdb stagecraft.',
    '42501': 'The user of DATABASE_URL may not do this: it must own its database and may need CREATEROLE.',
    '57P01': 'The database was stopped meanwhile. Start again.',
    '53100': 'The disk of the database is full. Free some space and try again.',
  }
  return words[code]
}

function refusalWords({ code, details, fields }: Refusal): string {
  const said = refusals[code] ?? code.replaceAll('_', ' ')
  const where = fields
    ?.map(({ path, message }) => `${path.replace(/^body\./, '')}: ${message.replaceAll('_', ' ')}`)
    .join('; ')
  const more = where || (details ? JSON.stringify(details) : '')
  return `Refused: ${said}${more ? ` (${more})` : ''}.`
}

const refusals: Record<string, string> = {
  weak_password: 'the password is too easy to guess',
  wrong_credentials: 'that address is known already, with another password',
  already_exists: 'that exists already',
  unreadable_file: 'the file cannot be read',
  mapping_incomplete: 'the mapping leaves something open',
  process_invalid: 'the process has faults',
  not_allowed: 'the right to do this is missing',
}
