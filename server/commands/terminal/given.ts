import { parseArgs } from 'node:util'
import type { Command } from '../command.ts'

/** What was typed cannot be understood: exit code 2, with a hint at the help. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** What was typed after the command's name, checked against its declaration. */
export interface Given {
  /** The argument of that name; always there, since missing ones were refused. */
  argument(name: string): string
  /** The option's value. @throws UsageError when it is required and missing */
  text(option: string): string | undefined
  flag(option: string): boolean
  /** A whole number within bounds. @throws UsageError */
  wholeNumber(option: string, bounds: { least: number; most: number }): number | undefined
}

/** @throws UsageError naming what is unknown, missing or too much */
export function readArguments(command: Command, typed: readonly string[]): Given {
  const options = command.options ?? {}
  const { values, positionals } = parse(options, typed)
  const wanted = command.arguments ?? []
  if (positionals.length > wanted.length)
    throw new UsageError(`"${positionals[wanted.length]}" is one argument too many`)
  const missing = [
    ...wanted.slice(positionals.length).map(({ name }) => name),
    ...Object.entries(options).flatMap(([name, { required }]) =>
      required && !values[name] ? [`--${name}`] : [],
    ),
  ]
  if (missing.length > 0)
    throw new UsageError(`${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} missing`)
  for (const [place, { name, oneOf }] of wanted.entries())
    if (oneOf && !oneOf.includes(positionals[place] as string))
      throw new UsageError(`${name} must be one of ${oneOf.join(', ')}, not "${positionals[place]}"`)

  const text = (option: string) => values[option] as string | undefined
  return {
    argument: (name) => positionals[wanted.findIndex((argument) => argument.name === name)] as string,
    text,
    flag: (option) => values[option] === true,
    wholeNumber(option, { least, most }) {
      const typedNumber = text(option)
      if (typedNumber === undefined) return undefined
      const number = /^\d+$/.test(typedNumber.replaceAll('_', ''))
        ? Number(typedNumber.replaceAll('_', ''))
        : Number.NaN
      if (number >= least && number <= most) return number
      throw new UsageError(
        `--${option} must be a whole number from ${least} to ${most}, not "${typedNumber}"`,
      )
    },
  }
}

function parse(options: NonNullable<Command['options']>, typed: readonly string[]) {
  const known = Object.entries(options).map(
    ([name, { value }]) => [name, { type: value ? ('string' as const) : ('boolean' as const) }] as const,
  )
  try {
    return parseArgs({ args: [...typed], options: Object.fromEntries(known), allowPositionals: true })
  } catch (fault) {
    const { message } = fault as Error
    throw new UsageError(message.split('. To specify')[0]?.replace(/\.$/, '') ?? message)
  }
}
