import { randomBytes } from 'node:crypto'
import { languages } from '../../contract/text.ts'
import { foundings } from '../foundings.ts'
import { openPool } from '../platform/database/pool.ts'
import type { Database } from '../platform/database/tx.ts'
import { isEmpty, setUpFirstWorkspace } from '../team/workspace/set-up-first-workspace.ts'
import type { Command } from './command.ts'
import { findWorkspace } from './find-colleague.ts'
import { seedCompany } from './seed/seed-company.ts'
import type { Given } from './terminal/given.ts'
import type { Terminal } from './terminal/terminal.ts'
import { withDatabase } from './with-database.ts'

const email = 'admin@example.com'

export const seed: Command = {
  name: 'seed',
  about:
    'Fills a company with a believable history: colleagues in teams, customers, products, and deals with their stages,\n' +
    'tasks, activities and events, open and closed. The same seed gives the same company. Where there is no company yet,\n' +
    `one is founded with the administrator ${email}.`,
  options: {
    deals: { value: 'N', about: 'how many deals; 10,000 unless said' },
    years: { value: 'Y', about: 'over how many past years; 3 unless said' },
    seed: { value: 'S', about: 'any whole number; 1 unless said' },
    open: { value: 'PERCENT', about: 'how many of them stand open; 12 unless said' },
    company: { value: 'NAME', about: 'needed only where there are several companies' },
    language: {
      value: 'LANGUAGE',
      about: 'of a company that is founded now: en, pl, nb or fa; en unless said',
    },
    'password-stdin': {
      about: 'read the new administrator’s password from standard input; else one is made and printed',
    },
  },
  example: 'stagecraft seed --deals 100000 --years 3 --seed 7',

  async run(given, terminal, config) {
    const wanted = {
      deals: given.wholeNumber('deals', { least: 1, most: 5_000_000 }) ?? 10_000,
      years: given.wholeNumber('years', { least: 1, most: 10 }) ?? 3,
      seed: given.wholeNumber('seed', { least: 0, most: Number.MAX_SAFE_INTEGER }) ?? 1,
      open: given.wholeNumber('open', { least: 0, most: 100 }) ?? 12,
      // To the hour, so that two runs of one hour make the same.
      now: Math.floor(Date.now() / 3_600_000) * 3_600_000,
    }
    await withDatabase(config, terminal, { own: false }, async ({ db, ownerOptions }) => {
      await foundIfEmpty(db, given, terminal)
      const owner = openPool({ ...ownerOptions, max: 1 }, () => {})
      const client = await owner.connect()
      try {
        const workspaceId = await findWorkspace(client, given.text('company'))
        const progress = terminal.progress('deals')
        const made = await seedCompany(client, workspaceId, { ...wanted, onDeals: progress.at })
        const counted = Object.entries(made).map(([what, number]) => `${number.toLocaleString('en')} ${what}`)
        progress.end(counted.join(', '))
      } finally {
        client.release()
        await owner.end()
      }
    })
  },
}

async function foundIfEmpty(db: Database, given: Given, terminal: Terminal): Promise<void> {
  if (!(await db.read(null, isEmpty))) return
  const chosen = given.flag('password-stdin')
  const password = chosen ? await terminal.secret('Password') : randomBytes(12).toString('base64url')
  const language = languages.find((one) => one === given.text('language')) ?? 'en'
  const country = { en: 'GB', pl: 'PL', nb: 'NO', fa: 'IR' }[language]
  const workspace = {
    company: 'Seeded company',
    language,
    country,
    name: 'Alex Admin',
    email,
    password,
    sample: false,
  }
  await setUpFirstWorkspace(db, workspace, foundings)
  terminal.answer(chosen ? `sign in as ${email}` : `sign in as ${email} with the password ${password}`)
}
