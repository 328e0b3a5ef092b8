import { existsSync, readFileSync, type Stats, statSync } from 'node:fs'
import { join } from 'node:path'

/** Who runs the PostgreSQL processes when that is not the user who runs Stagecraft. */
export interface PostgresUser {
  uid: number
  gid: number
}

/**
 * PostgreSQL refuses to run as root. Started by root, it runs as, in this order:
 * the owner of the cluster, so that a cluster never changes hands; the owner of the data folder, so that
 * `sudo npm start` once does not lock that person out; an account made for it (`stagecraft`, `postgres`); and
 * else `nobody`, which every system has. No account is made: that would be a change to the machine nobody asked
 * for. It must be a known account because initdb looks its name up.
 *
 * @returns undefined when not root: PostgreSQL then runs as we do.
 */
export function choosePostgresUser(folder: string): PostgresUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const accounts = readAccounts()
  const clusterOwner = ownerOf(join(folder, 'postgres'))
  if (clusterOwner) return clusterOwner
  const folderOwner = ownerOf(folder)
  if (folderOwner && accounts.some((account) => account.uid === folderOwner.uid)) return folderOwner
  const account =
    accounts.find(({ name }) => name === 'stagecraft') ??
    accounts.find(({ name }) => name === 'postgres') ??
    accounts.find(({ name }) => name === 'nobody')
  return account ? { uid: account.uid, gid: account.gid } : { uid: 65534, gid: 65534 }
}

function ownerOf(path: string): PostgresUser | undefined {
  const stats: Stats | undefined = statSync(path, { throwIfNoEntry: false })
  return stats && stats.uid !== 0 ? { uid: stats.uid, gid: stats.gid } : undefined
}

function readAccounts(): { name: string; uid: number; gid: number }[] {
  if (!existsSync('/etc/passwd')) return []
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((account) => account.uid > 0)
}
