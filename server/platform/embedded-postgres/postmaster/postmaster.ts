/**
 * postmaster   PostgreSQL's first process, parent of all others of a cluster.
 * its file     `postmaster.pid` in the cluster: process id, folder, start, port, socket folder, address,
 *              shared memory, status. Written by PostgreSQL, left behind when it dies by force.
 */
import { execFileSync } from 'node:child_process'
import { closeSync, constants, openSync, readFileSync, realpathSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'

export interface Postmaster {
  pid: number
  port: number
  socketFolder: string
  status: 'starting' | 'ready' | 'stopping'
}

/** The postmaster of this cluster that is running now, if any: a stale file or a reused process id is none. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const postmaster = readPostmasterFile(cluster)
  return postmaster && isPostmasterOf(postmaster.pid, cluster) ? postmaster : undefined
}

export function readPostmasterFile(cluster: string): Postmaster | undefined {
  const lines = readLines(cluster)
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  const status = lines[7]?.trim()
  return {
    pid,
    port: Number(lines[3]),
    socketFolder: lines[4] ?? '',
    status: status === 'ready' || status === 'stopping' ? status : 'starting',
  }
}

/**
 * A process id alone proves nothing: after a crash or a restart of the machine it may be anybody's. A postmaster works
 * in its cluster's folder. A dead one that nobody has waited for yet (a zombie) has no working folder any more.
 */
export function isPostmasterOf(pid: number, cluster: string): boolean {
  try {
    if (process.platform !== 'linux') return commandOf(pid).includes(`-D ${realpathSync(cluster)} `)
    const here = statSync(cluster)
    const there = statSync(`/proc/${pid}/cwd`)
    return isRunning(pid) && here.ino === there.ino && here.dev === there.dev
  } catch {
    return false
  }
}

/** True while this PostgreSQL process runs; the caller has made sure before that it is the right one. */
export function isRunning(pid: number): boolean {
  try {
    if (process.platform !== 'linux') return /postgres/.test(commandOf(pid))
    const [, name, state] = /\((.*)\) (\S)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    return name === 'postgres' && state !== 'Z' && state !== 'X'
  } catch {
    return false
  }
}

/**
 * PostgreSQL takes a file whose process id is alive for a running postmaster, and will not start. Where we know better,
 * we put our own id there, which it ignores as its parent's. The file is not removed: its shared memory line is
 * what keeps a new postmaster from starting beside orphaned processes of the dead one.
 */
export function disownPostmasterFile(cluster: string): void {
  const lines = readLines(cluster)
  if (lines.length === 0) return
  lines[0] = String(process.pid)
  const { O_NOFOLLOW, O_TRUNC, O_WRONLY } = constants
  const fd = openSync(join(cluster, 'postmaster.pid'), O_WRONLY | O_TRUNC | O_NOFOLLOW)
  writeSync(fd, lines.join('\n'))
  closeSync(fd)
}

function readLines(cluster: string): string[] {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}

function commandOf(pid: number): string {
  return `${execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim()} `
}
