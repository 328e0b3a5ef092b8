import { removeSample as remove } from '../sample/remove-sample.ts'
import type { Command } from './command.ts'
import { findActor } from './find-colleague.ts'
import { withDatabase } from './with-database.ts'

export const removeSample: Command = {
  name: 'sample remove',
  about:
    'Removes the sample company: its deals, customers, products and colleagues. Your own records stay, and so does\n' +
    'whatever of the sample they point to.',
  options: {
    email: { value: 'ADDRESS', about: 'the administrator who does it; the first administrator unless said' },
    company: { value: 'NAME', about: 'needed only where there are several companies' },
  },
  example: 'stagecraft sample remove',

  async run(given, terminal, config) {
    await withDatabase(config, terminal, { own: false }, async (database) => {
      const { db } = database
      const actor = await findActor(database, { email: given.text('email'), company: given.text('company') })
      const { deals, companies } = await db.write(actor.workspaceId, (tx) => remove(tx, actor))
      terminal.answer(`${deals} deals and ${companies} companies are gone`)
    })
  },
}
