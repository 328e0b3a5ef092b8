import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../server/platform/database/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: { owner: pg.ClientConfig; embedded: boolean }
  }
}

/** The migrated database that each test file copies. */
export const template = 'stagecraft_template'

/**
 * One real PostgreSQL for the whole run: the embedded one in a temporary folder, or the cluster of TEST_DATABASE_URL.
 */
export default async function setup(project: TestProject) {
  const url = process.env.TEST_DATABASE_URL
  const cluster = url ? { owner: { connectionString: url }, stop: async () => {} } : await startTemporary()
  await inCluster(cluster.owner, `drop database if exists ${template}`, `create database ${template}`)
  await migrate(named(cluster.owner, template))
  project.provide('cluster', { owner: cluster.owner, embedded: !url })
  return async () => {
    await inCluster(cluster.owner, `drop database if exists ${template}`)
    await cluster.stop()
  }
}

/** The same cluster, another database. */
export function named(owner: pg.ClientConfig, database: string): pg.ClientConfig {
  if (!owner.connectionString) return { ...owner, database }
  const url = new URL(owner.connectionString)
  url.pathname = `/${database}`
  return { connectionString: url.href }
}

export async function inCluster(owner: pg.ClientConfig, ...statements: string[]): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

async function startTemporary() {
  const { startEmbeddedPostgres } = await import(
    '../server/platform/embedded-postgres/start-embedded-postgres.ts'
  )
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-test-'))
  const { owner, stop } = await startEmbeddedPostgres({
    folder,
    log: () => {},
    // A test database may be lost with the machine; waiting for the disk would only make the tests slow.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  })
  return {
    owner,
    stop: async () => {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
