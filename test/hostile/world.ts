import { showChat } from '../../contract/chat/chats.ts'
import * as activities from '../../contract/customers/activities.ts'
import * as companies from '../../contract/customers/companies.ts'
import * as people from '../../contract/customers/people.ts'
import { tagCompany } from '../../contract/customers/tags.ts'
import * as deals from '../../contract/deals/deals.ts'
import * as moves from '../../contract/deals/moves.ts'
import { excuseFinding } from '../../contract/hygiene/repairs.ts'
import * as imports from '../../contract/imports/imports.ts'
import type { ImportMapping } from '../../contract/imports/mapping.ts'
import { contactLead } from '../../contract/leads/acts.ts'
import * as leads from '../../contract/leads/leads.ts'
import { erasePerson } from '../../contract/privacy.ts'
import * as versionMoves from '../../contract/process/version-moves.ts'
import * as products from '../../contract/products.ts'
import type { Route } from '../../contract/route.ts'
import * as tasks from '../../contract/tasks/tasks.ts'
import { lookAfterRecords } from '../../server/hygiene/checks/look-after-records.ts'
import { notify } from '../../server/notices/notify.ts'
import { newId } from '../../server/platform/ids.ts'
import { printProcess } from '../../server/process/yaml/yaml.ts'
import { lampProcess } from '../cast.ts'
import { sampleOf } from '../isolation/sample.ts'
import { bulkEditOf, makeWorld, soundChat, soundForm, talkOf, type World } from '../isolation/worlds.ts'
import type { Client, TestServer } from '../server.ts'
import { writeDownTwice } from './duplicates.ts'

export interface HostileWorld extends World {
  key: Client
  /** The administrator's key. */
  headers: Record<string, string>
  mapping: ImportMapping
}

/** A request that a route understands, to be spoilt in one place. */
export interface Sound {
  params: Record<string, string>
  query: Record<string, string>
  body: unknown
}

/** Two records of every kind, so that every list has a second page. */
export async function makeHostileWorld(server: TestServer): Promise<HostileWorld> {
  const world = await makeWorld(server, 'Fjord')
  const key = await server.client(world.cast.kari)
  const parent = await key.call(companies.createCompany, { body: { name: 'Fjord Group' } })
  const boss = await key.call(people.createPerson, { body: { name: 'Fjord Second' } })
  const tagged = { params: { id: parent.id }, body: { name: 'Fjord other tag' } }
  const otherTag = await key.call(tagCompany, tagged)
  await writeDownTwice(server, key, world)
  for (const name of ['Fjord Third', 'Fjord Fourth']) {
    const { id, version } = await key.call(people.createPerson, { body: { name } })
    await key.call(erasePerson, { params: { id }, ifMatch: version, body: {} })
  }
  await key.call(products.createProduct, { body: { name: 'Fjord shade' } })
  await bulkEditOf(key, parent.id, 'Fjord rang twice')
  await key.call(deals.createDeal, { body: { title: 'Fjord second deal', amount: 10 } })
  await key.call(leads.createLead, { body: { name: 'Fjord second lead' } })
  await key.call(contactLead, {
    params: { id: world.ids.lead as never },
    body: { kind: 'note', body: 'once' },
  })
  const params = { dealId: world.ids.deal as never }
  for (const name of ['Call them', 'Call them again'])
    await key.call(tasks.addTask, {
      params,
      body: { name, kind: 'call', assigneeId: world.cast.kari.memberId },
    })
  // Two deals whose price is to be calculated wait in the analysts' queue.
  for (const title of ['Fjord third deal', 'Fjord fourth deal']) {
    const { id } = await key.call(deals.createDeal, { body: { title, amount: 10 } })
    await key.call(moves.moveDeal, { params: { id }, body: { to: 'pricing' } })
  }
  const { slug } = await key.call(showChat, { params: { id: world.ids.chat as never } })
  await talkOf(server, key, slug, 'Fjordsecond')
  const { kari, ola } = world.cast
  const told = {
    memberId: kari.memberId,
    type: 'deal.stage_warned',
    dealId: world.ids.deal as never,
  } as const
  await server.db.write(kari.workspaceId, (tx) => notify(tx, ola, [told, told]))
  for (const body of ['once', 'twice'])
    await key.call(activities.logActivity, {
      body: { kind: 'note', companyId: world.ids.company as never, body },
    })
  const uploads: imports.ImportInFull[] = []
  for (const fileName of ['a.csv', 'b.csv'])
    uploads.push(
      await key.call(imports.uploadImport, {
        body: { kind: 'companies', fileName, text: 'name,city\nAcme,Oslo\nBeta,Bergen\n' },
      }),
    )
  const first = { id: world.ids['version-move'] as never }
  await key.call(versionMoves.cancelVersionMove, { params: first, body: {} })
  const second = await key.call(versionMoves.startVersionMove, {
    params: { id: world.ids.process as never },
    body: { toVersion: 1, reason: 'twice' },
  })
  await key.call(versionMoves.cancelVersionMove, { params: { id: second.id }, body: {} })
  await lookAfterRecords(server.db, [kari.workspaceId])
  for (const check of ['company_website', 'company_email'])
    await key.call(excuseFinding, {
      params: { key: check as never, id: world.ids.company as never },
      body: { reason: 'It is as it is' },
    })
  const [upload] = uploads as [imports.ImportInFull]
  return {
    ...world,
    key,
    headers: key.headers,
    ids: {
      ...world.ids,
      parent: parent.id,
      boss: boss.id,
      'other-tag': otherTag.id,
      import: upload.id,
      session: newId<string>(),
    },
    mapping: {
      ...(upload.proposed as ImportMapping),
      columns: { name: 'name', city: 'city' },
    } as never,
  }
}

/** What `route` understands, every optional field of its body present. */
export function soundRequest(route: Route, world: HostileWorld): Sound {
  return {
    params: paramsOf(route, world),
    query: requiredQuery(route, world),
    body: bodyOf(route, world),
  }
}

const wordOf: Record<string, string> = {
  role: 'analyst',
  code: 'DE',
  stage: 'first_talk',
  status: 'new',
  entity: 'company',
  token: 'x'.repeat(32),
}

function paramsOf(route: Route, world: HostileWorld): Record<string, string> {
  return Object.fromEntries(
    [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => {
      if (route.path.startsWith('/retention-rules')) return [name, 'silent_people']
      if (route.path.startsWith('/search')) return [name, 'companies']
      if (name === 'key' && route.path.startsWith('/checks')) return [name, world.ids.check as string]
      if (name === 'key') return [name, route.path.startsWith('/roles') ? 'seller' : 'pipeline']
      return [name, wordOf[name] ?? world.ids[kindOf(name, route.path)] ?? newId<string>()]
    }),
  )
}

function requiredQuery(route: Route, world: HostileWorld): Record<string, string> {
  const shape = route.query?.shape ?? {}
  const query: Record<string, string> = {}
  for (const [name, schema] of Object.entries(shape))
    if (!schema.safeParse(undefined).success)
      query[name] = String(
        sampleOf(schema as never, (_, { format }) =>
          format === 'uuid' ? (world.ids[kindOf(name, route.path)] ?? newId<string>()) : undefined,
        ),
      )
  // A list of activities is one of something.
  if (route.path === '/activities' && route.method === 'GET') query.company = world.ids.company as string
  // Two companies are called so.
  if (route.path === '/search/{kind}') query.q = 'Fjord'
  if (route.path === '/search/records') query.of = `companies:${world.ids.company}`
  return query
}

/** What is looked for in companies. */
const soundCheck: Record<string, unknown> = { about: { all: [] }, fault: { is: 'missing', fields: ['city'] } }

function bodyOf(route: Route, world: HostileWorld): unknown {
  if (!route.body) return undefined
  if (route.path === '/processes') return { yaml: printProcess(lampProcess) }
  if (route.path === '/process-drafts') return { name: 'Selling by letter' }
  if (route.path === '/imports') return { kind: 'companies', fileName: 'firms.csv', text: 'name\nAcme\n' }
  if (route.path.endsWith('/mapping')) return world.mapping
  return sampleOf(route.body, (path, { format }) => {
    if (/country$/i.test(path)) return 'DE'
    if (/region$/i.test(path)) return 'BY'
    if (path === 'teamId' && route.path === '/views') return null
    if (route.path.startsWith('/chat') && path in soundChat) return soundChat[path]
    if (route.path.startsWith('/forms') && path in soundForm) return soundForm[path]
    if (path === 'query' && route.path === '/exports') return ''
    if (path === 'columns' && route.path === '/exports') return ['name']
    // A deputy does something, if not everything.
    if (path === 'tasks' && route.path.endsWith('/deputies')) return true
    if (/(^|\.)filter$/.test(path) && /^\/(segments|views|assignment-rules|lead-)/.test(route.path))
      return { all: [] }
    if (path === 'questionnaire' && route.path.startsWith('/lead-qualification')) return 'bant'
    if (route.path.startsWith('/checks') && path in soundCheck) return soundCheck[path]
    if (format === 'uuid') return world.ids[kindOf(path, route.path)] ?? newId<string>()
    return undefined
  })
}

/** Which kind of record an id in a path or field means. */
function kindOf(name: string, path: string): string {
  if (path === '/own-fields/order') return 'ownField'
  if (path === '/assignment-rules/order') return 'assignment-rule'
  if (path.startsWith('/checks') && name === 'id') return 'company'
  if (path.startsWith('/bulk-edits') && /(^|\.)(ids|except)$/.test(name)) return 'company'
  const last = name.split('.').at(-1) ?? name
  if (/^(?:company|person)\.id$/.test(name)) return name.split('.')[0] as string
  if (last === 'duplicateOf' || (/\bids\b/.test(name) && path.startsWith('/leads'))) return 'lead'
  const words: Record<string, string> = {
    ids: 'deal',
    '0': path.includes('bulk') ? 'deal' : 'member',
    parentId: 'parent',
    reportsToId: 'boss',
    into: 'other-tag',
    processId: 'process',
    fromId: 'member',
    to: 'member',
    deputyId: 'member',
  }
  if (/owner|assignee|member|leads/i.test(name)) return 'member'
  const kind = words[last] ?? last.replace(/Ids?$/, '')
  if (kind !== 'id') return kind
  const collections: Record<string, string> = {
    'own-fields': 'ownField',
    companies: 'company',
    people: 'person',
    'api-keys': 'apiKey',
    processes: 'process',
    activities: 'activity',
    deputies: 'deputyPeriod',
  }
  const collection = path.split('/')[1] ?? ''
  return collections[collection] ?? collection.replace(/s$/, '')
}
