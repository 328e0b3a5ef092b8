import type { Route } from '../../contract/route.ts'
import { newId } from '../../server/platform/ids.ts'
import { sampleOf } from './sample.ts'
import { canary, soundChat, soundForm, type World } from './worlds.ts'

/** Which kind of record an id in a path or field means. */
export function kindOf(name: string, path: string): string {
  if (path === '/own-fields/order') return 'ownField'
  if (path === '/assignment-rules/order') return 'assignment-rule'
  if (path.startsWith('/checks')) {
    if (name === 'key') return 'check'
    if (name === 'id') return 'company'
  }
  if (path.startsWith('/bulk-edits') && /(^|\.)(ids|except)$/.test(name)) return 'company'
  const last = name.split('.').at(-1) ?? name
  if (/^(?:company|person)\.id$/.test(name)) return name.split('.')[0] as string
  if (last === 'duplicateOf' || (/\bids\b/.test(name) && path.startsWith('/leads'))) return 'lead'
  const named: Record<string, string> = {
    ids: 'deal',
    owner: 'member',
    ownerId: 'member',
    assignee: 'member',
    assigneeId: 'member',
    leads: 'member',
    members: 'member',
    departments: 'department',
    memberIds: 'member',
    deal: 'deal',
    parentId: 'company',
    deputyId: 'member',
    fromId: 'member',
    to: 'member',
    reportsToId: 'person',
    into: 'tag',
    teamIds: 'team',
    teams: 'team',
    process: 'process',
    workspaceId: 'workspace',
  }
  const kind = named[last] ?? last.replace(/Ids?$/, '')
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

/** Path parameters of a route, ids taken from `world`, else random. */
export function paramsOf(route: Route, world: World | null): Record<string, string> {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string)
  return Object.fromEntries(
    names.map((name) => {
      if (route.path === '/search/{kind}') return [name, 'companies']
      const id = world?.ids[kindOf(name, route.path)]
      return [name, id ?? (/id$/i.test(name) || world === null ? newId<string>() : 'pricing')]
    }),
  )
}

/** What a body must say to be understood in a world of test/cast.ts, where the sample knows no better. */
const soundWords: Record<string, unknown> = {
  toVersion: 2,
  returnsTo: 'first_talk',
  plan: null,
  'document.key': 'lamps',
  ...soundChat,
}

/** What is looked for in companies. */
const soundCheck: Record<string, unknown> = { about: { all: [] }, fault: { is: 'missing', fields: ['city'] } }

/** How a list is asked for as a file. */
const soundList: Record<string, unknown> = { query: '', columns: ['name'] }

/** A body the route understands, ids taken from `world`. */
export function bodyOf(route: Route, world: World): unknown {
  if (!route.body) return undefined
  return sampleOf(route.body, (path, { format }) => {
    if (/(^|\.)filter$/.test(path) && /^\/(segments|views|assignment-rules|lead-)/.test(route.path))
      return { all: [] }
    // Shared with a team, so that the team of the other company is tried for as well.
    if (path === 'sharedWith' && route.path.startsWith('/views')) return 'team'
    if (path === 'questionnaire' && route.path.startsWith('/lead-qualification')) return 'bant'
    if (route.path.startsWith('/checks') && path in soundCheck) return soundCheck[path]
    if (route.path === '/exports' && path in soundList) return soundList[path]
    if (path === 'tasks' && route.path.endsWith('/deputies')) return true
    if (route.path.startsWith('/forms') && path in soundForm) return soundForm[path]
    if (path in soundWords) return soundWords[path]
    return format === 'uuid' ? (world.ids[kindOf(path, route.path)] ?? newId<string>()) : undefined
  })
}

/** The query a route cannot do without. */
export function requiredQuery(route: Route, ours: World): Record<string, unknown> | undefined {
  const shape = route.query?.shape ?? {}
  const required = Object.entries(shape).filter(([, schema]) => !schema.safeParse(undefined).success)
  if (required.length === 0) return undefined
  if (route.path === '/search/records') return { of: `companies:${ours.ids.company}` }
  return Object.fromEntries(
    required.map(([name, schema]) => [
      name,
      sampleOf(schema as never, (_, { format }) =>
        format === 'uuid' ? (ours.ids[kindOf(name, route.path)] ?? newId<string>()) : undefined,
      ),
    ]),
  )
}

/** The same route asked for what only the other company has. */
export function searching(route: Route, ours: World): Record<string, unknown> | undefined {
  const name = ['q', 'text'].find((key) => key in (route.query?.shape ?? {}))
  return name === undefined ? undefined : { ...requiredQuery(route, ours), [name]: canary }
}
