import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const compileCache = join(import.meta.dirname, '../node_modules/.cache/stagecraft')
const children = new Set<ChildProcess>()
process.on('exit', stopServers)

export function stopServers(): void {
  for (const child of children) child.kill()
}

/** A server in a process of its own, as `bench/<name>.ts`. */
export async function startServer(name: string, options: object): Promise<{ url: string; pid: number }> {
  const child = fork(join(import.meta.dirname, `${name}.ts`), [JSON.stringify(options)], {
    stdio: 'inherit',
    // As bin/stagecraft starts it.
    execArgv: ['--max-semi-space-size=8', '--heap-growing-percent=50'],
    env: {
      ...process.env,
      MALLOC_ARENA_MAX: '2',
      MALLOC_MMAP_THRESHOLD_: '131072',
      MALLOC_TRIM_THRESHOLD_: '131072',
      NODE_COMPILE_CACHE: compileCache,
    },
  })
  children.add(child)
  const [url] = (await once(child, 'message')) as [string]
  return { url, pid: child.pid as number }
}

/** Resident memory of a process, in MB. */
export function residentMegabytes(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Math.round(Number(kilobytes) / 1024)
}
