import type { Command, Option } from '../command.ts'

/** The list of commands, for `stagecraft help`. */
export function helpOnAll(commands: readonly { name: string; summary: string }[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  return [
    'Stagecraft, the sales CRM in which your sales process is the program that runs.',
    '',
    'Usage: stagecraft <command> [options]',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    '"stagecraft <command> --help" tells more, with an example.',
    'Settings come from the environment (PORT, STAGECRAFT_DATA, DATABASE_URL, SMTP_URL …): docs/guide/settings.md.',
    'Exit codes: 0 done, 1 refused or failed, 2 not understood.',
  ].join('\n')
}

/** Everything about one command. */
export function helpOn(command: Command): string {
  const options = Object.entries(command.options ?? {})
  return [
    usageOf(command),
    '',
    command.about,
    ...section(
      'Arguments',
      (command.arguments ?? []).map(({ name, about, oneOf }) => [
        name,
        oneOf ? `${about}: ${oneOf.join(', ')}` : about,
      ]),
    ),
    ...section(
      'Options',
      options.map(([name, option]) => [
        asTyped(name, option),
        option.required ? `${option.about} (needed)` : option.about,
      ]),
    ),
    '',
    'Example:',
    ...command.example.split('\n').map((line) => `  ${line}`),
  ].join('\n')
}

/** `Usage: stagecraft backup FILE [--quiet]` */
export function usageOf(command: Command): string {
  const words = [
    ...(command.arguments ?? []).map(({ name, oneOf }) => (oneOf ? `<${oneOf.join('|')}>` : name)),
    ...Object.entries(command.options ?? {}).map(([name, option]) =>
      option.required ? asTyped(name, option) : `[${asTyped(name, option)}]`,
    ),
  ]
  return `Usage: stagecraft ${[command.name, ...words].join(' ')}`
}

function asTyped(name: string, { value }: Option): string {
  return value ? `--${name} ${value}` : `--${name}`
}

function section(title: string, rows: readonly (readonly [string, string])[]): string[] {
  if (rows.length === 0) return []
  const width = Math.max(...rows.map(([name]) => name.length))
  return ['', `${title}:`, ...rows.map(([name, about]) => `  ${name.padEnd(width)}  ${about}`)]
}
