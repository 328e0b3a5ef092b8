import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import about from '../../package.json' with { type: 'json' }
import { writeBackup } from '../platform/database/backup/write-backup.ts'
import { openFileStore } from '../platform/files/store.ts'
import { filesInBackup } from '../tasks/files/files-in-backup.ts'
import type { Command } from './command.ts'
import { NotPossible } from './terminal/not-possible.ts'
import { withDatabase } from './with-database.ts'

export const backup: Command = {
  name: 'backup',
  about:
    'Writes everything (companies, people, deals, files, history, users) as it is at this moment into one file, while the\n' +
    'CRM runs. The file is a gzipped tar, readable for its owner alone; keep it as safely as the CRM itself.',
  arguments: [{ name: 'FILE', about: 'the file to write; it must not exist yet' }],
  example: 'stagecraft backup /var/backups/stagecraft-$(date +%F).tar.gz',

  async run(given, terminal, config) {
    const file = resolve(given.argument('FILE'))
    if (existsSync(file))
      throw new NotPossible(`${file} exists already, and a backup never replaces another.`)
    const progress = terminal.progress('backup')
    await withDatabase(config, terminal, { own: false }, async ({ ownerOptions }) => {
      const { rows, bytes } = await writeBackup(ownerOptions, {
        file,
        program: about.version,
        beside: filesInBackup(openFileStore(config.dataFolder)),
        onRows: progress.at,
      })
      progress.end(`${rows.toLocaleString('en')} rows, ${(bytes / 1_000_000).toFixed(1)} MB`)
      terminal.answer(file)
    })
  },
}
