import fastifySwagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { uploadImport } from '../contract/imports/imports.ts'
import { addCompanyFile, addDealFile, addPersonFile, addTaskFile } from '../contract/tasks/files.ts'
import { activityRoutes } from './activities/routes.ts'
import { bulkRoutes } from './bulk/routes.ts'
import { makeBulkEditRunner } from './bulk/running/run-bulk-edits.ts'
import { chatRoutes } from './chat/routes.ts'
import { serveChat } from './chat/serve-chat.ts'
import { contactRoutes } from './customers/contact-details/routes.ts'
import { customerRoutes } from './customers/routes.ts'
import { tagRoutes } from './customers/tags/routes.ts'
import { deadlineRoutes } from './deadlines/routes.ts'
import { buyingRoutes } from './deals/buying/routes.ts'
import { choosingRoutes } from './deals/choosing/routes.ts'
import { historyRoutes } from './deals/customer-history/routes.ts'
import { handOffRoutes } from './deals/hand-offs/routes.ts'
import { countOpenDeals } from './deals/lists/count-open-deals.ts'
import { countRunningDeals } from './deals/lists/count-running-deals.ts'
import { dealsForActivities } from './deals/meet-activities.ts'
import { dealRoutes } from './deals/routes.ts'
import { dealsForTasks } from './deals/tasks/meet-tasks.ts'
import { versionMoveRoutes } from './deals/version-moves/routes.ts'
import { makeVersionMoveRunner } from './deals/version-moves/running/run-version-moves.ts'
import { exportRoutes } from './exports/routes.ts'
import { fieldRoutes } from './fields/routes.ts'
import { serveForms } from './forms/public/serve-forms.ts'
import { formRoutes } from './forms/routes.ts'
import { foundings } from './foundings.ts'
import { duplicateRoutes } from './hygiene/duplicates/routes.ts'
import { checkRoutes } from './hygiene/routes.ts'
import { importRoutes } from './import/routes.ts'
import { makeImportRunner } from './import/running/run-imports.ts'
import { insightRoutes } from './insights/routes.ts'
import { assignmentRoutes } from './leads/assignment/routes.ts'
import { rulesWithSegment } from './leads/assignment/rules-with-segment.ts'
import { qualificationRoutes } from './leads/qualification/routes.ts'
import { leadRoutes } from './leads/routes.ts'
import { scoreRoutes } from './leads/scores/routes.ts'
import { liveRoutes } from './live/routes.ts'
import { notify } from './notices/notify.ts'
import { noticeRoutes } from './notices/routes.ts'
import { nameSchemas } from './openapi-names.ts'
import type { Config } from './platform/config.ts'
import { connectionOf, type Pool } from './platform/database/pool.ts'
import type { Database } from './platform/database/tx.ts'
import { followEvents } from './platform/events/follow.ts'
import { acceptForms } from './platform/files/accept-forms.ts'
import { openFileStore } from './platform/files/store.ts'
import { makeBackground } from './platform/http/background.ts'
import { mount } from './platform/http/bind.ts'
import { tellHealth } from './platform/http/health.ts'
import { measure } from './platform/http/metrics.ts'
import { refuseMissing } from './platform/http/missing.ts'
import { servePages } from './platform/http/pages.ts'
import { makeShell } from './platform/http/shell.ts'
import type { Log } from './platform/log.ts'
import type { Mailer } from './platform/mail/mailer.ts'
import { privacyRoutes } from './privacy/routes.ts'
import { rulesNaming } from './process/conditions/rules-naming.ts'
import { libraryRoutes } from './process/questionnaires/routes.ts'
import { processRoutes } from './process/routes.ts'
import { productRoutes } from './products/routes.ts'
import { sampleRoutes } from './sample/routes.ts'
import { searchRoutes } from './search/routes.ts'
import { segmentRoutes } from './segments/routes.ts'
import { sharingRoutes } from './sharing/routes.ts'
import { approvalRoutes } from './tasks/approvals/routes.ts'
import { fileRoutes } from './tasks/files/routes.ts'
import { passTasksOn } from './tasks/hand-offs/pass-tasks-on.ts'
import { questionnaireRoutes } from './tasks/questionnaires/routes.ts'
import { makeAuthenticator } from './team/identity/sessions/authenticate.ts'
import { sessionCookie } from './team/identity/sessions/cookie.ts'
import { teamRoutes } from './team/routes.ts'

export interface AppOptions {
  db: Database
  /** For its gauges in /metrics. */
  pool?: Pool
  config: Config
  log: Log
  mailer: Mailer
  /** The built web app; absent: the API alone. */
  webFolder?: string
  /** Compare every answer with its contract: for tests. */
  checkAnswers?: boolean
}

/** The whole server, every concept mounted in the order of the ladder; `listen` is up to the caller. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { db, pool, config, log, mailer, webFolder, checkAnswers = false } = options
  const { publicUrl } = config
  const app = await makeShell({ config, log, checkAnswers })
  const background = makeBackground(log)
  const cookie = sessionCookie(publicUrl)
  if (!cookie.secure)
    log.warn({ publicUrl }, 'people sign in over plain http: anybody on the way can read along')
  const { authenticate, forget } = makeAuthenticator(db, cookie)
  app.decorateRequest('signedIn', null)
  nameSchemas()
  await app.register(fastifySwagger, openapi)
  await acceptForms(app, [uploadImport, addTaskFile, addDealFile, addCompanyFile, addPersonFile])

  const followers = followEvents(db, {
    pauseMs: 300,
    fault: (why) => log.error({ err: why }, 'following events'),
  })
  const imports = makeImportRunner(db, log, pool && connectionOf(pool))
  const versionMoves = makeVersionMoveRunner(db, log)
  const bulkEdits = makeBulkEditRunner(db, log)
  const bindings = [
    ...teamRoutes({ cookie, mailer, publicUrl, foundings, forget, passTasksOn, tell: notify }),
    ...fieldRoutes,
    ...segmentRoutes(async (tx, actor, segment) => [
      ...(await rulesNaming(tx, actor, segment)),
      ...(await rulesWithSegment(tx, actor, segment)),
    ]),
    ...processRoutes({ countOpenDeals, countRunningDeals }),
    ...libraryRoutes,
    ...customerRoutes,
    ...contactRoutes,
    ...tagRoutes,
    ...productRoutes,
    ...questionnaireRoutes(dealsForTasks),
    ...approvalRoutes(dealsForTasks),
    ...fileRoutes({
      deals: dealsForTasks,
      store: openFileStore(config.dataFolder),
      scanCommand: config.scanCommand,
      most: config.filesMegabytes * 1_000_000,
    }),
    ...activityRoutes(dealsForActivities),
    ...dealRoutes,
    ...historyRoutes,
    ...buyingRoutes,
    ...choosingRoutes,
    ...versionMoveRoutes({ runner: versionMoves }),
    ...handOffRoutes,
    ...duplicateRoutes,
    ...checkRoutes,
    ...assignmentRoutes,
    ...qualificationRoutes,
    ...scoreRoutes,
    ...leadRoutes,
    ...chatRoutes,
    ...formRoutes({ publicUrl, mailWorks: mailer.sends }),
    ...privacyRoutes({ store: openFileStore(config.dataFolder) }),
    ...exportRoutes,
    ...sharingRoutes({ forget }),
    ...noticeRoutes,
    ...deadlineRoutes,
    ...searchRoutes,
    ...insightRoutes,
    ...importRoutes({ runner: imports }),
    ...bulkRoutes({ runner: bulkEdits }),
    ...sampleRoutes,
    ...liveRoutes({ followers }),
  ]
  tellHealth(app, db)
  measure(app, {
    pool,
    mayRead: async (request) => (await authenticate(request))?.rights['workspace.manage'] ?? false,
  })
  mount(app, { db, authenticate, runInBackground: background.run }, bindings)
  app.setNotFoundHandler(refuseMissing(app.contractRoutes))
  await serveForms(app, { db, mailer, publicUrl, runInBackground: background.run })
  if (webFolder) serveChat(app, { db, webFolder, publicUrl })
  if (webFolder) await servePages(app, { webFolder, publicUrl })
  app.addHook('preClose', async () => followers.stop())
  app.addHook('preClose', imports.stop)
  app.addHook('preClose', versionMoves.stop)
  app.addHook('preClose', bulkEdits.stop)
  app.addHook('onClose', background.finished)
  return app
}

const openapi = {
  openapi: {
    openapi: '3.1.0',
    info: { title: 'Stagecraft', version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    components: {
      securitySchemes: {
        key: { type: 'http' as const, scheme: 'bearer', description: 'An API key, `sc_…`.' },
      },
    },
    security: [{ key: [] }],
  },
  transform: jsonSchemaTransform,
  transformObject: jsonSchemaTransformObject,
}
