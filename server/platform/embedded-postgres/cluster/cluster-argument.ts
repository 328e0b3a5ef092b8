import { closeSync, existsSync, openSync } from 'node:fs'
import { DataFolderError } from '../folder/data-folder-error.ts'
import type { PostgresUser } from '../programs/postgres-user.ts'

/** How the PostgreSQL programs are told where the cluster is. */
export interface ClusterArgument {
  /** For `-D`. */
  path: string
  /** What the child inherits after its three standard streams. */
  stdio: number[]
  close(): void
}

/**
 * As an ordinary user: the path. As root: PostgreSQL runs as a user who usually cannot walk to the cluster, because
 * the data folder is 0700 and often lies behind a private one (/root). Opening the cluster's folder as root and
 * handing the open descriptor down gives that user this one folder and nothing on the way to it: Linux resolves
 * /proc/self/fd/3 straight to the folder, in every process that inherited it, and PostgreSQL's all do.
 * The data stays where the person put it, and no mode of any parent folder is changed.
 *
 * @throws DataFolderError `data_folder_unreadable` as root where there is no /proc
 */
export function clusterArgument(cluster: string, user: PostgresUser | undefined): ClusterArgument {
  if (!user) return { path: cluster, stdio: [], close: () => {} }
  if (!existsSync('/proc/self/fd'))
    throw new DataFolderError(
      'data_folder_unreadable',
      'As root, the embedded PostgreSQL needs a mounted /proc, which this system lacks: start Stagecraft as an ordinary user.',
    )
  const fd = openSync(cluster, 'r')
  return { path: '/proc/self/fd/3', stdio: [fd], close: () => closeSync(fd) }
}
