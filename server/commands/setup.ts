import pg from 'pg'
import type { WorkspaceId } from '../../contract/ids.ts'
import { setUp } from '../../contract/team/setup.ts'
import { foundings } from '../foundings.ts'
import { newId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import { addUser } from '../team/identity/add-user.ts'
import { setUpWorkspace } from '../team/workspace/set-up-workspace.ts'
import type { Command } from './command.ts'
import { type Given, UsageError } from './terminal/given.ts'
import { NotPossible } from './terminal/not-possible.ts'
import { withDatabase } from './with-database.ts'

export const setup: Command = {
  name: 'setup',
  about:
    'Founds a company and its administrator, as the first-run screen does. The country brings working hours, public\n' +
    'holidays, time zone and currency, all of which can be changed later. Called again, it founds a further company\n' +
    'beside the first; the two never see each other.',
  options: {
    company: { value: 'NAME', about: 'what the company is called', required: true },
    name: { value: 'NAME', about: 'name of the administrator', required: true },
    email: { value: 'ADDRESS', about: 'the address to sign in with', required: true },
    'password-stdin': { about: 'read the password from standard input', required: true },
    country: { value: 'CODE', about: 'ISO 3166-1, as PL; US unless said' },
    region: { value: 'CODE', about: 'where public holidays differ by region, as BY in Germany' },
    language: { value: 'LANGUAGE', about: 'en, pl, nb or fa; en unless said' },
    currency: { value: 'CODE', about: 'ISO 4217, as PLN; the country’s unless said' },
    'time-zone': { value: 'ZONE', about: 'as Europe/Warsaw; the country’s unless said' },
    sells: { value: 'KEYS', about: 'starters to begin with, as saas_trial,after_sale; pipeline unless said' },
    sample: { about: 'add a believable sample company to look around in, removable in one act' },
  },
  example:
    'stagecraft setup --company "Nordlys AS" --name "Kari Berg" --email kari@example.com \\\n' +
    '  --country NO --language nb --password-stdin < password.txt',

  async run(given, terminal, config) {
    const password = await terminal.secret('Password')
    const workspace = readWorkspace(given, password)
    await withDatabase(config, terminal, { own: false }, async ({ db, ownerOptions }) => {
      await mustBeNewName(ownerOptions, workspace.company)
      const id = newId<WorkspaceId>()
      await db
        .write(id, async (tx) => setUpWorkspace(tx, id, await addUser(tx, workspace), workspace, foundings))
        .catch((fault: unknown) => {
          if (fault instanceof Refusal && fault.code === 'wrong_credentials')
            throw new NotPossible(`${workspace.email} signs in here already, with another password.`)
          throw fault
        })
      terminal.answer(
        `${workspace.company} is founded. ${workspace.email} can sign in at ${config.publicUrl}`,
      )
    })
  },
}

/** Commands tell companies apart by name. */
async function mustBeNewName(ownerOptions: pg.ClientConfig, company: string): Promise<void> {
  const owner = new pg.Client(ownerOptions)
  owner.on('error', () => {})
  await owner.connect()
  const { rows } = await owner.query('select from workspaces where lower(name) = lower($1)', [company])
  await owner.end()
  if (rows.length > 0) throw new NotPossible(`A company called "${company}" is here already.`)
}

function readWorkspace(given: Given, password: string) {
  const body = setUp.body.safeParse({
    company: given.text('company'),
    name: given.text('name'),
    email: given.text('email'),
    password,
    country: given.text('country')?.toUpperCase() ?? 'US',
    region: given.text('region'),
    language: given.text('language') ?? 'en',
    currency: given.text('currency')?.toUpperCase(),
    timeZone: given.text('time-zone'),
    starters: given
      .text('sells')
      ?.split(',')
      .map((key) => key.trim()),
    sample: given.flag('sample'),
  })
  if (body.success) return body.data
  const [issue] = body.error.issues
  const option = String(issue?.path[0] ?? '')
    .replace('timeZone', 'time-zone')
    .replace('starters', 'sells')
  throw new UsageError(`--${option}: ${issue?.message ?? 'not understood'}`)
}
