import type { Route } from '../../contract/route.ts'
import { buildApp } from '../../server/app.ts'
import { readConfig } from '../../server/platform/config.ts'
import { openPool } from '../../server/platform/database/pool.ts'
import { openDatabase } from '../../server/platform/database/tx.ts'
import { makeLog } from '../../server/platform/log.ts'
import { makeMailer } from '../../server/platform/mail/mailer.ts'

/** What the router itself serves, so that a new route is tried without anybody thinking of it. */
export async function mountedRoutes(): Promise<readonly Route[]> {
  const log = makeLog('silent')
  const config = readConfig({})
  const db = openDatabase(openPool({ host: '/nowhere' }))
  const app = await buildApp({ db, config, log, mailer: makeMailer(config, log) })
  await app.ready()
  const routes = app.contractRoutes
  await app.close()
  return routes
}
