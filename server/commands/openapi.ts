import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { buildApp } from '../app.ts'
import type { Database } from '../platform/database/tx.ts'
import { makeMailer } from '../platform/mail/mailer.ts'
import { type Command, exit } from './command.ts'

const file = join(import.meta.dirname, '../../openapi.json')

export const openapi: Command = {
  name: 'openapi',
  about:
    'Prints the OpenAPI 3.1 description of /api/v1, made from the contract the server itself checks requests with.',
  options: {
    check: { about: 'print nothing; fail if openapi.json in the package says something else' },
    write: { about: 'write openapi.json instead of printing' },
  },
  example: 'stagecraft openapi > openapi.json',

  async run(given, terminal, config) {
    const description = await describe(config)
    if (given.flag('write')) return writeFileSync(file, description)
    if (!given.flag('check')) return terminal.answer(description.trimEnd())
    if (readFileSync(file, 'utf8') === description) return exit.ok
    terminal.say(
      'openapi.json is not what the contract says: run "stagecraft openapi --write" and look at the difference.',
    )
    return exit.refused
  },
}

/** Nothing is asked of the database while the routes are only described. */
async function describe(config: Parameters<typeof makeMailer>[0]): Promise<string> {
  const log = pino({ level: 'silent' })
  const unused = () => Promise.reject(new Error('no database here'))
  const db: Database = { read: unused, write: unused, withClient: unused, end: async () => {} }
  const app = await buildApp({ db, config, log, mailer: makeMailer(config, log) })
  await app.ready()
  const description = app.swagger()
  await app.close()
  return `${JSON.stringify(description, null, 2)}\n`
}
