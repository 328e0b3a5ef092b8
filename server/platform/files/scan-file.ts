import { spawn } from 'node:child_process'

/** `waiting`: nobody could say, so it is asked again later. */
export type Verdict = 'clean' | 'infected' | 'waiting'

const patienceMs = 60_000

/**
 * Asks a virus scanner about a file: a program with its arguments, split at spaces, and the path as the last one; no
 * shell stands in between. It answers as scanners do: 0 clean, 1 infected; anything else, or no answer within a
 * minute, is no answer.
 * @param command absent: everything is clean
 */
export async function scanFile(
  command: string | undefined,
  path: string,
  within: number = patienceMs,
): Promise<Verdict> {
  const [program, ...given] = command?.trim().split(/\s+/) ?? []
  if (!program) return 'clean'
  const code = await new Promise<number | null>((resolve) => {
    const scanner = spawn(program, [...given, path], {
      stdio: 'ignore',
      timeout: within,
      killSignal: 'SIGKILL',
    })
    scanner.once('error', () => resolve(null))
    scanner.once('exit', resolve)
  })
  return code === 0 ? 'clean' : code === 1 ? 'infected' : 'waiting'
}
