import { join } from 'node:path'
import { buildApp } from '../server/app.ts'
import { readConfig } from '../server/platform/config.ts'
import { openPool } from '../server/platform/database/pool.ts'
import { openDatabase } from '../server/platform/database/tx.ts'
import { makeLog } from '../server/platform/log.ts'
import { makeMailer } from '../server/platform/mail/mailer.ts'

/** The app as it is shipped, over one database with eight connections. */
const config = readConfig({ ...process.env, PORT: process.argv[3] ?? '0' })
const log = makeLog('error')
const pool = openPool({ ...(JSON.parse(process.argv[2] ?? '{}') as object), max: 8 })
const app = await buildApp({
  db: openDatabase(pool),
  pool,
  config,
  log,
  mailer: makeMailer(config, log),
  webFolder: join(import.meta.dirname, '../web/dist'),
})

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => process.exit(0))
const url = await app.listen({ host: '127.0.0.1', port: config.port })
process.send?.(url)
