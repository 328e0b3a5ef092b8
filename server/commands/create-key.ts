import { createApiKey } from '../team/api-keys/create-api-key.ts'
import type { Command } from './command.ts'
import { findColleague } from './find-colleague.ts'
import { withDatabase } from './with-database.ts'

export const createKey: Command = {
  name: 'key create',
  about:
    'Makes an API key that may do what its colleague may do, until it is revoked on the page "API keys". It is printed\n' +
    'once, alone on standard output; only its hash is kept.',
  options: {
    email: { value: 'ADDRESS', about: 'the colleague it acts as', required: true },
    name: { value: 'NAME', about: 'what it is for, so that one knows later what to revoke', required: true },
    company: { value: 'NAME', about: 'needed only where the colleague works for several' },
  },
  example: 'stagecraft key create --email kari@example.com --name "Nightly export" > key.txt',

  async run(given, terminal, config) {
    const [email, name] = [given.text('email') as string, given.text('name') as string]
    await withDatabase(config, terminal, { own: false }, async ({ db }) => {
      const actor = await findColleague(db, email, given.text('company'))
      const { key } = await db.write(actor.workspaceId, (tx) => createApiKey(tx, { name }, actor))
      terminal.answer(key)
    })
  },
}
