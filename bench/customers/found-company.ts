import pg from 'pg'
import type { WorkspaceId } from '../../contract/ids.ts'
import { foundings } from '../../server/foundings.ts'
import type { Actor } from '../../server/platform/actor.ts'
import { migrate } from '../../server/platform/database/migrate.ts'
import { openPool } from '../../server/platform/database/pool.ts'
import { type Database, openDatabase } from '../../server/platform/database/tx.ts'
import { newId } from '../../server/platform/ids.ts'
import { createApiKey } from '../../server/team/api-keys/create-api-key.ts'
import { addUser } from '../../server/team/identity/add-user.ts'
import { setUpWorkspace } from '../../server/team/workspace/set-up-workspace.ts'

/** A new company in a database of its own, with its administrator and his API key. */
export interface Founded {
  /** How the app's role reaches it. */
  options: pg.ClientConfig
  /** How its owner does, whom no policy keeps from anything. */
  owner: pg.ClientConfig
  db: Database
  actor: Actor
  key: string
}

export async function foundCompany(owner: pg.ClientConfig, database: string): Promise<Founded> {
  const cluster = new pg.Client(owner)
  await cluster.connect()
  await cluster.query(`drop database if exists ${database} with (force)`)
  await cluster.query(`create database ${database}`)
  await cluster.end()

  const ownerOptions = { ...owner, database }
  await migrate(ownerOptions)
  const options = { ...ownerOptions, user: 'stagecraft_app' }
  const db = openDatabase(openPool({ ...options, max: 4 }))
  const workspaceId = newId<WorkspaceId>()
  const founder = { name: 'Alex Admin', email: 'a@b.example', password: 'nine geese over Narvik' }
  const company = { company: 'Bench', language: 'en', country: 'GB', sample: false, ...founder } as const
  return db.write(workspaceId, async (tx) => {
    const actor = await setUpWorkspace(tx, workspaceId, await addUser(tx, founder), company, foundings)
    const { key } = await createApiKey(tx, { name: 'bench' }, actor)
    return { options, owner: ownerOptions, db, actor, key }
  })
}
