import { setTimeout as sleep } from 'node:timers/promises'
import { isRunning } from './postmaster.ts'

/** Fast shutdown: ends open sessions and what they are in the middle of, and waits for the last checkpoint. */
export async function stopPostmaster(pid: number, log: (line: string) => void): Promise<void> {
  askToStop(pid)
  let sayAtMs = performance.now() + 5_000
  while (isRunning(pid)) {
    if (performance.now() > sayAtMs) {
      log('waiting for the database to write everything to disk and stop')
      sayAtMs += 5_000
    }
    await sleep(10)
  }
}

function askToStop(pid: number): void {
  try {
    if (isRunning(pid)) process.kill(pid, 'SIGINT')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
