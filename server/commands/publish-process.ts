import { readFileSync } from 'node:fs'
import { publishProcess as publish } from '../process/versions/publish-process.ts'
import type { Command } from './command.ts'
import { findActor } from './find-colleague.ts'
import { withDatabase } from './with-database.ts'

export const publishProcess: Command = {
  name: 'process publish',
  about:
    'Publishes a sales process written in YAML: a new one, or the next version of the one with the same key. Deals that\n' +
    'are under way stay with the version they began with. The same text twice publishes once.',
  arguments: [{ name: 'FILE', about: 'the process, as docs/guide/process-as-code.md describes it' }],
  options: {
    email: { value: 'ADDRESS', about: 'the colleague who publishes it; the first administrator unless said' },
    company: { value: 'NAME', about: 'needed only where there are several companies' },
  },
  example: 'stagecraft process publish field-sales.yaml',

  async run(given, terminal, config) {
    const yaml = readFileSync(given.argument('FILE'), 'utf8')
    await withDatabase(config, terminal, { own: false }, async (database) => {
      const { db } = database
      const actor = await findActor(database, { email: given.text('email'), company: given.text('company') })
      const { number } = await db.write(actor.workspaceId, (tx) => publish(tx, { yaml }, actor))
      terminal.answer(`published as version ${number}`)
    })
  },
}
