import { resolve } from 'node:path'
import { restoreBackup } from '../platform/database/backup/restore-backup.ts'
import { migrate } from '../platform/database/migrate.ts'
import { openFileStore } from '../platform/files/store.ts'
import { filesInBackup } from '../tasks/files/files-in-backup.ts'
import type { Command } from './command.ts'
import { withDatabase } from './with-database.ts'

export const restore: Command = {
  name: 'restore',
  about:
    'Brings a backup back, completely or not at all: every row is counted and compared with what was written. The CRM\n' +
    'must not be running. A backup of an older Stagecraft is brought to this version.',
  arguments: [{ name: 'FILE', about: 'a file written by "stagecraft backup"' }],
  options: {
    replace: { about: 'lose the company that is here now; without it only an empty installation is filled' },
  },
  example: 'stagecraft restore /var/backups/stagecraft-2026-11-21.tar.gz',

  async run(given, terminal, config) {
    const file = resolve(given.argument('FILE'))
    const progress = terminal.progress('restore')
    await withDatabase(config, terminal, { own: true, migrate: false }, async ({ ownerOptions, kind }) => {
      const { head, rows } = await restoreBackup(ownerOptions, {
        file,
        replace: given.flag('replace'),
        embedded: kind === 'embedded',
        beside: filesInBackup(openFileStore(config.dataFolder)),
        onBytes: progress.at,
      })
      await migrate(ownerOptions, terminal.say)
      progress.end(`${rows.toLocaleString('en')} rows of ${head.madeAt} are back`)
    })
  },
}
