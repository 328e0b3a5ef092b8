import { readConfig } from '../platform/config.ts'
import { type Command, exit } from './command.ts'
import { readArguments, UsageError } from './terminal/given.ts'
import { helpOn, helpOnAll, usageOf } from './terminal/help.ts'
import { inPlainWords } from './terminal/plain-words.ts'
import { makeTerminal, type Terminal } from './terminal/terminal.ts'

/** What `stagecraft` can do. Each is loaded only when it is asked for: help answers at once. */
const commands: readonly { name: string; summary: string; load(): Promise<Command> }[] = [
  {
    name: 'start',
    summary: 'Start the CRM and serve it until told to stop.',
    load: async () => (await import('./start.ts')).start,
  },
  {
    name: 'setup',
    summary: 'Found the first company with its administrator, as the first-run screen does.',
    load: async () => (await import('./setup.ts')).setup,
  },
  {
    name: 'key create',
    summary: 'Make an API key that acts as a colleague; prints it once.',
    load: async () => (await import('./create-key.ts')).createKey,
  },
  {
    name: 'import',
    summary: 'Import companies, people, products or deals from a CSV or XLSX file.',
    load: async () => (await import('./import-file.ts')).importFile,
  },
  {
    name: 'process publish',
    summary: 'Publish a sales process from a YAML file.',
    load: async () => (await import('./publish-process.ts')).publishProcess,
  },
  {
    name: 'sample remove',
    summary: 'Remove everything that belongs to the sample company.',
    load: async () => (await import('./remove-sample.ts')).removeSample,
  },
  {
    name: 'backup',
    summary: 'Write everything into one file, while the CRM runs.',
    load: async () => (await import('./backup.ts')).backup,
  },
  {
    name: 'restore',
    summary: 'Bring a backup back.',
    load: async () => (await import('./restore.ts')).restore,
  },
  {
    name: 'doctor',
    summary: 'Look at settings, data folder, database, mail and clock, and say what is wrong.',
    load: async () => (await import('./doctor.ts')).doctor,
  },
  {
    name: 'openapi',
    summary: 'Print the description of the API.',
    load: async () => (await import('./openapi.ts')).openapi,
  },
  {
    name: 'score evaluate',
    summary: 'Learn a lead score from a file and say how well it foresees what it has not seen.',
    load: async () => (await import('./evaluate-score.ts')).evaluateScore,
  },
  {
    name: 'seed',
    summary: 'Fill a company with believable deals, for demonstrations and measuring.',
    load: async () => (await import('./seed.ts')).seed,
  },
]

/** @returns the exit code */
export async function commandLine(
  typed: readonly string[],
  terminal: Terminal = makeTerminal(),
): Promise<number> {
  const [first = 'help', ...rest] = typed
  if (first === '--version' || first === 'version') return version(terminal.answer)
  const asksForHelp = first === 'help' || first === '--help' || first === '-h'
  const { found, given } = find(asksForHelp ? rest : typed)
  if (!found && (asksForHelp ? rest.length === 0 : false)) {
    terminal.answer(helpOnAll(commands))
    return exit.ok
  }
  if (!found) {
    const alike = commands
      .filter(({ name }) => name.startsWith(typed[0] ?? ''))
      .map(({ name }) => `"${name}"`)
    terminal.say(`stagecraft: there is no command "${(asksForHelp ? rest : typed).join(' ')}".`)
    terminal.say(
      alike.length > 0 ? `There is ${alike.join(' and ')}.` : '"stagecraft help" lists what there is.',
    )
    return exit.usage
  }
  const command = await found.load()
  if (asksForHelp || given.includes('--help') || given.includes('-h')) {
    terminal.answer(helpOn(command))
    return exit.ok
  }
  try {
    return (await command.run(readArguments(command, given), terminal, readConfig())) ?? exit.ok
  } catch (fault) {
    if (fault instanceof UsageError) {
      terminal.say(
        `stagecraft ${command.name}: ${fault.message}.\n${usageOf(command)}\n"stagecraft ${command.name} --help" tells more.`,
      )
      return exit.usage
    }
    terminal.say(`stagecraft ${command.name}: ${inPlainWords(fault)}`)
    return exit.refused
  }
}

/** Names may have two words: `key create`. */
function find(typed: readonly string[]) {
  const found = commands.find(({ name }) => name.split(' ').every((word, place) => typed[place] === word))
  return { found, given: typed.slice(found?.name.split(' ').length ?? 0) }
}

async function version(answer: (line: string) => void): Promise<number> {
  const { default: about } = await import('../../package.json', { with: { type: 'json' } })
  answer(`stagecraft ${about.version}`)
  return exit.ok
}

if (import.meta.main) {
  const code = await commandLine(process.argv.slice(2))
  // What was written may still be on its way into a pipe.
  await new Promise<void>((resolve) => process.stdout.write('', () => resolve()))
  process.exit(code)
}
