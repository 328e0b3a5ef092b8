import type { Config } from '../platform/config.ts'
import type { Given } from './terminal/given.ts'
import type { Terminal } from './terminal/terminal.ts'

/** One sub-command as data: its help is written from this, and what is typed is read by it. */
export interface Command {
  /** As typed after `stagecraft`. */
  name: string
  /** A paragraph for its help, beyond the one line of the list. */
  about: string
  arguments?: readonly { name: string; about: string; oneOf?: readonly string[] }[]
  options?: Readonly<Record<string, Option>>
  /** What to type after `stagecraft`, ready to be copied. */
  example: string
  /** @returns the exit code, 0 unless said otherwise */
  run(given: Given, terminal: Terminal, config: Config): Promise<number | void>
}

export interface Option {
  about: string
  /** What stands for its value in the help; absent for one that is simply given or not. */
  value?: string
  required?: boolean
}

/** Exit codes: a script can tell a refusal from a slip of the fingers. */
export const exit = { ok: 0, refused: 1, usage: 2 } as const
