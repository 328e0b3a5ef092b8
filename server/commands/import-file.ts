import { resolve } from 'node:path'
import { type ImportKind, importKinds } from '../../contract/imports/fields.ts'
import { type DryRun } from '../../contract/imports/imports.ts'
import type { ImportRecord } from '../import/import.ts'
import { importFile as readAndImport } from '../import/import-file.ts'
import { readMappingFile } from '../import/mapping/read-mapping.ts'
import { type Command, exit } from './command.ts'
import { findActor } from './find-colleague.ts'
import type { Terminal } from './terminal/terminal.ts'
import { withDatabase } from './with-database.ts'

export const importFile: Command = {
  name: 'import',
  about:
    'Reads a CSV or XLSX file into companies, people, products or deals, as a mapping says: which column is which field,\n' +
    'which value means what. The same file twice changes nothing the second time. What cannot come in is listed and left\n' +
    'out; the whole import can be undone on the page "Imports". Interrupted, it goes on at the next start of the CRM.',
  arguments: [
    { name: 'KIND', about: 'what the rows are', oneOf: importKinds },
    { name: 'FILE', about: 'a .csv or .xlsx file' },
  ],
  options: {
    map: { value: 'MAPPING', about: 'the mapping, a YAML file; docs/examples has some', required: true },
    'dry-run': { about: 'say what would happen and write nothing' },
    email: { value: 'ADDRESS', about: 'the colleague who imports; the first administrator unless said' },
    company: { value: 'NAME', about: 'needed only where there are several companies' },
  },
  example:
    'stagecraft import companies accounts.csv --map docs/examples/crm-sales-opportunities/accounts.yaml --dry-run',

  async run(given, terminal, config) {
    const mapping = await readMappingFile(resolve(given.text('map') as string))
    return withDatabase(config, terminal, { own: false }, async (database) => {
      const actor = await findActor(database, { email: given.text('email'), company: given.text('company') })
      const progress = terminal.progress('rows')
      const { import: done, dryRun } = await readAndImport(database.db, actor, {
        kind: given.argument('KIND') as ImportKind,
        file: resolve(given.argument('FILE')),
        mapping,
        dryRun: given.flag('dry-run'),
        onProgress: ({ rowsDone, rowsTotal }) => progress.at(rowsDone, rowsTotal),
      })
      progress.end(dryRun ? 'tried' : 'done')
      if (dryRun) tellDryRun(dryRun, terminal)
      else tellImport(done, terminal)
      return dryRun || done.state === 'done' ? exit.ok : exit.refused
    })
  },
}

function tellImport({ state, fault, ...counts }: ImportRecord, terminal: Terminal): void {
  terminal.answer(countsIn(counts))
  if (state !== 'done') terminal.say(`the import is ${state}${fault ? `: ${fault}` : ''}`)
  else if (counts.failed > 0) terminal.say('The page "Imports" shows each row that was left out, and why.')
}

function tellDryRun(dryRun: DryRun, terminal: Terminal): void {
  terminal.answer(`would be: ${countsIn(dryRun)}`)
  for (const { what, names } of dryRun.alsoCreated) terminal.answer(`  also created: ${names} ${what}`)
  for (const { flag, rows } of dryRun.flags) terminal.answer(`  flagged ${flag}: ${rows} rows`)
  for (const { column, code, rows, examples } of dryRun.faults) {
    const shown = examples
      .slice(0, 3)
      .map(({ row, value }) => `row ${row}${value === null ? '' : ` "${value}"`}`)
    terminal.answer(`  left out, ${code}${column ? ` in ${column}` : ''}: ${rows} rows (${shown.join(', ')})`)
  }
}

type Counts = Pick<ImportRecord, 'created' | 'updated' | 'unchanged' | 'failed' | 'flagged'>

function countsIn({ created, updated, unchanged, failed, flagged }: Counts): string {
  const counts = { created, updated, unchanged, 'left out': failed, flagged }
  return Object.entries(counts)
    .map(([what, count]) => `${count.toLocaleString('en')} ${what}`)
    .join(', ')
}
